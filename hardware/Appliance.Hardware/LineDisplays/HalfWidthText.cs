using System.Collections.Frozen;

namespace Appliance.Hardware.LineDisplays;

/// <summary>
/// Text to the one-byte codes of displays that hold ASCII and half-width katakana at A1–DF, as JIS X 0201 does.
/// Hiragana and katakana of either width become half-width katakana, a voicing mark a cell of its own; full-width ASCII
/// becomes half-width; anything else becomes <c>?</c>, one a character.
/// </summary>
internal sealed class HalfWidthText
{
    /// <summary>Code of an empty cell.</summary>
    public const byte Blank = 0x20;

    /// <summary>Code shown for what a display does not hold.</summary>
    public const byte Unknown = (byte)'?';

    /// <summary>Code of the voicing mark.</summary>
    public const byte VoicedMark = 0xDE;

    /// <summary>Code of the semi-voicing mark.</summary>
    public const byte SemiVoicedMark = 0xDF;

    private const byte FirstKana = 0xA1;
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

    private readonly FrozenDictionary<int, (byte Code, byte Mark)> table;

    /// <summary>Makes a table: ASCII but for <c>\</c>, in whose place the yen sign stands, kana, and a display's own.</summary>
    /// <param name="own">Characters and codes of this display.</param>
    /// <param name="lacks">ASCII characters it has no picture of.</param>
    public HalfWidthText(IReadOnlyList<(char Character, byte Code)> own, string lacks)
    {
        Dictionary<int, (byte Code, byte Mark)> codes = [];
        for (var code = 0x20; code <= 0x7E; code++) codes[code] = ((byte)code, 0);
        foreach (var character in lacks) codes.Remove(character);
        codes.Remove('\\');
        codes['¥'] = codes['￥'] = (0x5C, 0);
        codes['\u3000'] = (Blank, 0);
        for (var index = 0; index < KanaByCode.Length; index++)
        {
            var code = (byte)(FirstKana + index);
            codes[KanaByCode[index]] = codes['\uFF61' + index] = (code, 0);
        }

        codes['\u3099'] = (VoicedMark, 0);
        codes['\u309A'] = (SemiVoicedMark, 0);
        AddPairs(codes, Voiced, VoicedMark);
        AddPairs(codes, SemiVoiced, SemiVoicedMark);
        AddPairs(codes, Nearest, mark: 0);
        foreach (var (character, code) in own) codes[character] = (code, 0);
        table = codes.ToFrozenDictionary();
    }

    /// <summary>The cells a text takes.</summary>
    public IEnumerable<byte> Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var rune in text.EnumerateRunes())
        {
            var (code, mark) = table.GetValueOrDefault(Fold(rune.Value), (Unknown, (byte)0));
            yield return code;
            if (mark != 0) yield return mark;
        }
    }

    /// <summary>The cells of a whole display: missing rows and cells are blank, what is too long is cut off.</summary>
    public byte[] EncodeRows(IReadOnlyList<string> texts, int columns, int rows)
    {
        var cells = new byte[columns * rows];
        Array.Fill(cells, Blank);
        for (var row = 0; row < Math.Min(rows, texts.Count); row++)
        {
            var column = 0;
            foreach (var code in Encode(texts[row]).Take(columns)) cells[(row * columns) + column++] = code;
        }

        return cells;
    }

    private static int Fold(int character) => character switch
    {
        >= 0xFF01 and <= 0xFF5E => character - FullToHalfAscii,
        >= 0x3041 and <= 0x3096 => character + HiraganaToKatakana,
        _ => character,
    };

    private static void AddPairs(Dictionary<int, (byte Code, byte Mark)> codes, string pairs, byte mark)
    {
        for (var index = 0; index < pairs.Length; index += 2)
            codes[pairs[index]] = (codes[pairs[index + 1]].Code, mark);
    }
}
