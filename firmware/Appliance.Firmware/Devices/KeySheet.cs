using System.Globalization;
using System.Xml.Linq;
using Appliance.Domain.Register;
using Appliance.Firmware.Receipts;

namespace Appliance.Firmware.Devices;

/// <summary>Draws the key block for the wall beside it (キー配列表): A4 landscape, in millimetres, black on white.</summary>
internal static class KeySheet
{
    private const double Width = 297;
    private const double Height = 210;
    private const double Margin = 10;
    private const double HeadHeight = 14;
    private const double FootHeight = 8;
    private const double Gap = 1.5;
    private const double NameSize = 2.6;

    /// <summary>Largest and smallest height of a label's letters.</summary>
    private const double LabelSize = 8;

    private const double SmallestLabel = 2.8;

    /// <summary>Keys with codes and no places (USB) are listed in rows of so many.</summary>
    private const int ListedColumns = 10;

    /// <summary>A block wider than this is no block but a list of codes.</summary>
    private const int WidestBlock = 24;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <param name="shop">Whose keys they are, for the head of the sheet.</param>
    /// <param name="layout">Which key sits where.</param>
    /// <param name="goods">Names of the departments.</param>
    /// <returns>An SVG document.</returns>
    public static string Draw(string shop, KeyLayout layout, Goods goods)
    {
        var places = Places(layout);
        var rows = places.Max(it => it.Row) + 1;
        var columns = places.Max(it => it.Column) + 1;
        var (top, left) = (Margin + HeadHeight, Margin);
        var width = (Width - (2 * Margin)) / columns;
        var height = (Height - (2 * Margin) - HeadHeight - FootHeight) / rows;
        XElement sheet = new(
            Svg + "svg",
            new XAttribute("width", $"{Width}mm"),
            new XAttribute("height", $"{Height}mm"),
            new XAttribute("viewBox", $"0 0 {Width} {Height}"),
            new XAttribute("font-family", "'Noto Sans CJK JP','Noto Sans JP','Hiragino Sans','Yu Gothic',sans-serif"),
            new XElement(Svg + "title", $"{shop} キー配列表"),
            new XElement(
                Svg + "rect", new XAttribute("width", "100%"), new XAttribute("height", "100%"), new XAttribute("fill", "#fff")),
            Text(Margin, Margin + 7, 7, $"{shop}　キー配列表", "start"),
            places.Select(it => Key(it.Key, goods, left + (it.Column * width), top + (it.Row * height), width - Gap, height - Gap)),
            Text(Margin, Height - Margin, 3.6, "※は軽減税率の部門です。エラー音が鳴ったら C を押してください。", "start"));
        return new XDocument(sheet).ToString();
    }

    private static List<(RegisterKey Key, int Row, int Column)> Places(KeyLayout layout) =>
        layout.Columns <= WidestBlock
            ? [.. layout.All]
            : [.. layout.All.Select((it, index) => (it.Key, index / ListedColumns, index % ListedColumns))];

    private static XElement Key(RegisterKey key, Goods goods, double x, double y, double width, double height)
    {
        var label = KeyLabels.Of(key, goods);

        // A letter of full width is about as wide as it is high, one of half width half of that.
        var size = Math.Clamp((width - 2) / Math.Max(TextWidth.Of(label) / 2.0, 1), SmallestLabel, LabelSize);
        return new(
            Svg + "g",
            new XElement(
                Svg + "rect",
                new XAttribute("x", Number(x)),
                new XAttribute("y", Number(y)),
                new XAttribute("width", Number(width)),
                new XAttribute("height", Number(height)),
                new XAttribute("rx", "2"),
                new XAttribute("fill", Shade(key)),
                new XAttribute("stroke", "#000"),
                new XAttribute("stroke-width", key == RegisterKey.Cash ? "1" : "0.4")),
            Text(x + (width / 2), y + (height / 2) + (size * 0.2), size, label, "middle"),
            Text(x + (width / 2), y + height - 1.5, NameSize, RegisterKeys.Name(key), "middle", "#555"));
    }

    /// <summary>Kinds of keys differ in grey, so that a copy in black and white still shows them.</summary>
    private static string Shade(RegisterKey key) => key switch
    {
        <= RegisterKey.DoubleZero => "#fff",
        >= RegisterKey.Department1 and <= RegisterKey.Department8 => "#e4e4e4",
        RegisterKey.Cash or RegisterKey.Subtotal => "#c8c8c8",
        >= RegisterKey.Credit and <= RegisterKey.OnAccount => "#d6d6d6",
        _ => "#f4f4f4",
    };

    private static XElement Text(double x, double y, double size, string text, string anchor, string fill = "#000") => new(
        Svg + "text",
        new XAttribute("x", Number(x)),
        new XAttribute("y", Number(y)),
        new XAttribute("font-size", Number(size)),
        new XAttribute("text-anchor", anchor),
        new XAttribute("fill", fill),
        text);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
