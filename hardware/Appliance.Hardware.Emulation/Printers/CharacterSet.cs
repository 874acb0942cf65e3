using System.Text;

namespace Appliance.Hardware.Emulation.Printers;

/// <summary>Which characters the bytes of a text stand for; FS and ESC commands choose among them.</summary>
internal sealed class CharacterSet
{
    private const char Undefined = '\u3000';
    private const int JapaneseSet = 8;
    private const int KatakanaPage = 1;

    private static readonly Encoding Cp932 = CodePagesEncodingProvider.Instance.GetEncoding(
        932, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\u3000"))!;

    private static readonly Encoding Cp437 = CodePagesEncodingProvider.Instance.GetEncoding(437)!;

    /// <summary>FS &amp; and FS .</summary>
    public bool Kanji { get; set; }

    /// <summary>FS C: Shift_JIS instead of JIS.</summary>
    public bool ShiftJis { get; set; }

    /// <summary>ESC t.</summary>
    public int Page { get; set; }

    /// <summary>ESC R.</summary>
    public int International { get; set; }

    /// <summary>Back to the state of a Japanese model at power on.</summary>
    public void Reset() => (Kanji, ShiftJis, Page, International) = (false, false, 0, 0);

    /// <summary>Whether a byte is the first of two.</summary>
    public bool IsLead(byte value)
    {
        if (!Kanji) return false;
        return ShiftJis
            ? value is (>= 0x81 and <= 0x9F) or (>= 0xE0 and <= 0xEF)
            : value is >= 0x21 and <= 0x7E;
    }

    /// <summary>A two-byte character.</summary>
    public char Decode(byte first, byte second)
    {
        if (!ShiftJis)
        {
            if (second is < 0x21 or > 0x7E) return Undefined;
            (first, second) = ToShiftJis(first, second);
        }

        if (second is < 0x40 or 0x7F or > 0xFC) return Undefined;
        if (first is 0xED or 0xEE) (first, second) = ToIbmRows(first, second);
        var text = Cp932.GetString([first, second]);
        return text.Length == 1 ? text[0] : Undefined;
    }

    /// <summary>A one-byte character.</summary>
    public char Decode(byte value)
    {
        if (value == 0x5C && International == JapaneseSet) return '¥';
        if (value < 0x80) return (char)value;
        if (Page == KatakanaPage) return value is >= 0xA1 and <= 0xDF ? (char)(0xFF61 + value - 0xA1) : ' ';
        return Page == 0 ? Cp437.GetString([value])[0] : ' ';
    }

    /// <summary>The decoder knows the IBM extensions by their codes from FA40 only, not by those of the NEC rows.</summary>
    private static (byte First, byte Second) ToIbmRows(byte first, byte second)
    {
        var index = ((first - 0xED) * 188) + second - (second > 0x7F ? 0x41 : 0x40);
        var ibm = index switch
        {
            >= 372 => index - 352, // signs, from FA54
            >= 362 => index - 362, // small Roman numerals, from FA40
            _ => index + 28, // kanji, from FA5C
        };
        var cell = 0x40 + (ibm % 188);
        return ((byte)(0xFA + (ibm / 188)), (byte)(cell >= 0x7F ? cell + 1 : cell));
    }

    /// <summary>JIS X 0208 row and cell to Shift_JIS.</summary>
    private static (byte First, byte Second) ToShiftJis(byte row, byte cell)
    {
        var first = ((row - 0x21) >> 1) + 0x81;
        if (first > 0x9F) first += 0x40;
        var second = row % 2 == 0 ? cell + 0x7E : cell + 0x1F + (cell >= 0x60 ? 1 : 0);
        return ((byte)first, (byte)second);
    }
}
