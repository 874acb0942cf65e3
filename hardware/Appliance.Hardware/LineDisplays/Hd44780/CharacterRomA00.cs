namespace Appliance.Hardware.LineDisplays.Hd44780;

/// <summary>
/// Unicode to the character codes of ROM A00 (HD44780U datasheet, table 4, page 17): ASCII without <c>\</c> and
/// <c>~</c>, the yen sign in the place of <c>\</c>, arrows at 7E and 7F, half-width katakana at A1–DF as in
/// JIS X 0201.
/// </summary>
public static class CharacterRomA00
{
    /// <summary>Code of an empty cell.</summary>
    public const byte Blank = HalfWidthText.Blank;

    /// <summary>Code shown for what the ROM does not hold.</summary>
    public const byte Unknown = HalfWidthText.Unknown;

    /// <summary>The ROM draws the semi-voicing mark as a small ring at the top left: a degree sign.</summary>
    internal static HalfWidthText Text { get; } =
        new([('→', 0x7E), ('←', 0x7F), ('°', HalfWidthText.SemiVoicedMark)], lacks: "~");

    /// <summary>
    /// The cells a text takes. Hiragana and katakana of either width become half-width katakana, a voicing mark a cell
    /// of its own; full-width ASCII becomes half-width; anything else becomes <c>?</c>, one a character.
    /// </summary>
    public static IEnumerable<byte> Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Text.Encode(text);
    }
}
