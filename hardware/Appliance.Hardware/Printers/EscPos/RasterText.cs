using Appliance.Hardware.Fonts;
using Appliance.Hardware.Ports;

namespace Appliance.Hardware.Printers.EscPos;

/// <summary>Draws a line of text as a picture, for printers without a kanji ROM.</summary>
internal static class RasterText
{
    /// <summary>Dots of paper between two lines: 30 from line to line, as the printer itself has.</summary>
    public const int GapDots = 6;

    private static readonly byte[] Geta = [0x81, 0xAC];

    /// <summary>Whether any printer has these characters: ASCII but for the yen sign's place.</summary>
    public static bool IsPlain(IReadOnlyList<ReadOnlyMemory<byte>> characters) =>
        characters.All(character => character.Length == 1 && character.Span[0] is < 0x80 and not 0x5C);

    /// <summary>Draws characters of Shift_JIS beside each other; one that the font lacks as 〓, or not at all.</summary>
    public static PrintBitmap Draw(
        JapaneseFont font, IReadOnlyList<ReadOnlyMemory<byte>> characters, bool bold, int scale)
    {
        var width = characters.Sum(character => character.Length) * font.CellDots * scale;
        var height = font.HeightDots * scale;
        var stride = (width + 7) / 8;
        var dots = new byte[stride * height];
        var left = 0;
        foreach (var character in characters)
        {
            var drawn = font.Has(character.Span) ? character : Geta;
            var origin = left;
            if (font.Has(drawn.Span)) font.Draw(drawn.Span, (x, y) => Blacken(origin + x, y));
            left += character.Length * font.CellDots;
        }

        return new(width, height, dots);

        void Blacken(int x, int y)
        {
            // Emphasis is what the printer does too: each dot once more, one to the right.
            var end = Math.Min(((x + 1) * scale) + (bold ? 1 : 0), width);
            for (var row = y * scale; row < (y + 1) * scale; row++)
            {
                for (var column = x * scale; column < end; column++)
                    dots[(row * stride) + (column / 8)] |= (byte)(0x80 >> (column % 8));
            }
        }
    }
}
