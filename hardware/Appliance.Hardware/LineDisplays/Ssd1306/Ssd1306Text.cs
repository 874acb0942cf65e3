using Appliance.Hardware.Fonts;

namespace Appliance.Hardware.LineDisplays.Ssd1306;

/// <summary>Draws rows of text as the controller's memory holds them: eight pages of 128 columns, the top dot in bit 0.</summary>
internal static class Ssd1306Text
{
    public const int WidthDots = 128;
    public const int Pages = 8;

    private static readonly byte[] Unknown = [(byte)'?'];
    private static readonly byte[] Geta = [0x81, 0xAC];

    /// <summary>Draws; a full-width character that has room for one half of it only is left out.</summary>
    public static byte[] Draw(JapaneseFont font, IReadOnlyList<string> texts, int columns, int rows)
    {
        var memory = new byte[Pages * WidthDots];
        for (var row = 0; row < Math.Min(rows, texts.Count); row++)
        {
            var column = 0;
            foreach (var character in Characters(font, texts[row]))
            {
                if (column + character.Length > columns) break;
                var (left, top) = (column * font.CellDots, row * font.HeightDots);
                font.Draw(
                    character.Span,
                    (x, y) => memory[((top + y) / 8 * WidthDots) + left + x] |= (byte)(1 << ((top + y) % 8)));
                column += character.Length;
            }
        }

        return memory;
    }

    /// <summary>The characters, one or two bytes each and as many cells; <c>?</c> for each that the font lacks.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Characters(JapaneseFont font, string text)
    {
        for (var index = 0; index < text.Length;)
        {
            var start = index;
            index += char.IsSurrogatePair(text, index) ? 2 : 1;
            if (index < text.Length && text[index] is '\u3099' or '\u309A') index++; // A sound mark joins its kana.
            var part = text[start..index];
            foreach (var character in ShiftJisText.Encode(part, int.MaxValue))
            {
                var isLacking = char.IsControl(part[0]) || !font.Has(character.Span)
                    || (character.Span.SequenceEqual(Geta) && part != "〓");
                yield return isLacking ? Unknown : character;
            }
        }
    }
}
