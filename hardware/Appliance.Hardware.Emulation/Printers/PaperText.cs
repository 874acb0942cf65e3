using System.Text;

namespace Appliance.Hardware.Emulation.Printers;

/// <summary>Writes a sheet as plain text.</summary>
internal static class PaperText
{
    /// <summary>The lines, joined by line feeds.</summary>
    public static string Write(IReadOnlyList<PaperRow> rows) =>
        string.Join('\n', rows.Where(IsLine).Select(Write));

    /// <summary>A feed by less than a line moves no line.</summary>
    private static bool IsLine(PaperRow row) => row is not BlankRow { HeightDots: < PrintLine.DefaultSpacing };

    private static string Write(PaperRow row) => row switch
    {
        TextRow text => Write(text.Glyphs),
        QrRow qrCode => Pad(qrCode.X) + $"[QR: {qrCode.Text}]",
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
