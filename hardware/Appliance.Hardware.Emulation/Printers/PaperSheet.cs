namespace Appliance.Hardware.Emulation.Printers;

/// <summary>A sheet of printed paper.</summary>
public sealed class PaperSheet
{
    private readonly int paperDots;
    private readonly IReadOnlyList<PaperRow> rows;
    private readonly bool isCut;

    internal PaperSheet(int id, int paperDots, IReadOnlyList<PaperRow> rows, byte[] bytes, bool isCut)
    {
        Id = id;
        this.paperDots = paperDots;
        this.rows = rows;
        this.isCut = isCut;
        Bytes = bytes;
    }

    /// <summary>Number of the sheet, from 1.</summary>
    public int Id { get; }

    /// <summary>
    /// The lines as they stand on the paper, columns kept, blanks at the end of a line left out, joined by line feeds;
    /// a QR code is <c>[QR: content]</c>. Characters of double width stand side by side.
    /// </summary>
    public string Text => PaperText.Write(rows);

    /// <summary>The bytes the printer carried out for it, up to <see cref="EmulatedEscPosPrinter.SheetLimitBytes"/>.</summary>
    public byte[] Bytes { get; }

    /// <summary>A picture of it, one unit a printer dot (8 a millimetre), margins of the paper included.</summary>
    public string ToSvg() => PaperSvg.Draw(paperDots, rows, isCut);
}
