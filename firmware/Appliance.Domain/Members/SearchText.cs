using System.Text;

namespace Appliance.Domain.Members;

/// <summary>How names, readings and numbers are compared: as people say them, not as they were typed.</summary>
public static class SearchText
{
    private const int KatakanaToHiragana = 'ァ' - 'ぁ';
    private const int FullToAscii = '！' - '!';
    private const string JapanCode = "81";

    /// <summary>
    /// Hiragana for every kind of kana, small letters of one width, no blanks, dots or hyphens, and no variation
    /// selectors: 「ﾔﾏﾀﾞ ﾊﾅｺ」, 「ヤマダ　ハナコ」 and 「やまだはなこ」 become the same.
    /// </summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        StringBuilder folded = new(text.Length);
        foreach (var rune in HalfKana.ToFullWidth(text).EnumerateRunes())
        {
            if (IsLeftOut(rune)) continue;
            var value = rune.Value;
            if (value is >= 'ァ' and <= 'ヶ') folded.Append((char)(value - KatakanaToHiragana));
            else if (value is >= '！' and <= '～') folded.Append(char.ToLowerInvariant((char)(value - FullToAscii)));
            else folded.Append(rune.IsBmp ? char.ToLowerInvariant((char)value).ToString() : rune.ToString());
        }

        return folded.ToString();
    }

    /// <summary>The digits of a telephone number as dialled in Japan: +81 90… is 090….</summary>
    public static string PhoneDigits(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var ascii = HalfKana.AsciiDigits(text);
        var digits = string.Concat(ascii.Where(char.IsAsciiDigit));
        var isInternational = ascii.AsSpan().TrimStart() is ['+' or '＋', ..];
        return isInternational && digits.StartsWith(JapanCode, StringComparison.Ordinal) ? "0" + digits[JapanCode.Length..] : digits;
    }

    private static bool IsLeftOut(Rune rune) =>
        rune.Value is ' ' or '　' or '・' or '-' or '‐' or '－' or '\t'
        || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
