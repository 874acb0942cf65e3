using System.Text;

namespace Appliance.Hardware.Fonts;

/// <summary>
/// Turns text into what Japanese printers and fonts hold: CP932 within the rows a printer has, one or two bytes a
/// character. What it lacks becomes 〓 (the geta mark, 伏せ字); control characters become a space, so that no text
/// from outside can be taken for a command.
/// </summary>
internal static class ShiftJisText
{
    /// <summary>The first bytes of kanji the printer takes, from Epson's reference: 81–9F and E0–EF.</summary>
    public static bool IsLeadByte(byte value) => value is (>= 0x81 and <= 0x9F) or (>= 0xE0 and <= 0xEF);

    private static readonly Encoding Cp932 = CodePagesEncodingProvider.Instance.GetEncoding(
        932, new EncoderReplacementFallback("〓"), new DecoderReplacementFallback("〓"))!;

    private const char Dakuten = '\u3099';
    private const char Handakuten = '\u309A';

    /// <summary>Second bytes a first byte can have: 40–7E and 80–FC.</summary>
    private const int CellsOfLead = 188;

    /// <summary>Where EEEF stands, counted from ED40.</summary>
    private const int NecRomanIndex = 362;

    private static readonly byte[] Geta = [0x81, 0xAC];

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
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (character is Dakuten or Handakuten) AddSoundMark(prepared, character);
            else if (char.IsSurrogatePair(text, index)) prepared.Append('〓');
            else prepared.Append(Replace(character));
            if (char.IsSurrogatePair(text, index)) index++;
        }

        return prepared.ToString();
    }

    /// <summary>
    /// Joins a combining sound mark with its kana, as it comes from file names and some keyboards. Unicode
    /// normalisation would also turn names like 福 into their new forms, and is not there without ICU.
    /// </summary>
    private static void AddSoundMark(StringBuilder prepared, char mark)
    {
        var kana = prepared.Length == 0 ? ' ' : prepared[^1];
        var hiragana = kana is >= 'ァ' and <= 'ヶ' ? (char)(kana - 'ァ' + 'ぁ') : kana;
        var isVoiced = mark == Dakuten && "かきくけこさしすせそたちつてとはひふへほ".Contains(hiragana);
        var isHalfVoiced = mark == Handakuten && "はひふへほ".Contains(hiragana);
        if (isVoiced || isHalfVoiced) prepared[^1] = (char)(kana + (isVoiced ? 1 : 2));
        else if (kana == 'ウ' && mark == Dakuten) prepared[^1] = 'ヴ';
        else prepared.Append(mark == Dakuten ? '゛' : '゜');
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
        return FindInNecRows(first, character.Span[1]) is { } nec ? nec : Geta;
    }

    /// <summary>
    /// CP932 writes the IBM extensions (髙, 﨑) with first bytes FA–FC, which printers do not take. The same characters
    /// stand in the same order in the NEC rows: the 360 kanji from FA5C at ED40, small Roman numerals at EEEF.
    /// </summary>
    private static byte[]? FindInNecRows(byte first, byte second)
    {
        var index = ((first - 0xFA) * CellsOfLead) + second - 0x40 - (second > 0x7F ? 1 : 0);
        return index switch
        {
            >= 0 and < 10 => NecCell(index + NecRomanIndex),
            >= 28 and < 28 + 360 => NecCell(index - 28),
            _ => null,
        };
    }

    private static byte[] NecCell(int index)
    {
        var second = 0x40 + (index % CellsOfLead);
        return [(byte)(0xED + (index / CellsOfLead)), (byte)(second >= 0x7F ? second + 1 : second)];
    }
}
