using System.Text;

namespace Appliance.Hardware.Emulation.Printers;

/// <summary>Writes a sheet as plain text.</summary>
internal static class PaperText
{
    /// <summary>The lines, joined by line feeds.</summary>
    public static string Write(IReadOnlyList<PaperRow> rows)
    {
        List<string> lines = [];
        PaperRow? above = null;
        foreach (var row in rows)
        {
            if (IsLine(row) && !GoesOn(above, row)) lines.Add(Write(row));
            above = row;
        }

        return string.Join('\n', lines);
    }

    /// <summary>A picture comes in bands and is one line of text.</summary>
    private static bool GoesOn(PaperRow? above, PaperRow row) =>
        above is RasterRow band && row is RasterRow next && (band.X, band.WidthBytes) == (next.X, next.WidthBytes);

    /// <summary>A feed by less than a line moves no line.</summary>
    private static bool IsLine(PaperRow row) => row is not BlankRow { HeightDots: < PrintLine.DefaultSpacing };

    private static string Write(PaperRow row) => row switch
    {
        TextRow text => Write(text.Glyphs),
        QrRow qrCode => Pad(qrCode.X) + $"[QR: {qrCode.Text}]",
        BarCodeRow barCode => Pad(barCode.X) + $"[{barCode.Name}: {barCode.Text}]",
        RasterRow raster => Pad(raster.X) + "[picture]",
        _ => "",
    };

    private static string Write(IReadOnlyList<Glyph> glyphs)
    {
        StringBuilder line = new();
        var columns = 0;
        var end = 0;
        foreach (var glyph in glyphs)
        {
            // What touches on paper touches here; only a gap (an alignment) is kept as columns.
            for (; glyph.X != end && columns < glyph.X / Glyph.HalfDots; columns++) line.Append(' ');
            line.Append(glyph.Character);
            columns += glyph.CellDots / Glyph.HalfDots;
            end = glyph.EndX;
        }

        return line.ToString().TrimEnd(' ', '\u3000');
    }

    private static string Pad(int dots) => new(' ', dots / Glyph.HalfDots);
}
