namespace Appliance.Hardware.Emulation.Printers;

/// <summary>A strip across the paper.</summary>
/// <param name="HeightDots">Its height, the gap below included.</param>
internal abstract record PaperRow(int HeightDots);

/// <summary>Characters.</summary>
/// <param name="HeightDots">Its height, the gap below included.</param>
/// <param name="Glyphs">From the left.</param>
internal sealed record TextRow(int HeightDots, IReadOnlyList<Glyph> Glyphs) : PaperRow(HeightDots);

/// <summary>Nothing.</summary>
/// <param name="HeightDots">Its height.</param>
internal sealed record BlankRow(int HeightDots) : PaperRow(HeightDots);

/// <summary>A QR code.</summary>
/// <param name="Text">What it says.</param>
/// <param name="X">Dots left of it.</param>
/// <param name="ModuleDots">Dots of a module.</param>
/// <param name="Modules">Rows of modules, true for black, without the quiet zone.</param>
internal sealed record QrRow(string Text, int X, int ModuleDots, IReadOnlyList<bool[]> Modules)
    : PaperRow(Modules.Count * ModuleDots);

/// <summary>A bar code.</summary>
/// <param name="Name">Its kind.</param>
/// <param name="Text">What it says.</param>
/// <param name="X">Dots left of it.</param>
/// <param name="ModuleDots">Dots of a module.</param>
/// <param name="BarDots">Height of the bars.</param>
/// <param name="HasTextBelow">Whether what it says stands below.</param>
/// <param name="Modules">True for black, without the quiet zones.</param>
internal sealed record BarCodeRow(
    string Name, string Text, int X, int ModuleDots, int BarDots, bool HasTextBelow, IReadOnlyList<bool> Modules)
    : PaperRow(BarDots + (HasTextBelow ? Glyph.FullDots : 0));

/// <summary>A band of dots.</summary>
/// <param name="X">Dots left of it.</param>
/// <param name="WidthBytes">Bytes of a row.</param>
/// <param name="Dots">Rows from the top, the leftmost dot in bit 7.</param>
internal sealed record RasterRow(int X, int WidthBytes, byte[] Dots) : PaperRow(Dots.Length / WidthBytes)
{
    /// <summary>Whether a dot is black.</summary>
    public bool IsBlack(int x, int y) => (Dots[(y * WidthBytes) + (x / 8)] & (0x80 >> (x % 8))) != 0;
}

/// <summary>A character in its cell.</summary>
/// <param name="Character">What it shows.</param>
/// <param name="X">Dots left of its cell.</param>
/// <param name="CellDots">Width of the cell before magnification: 12, or 24 for a kanji.</param>
/// <param name="ScaleX">Magnification across, 1–8.</param>
/// <param name="ScaleY">Magnification down, 1–8.</param>
/// <param name="Bold">Emphasised.</param>
internal readonly record struct Glyph(char Character, int X, int CellDots, int ScaleX, int ScaleY, bool Bold)
{
    /// <summary>Dots of a half-width cell of font A.</summary>
    public const int HalfDots = 12;

    /// <summary>Dots of a full-width cell, and the height of both.</summary>
    public const int FullDots = 24;

    /// <summary>Where the next cell begins.</summary>
    public int EndX => X + (CellDots * ScaleX);
}
