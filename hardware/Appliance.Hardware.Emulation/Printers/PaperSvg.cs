using System.Security;
using System.Text;

namespace Appliance.Hardware.Emulation.Printers;

/// <summary>
/// Draws a sheet. Each character is centred in its own cell of the dot grid, so that columns stand in line whatever
/// font the viewer has.
/// </summary>
internal static class PaperSvg
{
    private const int TopDots = 24;
    private const int BottomDots = 48;
    private const int ToothDots = 8;
    private const string PathStart = "<path shape-rendering=\"crispEdges\" d=\"";
    private const string PathEnd = "\"/>\n";

    /// <summary>How far the foot of the letters is above the foot of the cell.</summary>
    private const int DescentDots = 4;

    /// <summary>Draws it as a whole SVG document.</summary>
    public static string Draw(int paperDots, IReadOnlyList<PaperRow> rows, bool isCut)
    {
        // 80 mm of paper around 576 dots, 58 mm around 384.
        var margin = paperDots <= 400 ? 40 : 32;
        var width = paperDots + (2 * margin);
        var height = TopDots + rows.Sum(row => row.HeightDots) + BottomDots;
        StringBuilder svg = new();
        svg.Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" ")
            .Append($"viewBox=\"{-margin} 0 {width} {height}\" text-anchor=\"middle\" fill=\"#1c1b1f\" ")
            .Append("font-family=\"&quot;Noto Sans Mono CJK JP&quot;,&quot;Noto Sans CJK JP&quot;,")
            .Append("&quot;Hiragino Kaku Gothic&quot;,&quot;Yu Gothic&quot;,monospace\" font-size=\"24\">\n")
            .Append($"<path fill=\"#fff\" d=\"{Outline(-margin, width, height, isCut)}\"/>\n");
        var y = TopDots;
        foreach (var row in rows)
        {
            if (row is TextRow text) DrawText(svg, text.Glyphs, y + CellHeight(text));
            else if (row is QrRow qrCode) DrawQrCode(svg, qrCode, y);
            else if (row is BarCodeRow barCode) DrawBarCode(svg, barCode, y);
            else if (row is RasterRow raster) DrawRaster(svg, raster, y);
            y += row.HeightDots;
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static int CellHeight(TextRow row) =>
        row.Glyphs.Count == 0 ? 0 : row.Glyphs.Max(glyph => glyph.ScaleY) * Glyph.FullDots;

    /// <summary>A straight edge above, where the last sheet was cut off, and the teeth of the cutter below.</summary>
    private static string Outline(int left, int width, int height, bool isCut)
    {
        StringBuilder path = new($"M{left} 0h{width}V{height - (isCut ? ToothDots : 0)}");
        for (var x = width; isCut && x > 0; x -= 2 * ToothDots)
        {
            path.Append($"l{-ToothDots} {ToothDots}l{-ToothDots} {-ToothDots}");
        }

        return path.Append(isCut ? "z" : $"H{left}z").ToString();
    }

    private static void DrawText(StringBuilder svg, IReadOnlyList<Glyph> glyphs, int bottom)
    {
        for (var start = 0; start < glyphs.Count;)
        {
            var end = start + 1;
            while (end < glyphs.Count && IsSameStyle(glyphs[start], glyphs[end])) end++;
            DrawRun(svg, glyphs.Skip(start).Take(end - start).Where(IsInked).ToList(), bottom);
            start = end;
        }
    }

    private static bool IsSameStyle(Glyph one, Glyph other) =>
        (one.ScaleX, one.ScaleY, one.Bold) == (other.ScaleX, other.ScaleY, other.Bold);

    private static bool IsInked(Glyph glyph) => glyph.Character is not (' ' or '\u3000');

    private static void DrawRun(StringBuilder svg, List<Glyph> glyphs, int bottom)
    {
        if (glyphs.Count == 0) return;
        var (scaleX, scaleY, bold) = (glyphs[0].ScaleX, glyphs[0].ScaleY, glyphs[0].Bold);
        var baseline = bottom - (DescentDots * scaleY);
        var isPlain = scaleX == 1 && scaleY == 1;
        var places = string.Join(' ', glyphs.Select(glyph => Number(((2 * glyph.X) + (glyph.CellDots * scaleX)), 2 * scaleX)));
        svg.Append("<text ")
            .Append(isPlain ? $"y=\"{baseline}\"" : $"transform=\"matrix({scaleX} 0 0 {scaleY} 0 {baseline})\"")
            .Append(bold ? " font-weight=\"700\"" : "")
            .Append($" x=\"{places}\">")
            .Append(SecurityElement.Escape(new string([.. glyphs.Select(glyph => glyph.Character)])))
            .Append("</text>\n");
    }

    /// <summary>A fraction with as many digits as it needs; scales are 1–8, so three are enough.</summary>
    private static string Number(int numerator, int denominator) => ((decimal)numerator / denominator).ToString("0.###");

    private static void DrawQrCode(StringBuilder svg, QrRow qrCode, int top)
    {
        svg.Append(PathStart);
        for (var y = 0; y < qrCode.Modules.Count; y++)
        {
            var (row, dots) = (qrCode.Modules[y], qrCode.ModuleDots);
            AppendRuns(svg, row.Length, x => row[x], qrCode.X, top + (y * dots), dots, dots);
        }

        svg.Append(PathEnd);
    }

    private static void DrawBarCode(StringBuilder svg, BarCodeRow code, int top)
    {
        svg.Append(PathStart);
        AppendRuns(svg, code.Modules.Count, x => code.Modules[x], code.X, top, code.ModuleDots, code.BarDots);
        svg.Append(PathEnd);
        if (!code.HasTextBelow) return;
        var middle = Number((2 * code.X) + (code.Modules.Count * code.ModuleDots), 2);
        svg.Append($"<text y=\"{top + code.HeightDots - DescentDots}\" x=\"{middle}\">")
            .Append(SecurityElement.Escape(code.Text))
            .Append("</text>\n");
    }

    private static void DrawRaster(StringBuilder svg, RasterRow raster, int top)
    {
        svg.Append(PathStart);
        for (var y = 0; y < raster.HeightDots; y++)
            AppendRuns(svg, raster.WidthBytes * 8, x => raster.IsBlack(x, y), raster.X, top + y, 1, 1);
        svg.Append(PathEnd);
    }

    /// <summary>Adds a rectangle for each run of black units.</summary>
    private static void AppendRuns(
        StringBuilder svg, int count, Func<int, bool> isBlack, int left, int top, int unitDots, int heightDots)
    {
        for (var x = 0; x < count; x++)
        {
            if (!isBlack(x)) continue;
            var end = x;
            while (end < count && isBlack(end)) end++;
            var width = (end - x) * unitDots;
            svg.Append($"M{left + (x * unitDots)} {top}h{width}v{heightDots}h{-width}z");
            x = end;
        }
    }
}
