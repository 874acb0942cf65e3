namespace Appliance.Hardware.Emulation.Printers;

/// <summary>The line being put together in the printer, and the modes it is put together with.</summary>
/// <param name="paperDots">Dots across the printed width.</param>
internal sealed class PrintLine(int paperDots)
{
    private readonly List<Glyph> glyphs = [];
    private int x;

    /// <summary>Line spacing in dots; 30 is a sixth of an inch at 180 dpi, Epson's default.</summary>
    public const int DefaultSpacing = 30;

    public int Alignment { get; set; }

    public bool Bold { get; set; }

    public int ScaleX { get; set; } = 1;

    public int ScaleY { get; set; } = 1;

    public int Spacing { get; set; } = DefaultSpacing;

    public bool IsEmpty => glyphs.Count == 0;

    /// <summary>Back to the state at power on; what was in the line is lost.</summary>
    public void Reset()
    {
        glyphs.Clear();
        x = 0;
        Alignment = 0;
        Bold = false;
        (ScaleX, ScaleY) = (1, 1);
        Spacing = DefaultSpacing;
    }

    /// <summary>Adds a character.</summary>
    /// <returns>The full line that had to be printed first, if there was no room.</returns>
    public TextRow? Add(char character, int cellDots)
    {
        var width = cellDots * ScaleX;
        if (width > paperDots) return null;
        var full = x + width > paperDots ? Take() : null;
        glyphs.Add(new(character, x, cellDots, ScaleX, ScaleY, Bold));
        x += width;
        return full;
    }

    /// <summary>Takes the line out, aligned; empty lines have the height of the spacing.</summary>
    public TextRow Take()
    {
        var left = Left(x);
        var gap = Math.Clamp(Spacing - Glyph.FullDots, 0, DefaultSpacing - Glyph.FullDots);
        var tallest = glyphs.Count == 0 ? 0 : glyphs.Max(glyph => glyph.ScaleY) * Glyph.FullDots;
        var height = Math.Max(Spacing, tallest + gap);
        TextRow row = new(height, [.. glyphs.Select(glyph => glyph with { X = glyph.X + left })]);
        glyphs.Clear();
        x = 0;
        return row;
    }

    /// <summary>Where something of a width begins under the alignment in force.</summary>
    public int Left(int width) => Alignment switch
    {
        1 => (paperDots - width) / 2,
        2 => paperDots - width,
        _ => 0,
    };
}
