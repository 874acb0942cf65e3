using System.Text;

namespace Appliance.Firmware.Roster;

/// <summary>A text file of unknown origin.</summary>
/// <param name="Text">Without a mark at its beginning.</param>
/// <param name="Encoding">utf-8, utf-16 or shift_jis.</param>
internal sealed record TextFile(string Text, string Encoding)
{
    private const int Cp932 = 932;

    /// <summary>
    /// UTF-16 and UTF-8 by their marks, UTF-8 without one where the bytes are that, else Shift_JIS as Excel writes it (code
    /// page 932). What is no character becomes U+FFFD.
    /// </summary>
    public static TextFile Decode(byte[] file)
    {
        if (file is [0xFF, 0xFE, ..]) return new(System.Text.Encoding.Unicode.GetString(file.AsSpan(2)), "utf-16");
        if (file is [0xFE, 0xFF, ..]) return new(System.Text.Encoding.BigEndianUnicode.GetString(file.AsSpan(2)), "utf-16");
        try
        {
            return new(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file).TrimStart('\uFEFF'), "utf-8");
        }
        catch (DecoderFallbackException)
        {
            var japanese = CodePagesEncodingProvider.Instance.GetEncoding(
                Cp932, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))!;
            return new(japanese.GetString(file), "shift_jis");
        }
    }
}
