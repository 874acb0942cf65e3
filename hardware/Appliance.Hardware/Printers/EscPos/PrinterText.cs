using System.Text;

namespace Appliance.Hardware.Printers.EscPos;

/// <summary>
/// Turns text into what a Japanese ESC/POS printer can print: CP932 within the rows its ROM has, one or two bytes a
/// character. What it lacks becomes 〓 (the geta mark, 伏せ字); control characters become a space, so that no text
/// from outside can be taken for a command.
/// </summary>
internal static class PrinterText
{
    /// <summary>The first bytes of kanji the printer takes, from Epson's reference: 81–9F and E0–EF.</summary>
    public static bool IsLeadByte(byte value) => value is (>= 0x81 and <= 0x9F) or (>= 0xE0 and <= 0xEF);

    private static readonly Encoding Cp932 = CodePagesEncodingProvider.Instance.GetEncoding(
        932, new EncoderReplacementFallback("〓"), new DecoderReplacementFallback("〓"))!;

    private static readonly byte[] Geta = [0x81, 0xAC];

    /// <summary>
    /// CP932 writes the IBM extensions (髙, 﨑) with first bytes FA–FC, which printers do not take; the same
    /// characters stand in the NEC rows at ED–EE too.
    /// </summary>
    private static readonly Dictionary<int, byte[]> NecRows = FindNecRows();

    /// <summary>Encodes a line and cuts it off at a number of half-width cells.</summary>
    /// <param name="text">Any text; line ends count as control characters.</param>
    /// <param name="columns">Cells there are; a two-byte character takes two.</param>
    /// <returns>The characters, each one or two bytes.</returns>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Encode(string text, int columns)
    {
        List<ReadOnlyMemory<byte>> characters = [];
        var bytes = Cp932.GetBytes(Prepare(text));
        var used = 0;
        for (var index = 0; index < bytes.Length;)
        {
            var length = bytes[index] is (>= 0x81 and <= 0x9F) or (>= 0xE0 and <= 0xFC) ? 2 : 1;
            var character = ToPrintable(bytes.AsMemory(index, length));
            if (used + character.Length > columns) break;
            used += character.Length;
            characters.Add(character);
            index += length;
        }

        return characters;
    }

    private static string Prepare(string text)
    {
        StringBuilder prepared = new(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormC)) prepared.Append(Replace(character));
        return prepared.ToString();
    }

    /// <summary>
    /// Unicode has two characters for each of these signs of JIS X 0208, and CP932 knows only the other one.
    /// </summary>
    private static char Replace(char character) => character switch
    {
        '\u00A5' => '\\', // yen: 5C in the Japanese set
        '\u00A0' => ' ',
        '\u00A2' => '\uFFE0',
        '\u00A3' => '\uFFE1',
        '\u00AC' => '\uFFE2',
        '\u2014' => '\u2015',
        '\u2016' => '\u2225',
        '\u2212' => '\uFF0D',
        '\u301C' => '\uFF5E',
        _ => char.IsControl(character) ? ' ' : character,
    };

    private static ReadOnlyMemory<byte> ToPrintable(ReadOnlyMemory<byte> character)
    {
        var first = character.Span[0];
        if (character.Length == 1) return first is (>= 0x20 and <= 0x7E) or (>= 0xA1 and <= 0xDF) ? character : Geta;
        if (IsLeadByte(first)) return character;
        return NecRows.TryGetValue((first << 8) | character.Span[1], out var nec) ? nec : Geta;
    }

    private static Dictionary<int, byte[]> FindNecRows()
    {
        Dictionary<int, byte[]> rows = [];
        for (var first = 0xED; first <= 0xEE; first++)
        {
            for (var second = 0x40; second <= 0xFC; second++)
            {
                byte[] nec = [(byte)first, (byte)second];
                var ibm = Cp932.GetBytes(Cp932.GetString(nec));
                if (ibm is [>= 0xFA, _]) rows[(ibm[0] << 8) | ibm[1]] = nec;
            }
        }

        return rows;
    }
}
