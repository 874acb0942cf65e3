using System.Text;

namespace Appliance.Firmware.Receipts;

/// <summary>Width of text on paper: half-width characters take one column, all others two (JIS X 0201 and JIS X 0208).</summary>
internal static class TextWidth
{
    public static int Of(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes()) width += Of(rune);
        return width;
    }

    /// <summary>The longest head of the text that fits.</summary>
    public static string Cut(string text, int columns)
    {
        var (width, length) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            width += Of(rune);
            if (width > columns) break;
            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }

    /// <summary>Left text and right text in one line of exactly <paramref name="columns"/>; the right part wins.</summary>
    public static string Pair(string left, string right, int columns)
    {
        var head = Cut(left, Math.Max(columns - Of(right) - 1, 0));
        return head + new string(' ', Math.Max(columns - Of(head) - Of(right), 0)) + right;
    }

    /// <summary>The text in lines that fit; broken anywhere, as Japanese is, and at its own line ends.</summary>
    public static IEnumerable<string> Wrap(string text, int columns)
    {
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var rest = paragraph;
            do
            {
                var head = Cut(rest, columns);
                if (head.Length == 0 && rest.Length > 0) break;
                yield return head;
                rest = rest[head.Length..];
            }
            while (rest.Length > 0);
        }
    }

    private static int Of(Rune rune) =>
        rune.Value is (>= 0x20 and <= 0x7E) or 0xA5 or (>= 0xFF61 and <= 0xFF9F) ? 1 : 2;
}
