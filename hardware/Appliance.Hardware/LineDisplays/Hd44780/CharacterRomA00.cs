using System.Collections.Frozen;

namespace Appliance.Hardware.LineDisplays.Hd44780;

/// <summary>
/// Unicode to the character codes of ROM A00 (HD44780U datasheet, table 4, page 17): ASCII without <c>\</c> and
/// <c>~</c>, the yen sign in the place of <c>\</c>, arrows at 7E and 7F, half-width katakana at A1–DF as in
/// JIS X 0201.
/// </summary>
public static class CharacterRomA00
{
    /// <summary>Code of an empty cell.</summary>
    public const byte Blank = 0x20;

    /// <summary>Code shown for what the ROM does not hold.</summary>
    public const byte Unknown = (byte)'?';

    private const byte FirstKana = 0xA1;
    private const byte VoicedMark = 0xDE;
    private const byte SemiVoicedMark = 0xDF;
    private const int HiraganaToKatakana = 0x30A1 - 0x3041;
    private const int FullToHalfAscii = 0xFF01 - 0x21;

    /// <summary>Full-width signs and kana in the order of their half-width codes A1–DF.</summary>
    private const string KanaByCode =
        "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";

    /// <summary>Kana with a voicing mark, beside the kana they are made of.</summary>
    private const string Voiced =
        "ガカギキグクゲケゴコザサジシズスゼセゾソダタヂチヅツデテドトバハビヒブフベヘボホヴウヷワヺヲ";

    private const string SemiVoiced = "パハピヒプフペヘポホ";

    /// <summary>Kana that JIS X 0201 lacks, beside the nearest it has.</summary>
    private const string Nearest = "ヮワヵカヶケヰイヱエ";

    private static readonly FrozenDictionary<int, (byte Code, byte Mark)> Table = BuildTable();

    /// <summary>
    /// The cells a text takes. Hiragana and katakana of either width become half-width katakana, a voicing mark a cell
    /// of its own; full-width ASCII becomes half-width; anything else becomes <c>?</c>, one a character.
    /// </summary>
    public static IEnumerable<byte> Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var rune in text.EnumerateRunes())
        {
            var (code, mark) = Table.GetValueOrDefault(Fold(rune.Value), (Unknown, (byte)0));
            yield return code;
            if (mark != 0) yield return mark;
        }
    }

    private static int Fold(int character) => character switch
    {
        >= 0xFF01 and <= 0xFF5E => character - FullToHalfAscii,
        >= 0x3041 and <= 0x3096 => character + HiraganaToKatakana,
        _ => character,
    };

    private static FrozenDictionary<int, (byte Code, byte Mark)> BuildTable()
    {
        Dictionary<int, (byte Code, byte Mark)> table = [];
        for (var code = 0x20; code <= 0x7D; code++)
        {
            if (code != '\\') table[code] = ((byte)code, 0);
        }

        table['¥'] = table['￥'] = (0x5C, 0);
        table['→'] = (0x7E, 0);
        table['←'] = (0x7F, 0);
        table['\u3000'] = (Blank, 0);
        table['°'] = (SemiVoicedMark, 0); // The ROM draws the mark as a small ring at the top left.
        for (var index = 0; index < KanaByCode.Length; index++)
        {
            var code = (byte)(FirstKana + index);
            table[KanaByCode[index]] = table['\uFF61' + index] = (code, 0);
        }

        table['\u3099'] = (VoicedMark, 0);
        table['\u309A'] = (SemiVoicedMark, 0);
        AddPairs(table, Voiced, VoicedMark);
        AddPairs(table, SemiVoiced, SemiVoicedMark);
        AddPairs(table, Nearest, mark: 0);
        return table.ToFrozenDictionary();
    }

    private static void AddPairs(Dictionary<int, (byte Code, byte Mark)> table, string pairs, byte mark)
    {
        for (var index = 0; index < pairs.Length; index += 2)
            table[pairs[index]] = (table[pairs[index + 1]].Code, mark);
    }
}
