namespace Appliance.Hardware.Ports;

/// <summary>A receipt printer (UnifiedPOS POSPrinter).</summary>
public interface IPosPrinter
{
    /// <summary>Half-width characters in a line, for example 48 on 80 mm paper; a kanji takes two.</summary>
    int Columns { get; }

    /// <summary>What the printer last said of itself.</summary>
    PosPrinterStatus Status { get; }

    /// <summary>Called after <see cref="Status"/> changed; must not block.</summary>
    event Action<PosPrinterStatus>? StatusChanged;

    /// <summary>Sets the printer up and reads what it says until cancelled.</summary>
    /// <exception cref="IOException">The connection is lost.</exception>
    Task RunAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Prints a document and completes when the printer has confirmed its end. While the printer is out of paper or
    /// open this waits; <see cref="RunAsync"/> must be running.
    /// </summary>
    /// <exception cref="IOException">The connection was lost: the document may be on paper in part.</exception>
    /// <exception cref="TimeoutException">The printer says nothing.</exception>
    Task PrintAsync(PrintDocument document, CancellationToken cancellationToken);
}

/// <summary>State of a receipt printer.</summary>
/// <param name="Online">It answers and can print.</param>
/// <param name="CoverOpen">The cover is open.</param>
/// <param name="PaperNearEnd">The roll is nearly used up (RecNearEnd).</param>
/// <param name="PaperEnd">No paper (RecEmpty).</param>
/// <param name="CutterError">The cutter is jammed.</param>
/// <param name="DrawerSensorHigh">Level of drawer kick connector pin 3.</param>
public sealed record PosPrinterStatus(
    bool Online, bool CoverOpen, bool PaperNearEnd, bool PaperEnd, bool CutterError, bool DrawerSensorHigh);

/// <summary>What goes onto one receipt, from the top.</summary>
/// <param name="Elements">In the order printed.</param>
public sealed record PrintDocument(IReadOnlyList<PrintElement> Elements);

/// <summary>A part of a printed document.</summary>
public abstract record PrintElement;

/// <summary>A line of text, cut off at the paper's width.</summary>
/// <param name="Text">Without line ends; Japanese in any width.</param>
/// <param name="Alignment">Where it stands.</param>
/// <param name="Bold">Emphasised.</param>
/// <param name="Scale">1, or 2 for double width and height.</param>
public sealed record PrintText(
    string Text, PrintAlignment Alignment = PrintAlignment.Left, bool Bold = false, int Scale = 1) : PrintElement;

/// <summary>A QR code.</summary>
/// <param name="Text">At most 300 bytes in UTF-8.</param>
/// <param name="ModuleDots">Width of a module in printer dots, 1–16.</param>
public sealed record PrintQrCode(string Text, int ModuleDots = 4) : PrintElement;

/// <summary>A bar code in the middle of the line, with its text below (UnifiedPOS PrintBarCode).</summary>
/// <param name="Symbology">Kind of code.</param>
/// <param name="Data">
/// EAN-13: 13 digits, EAN-8: 8 digits, with the right check digit; CODE128: printable ASCII. It must fit the paper with
/// ten blank modules on either side.
/// </param>
/// <param name="ModuleDots">Width of a module in printer dots, 2–6.</param>
/// <param name="HeightDots">Height of the bars in printer dots, 1–255.</param>
public sealed record PrintBarCode(
    BarCodeSymbology Symbology, string Data, int ModuleDots = 2, int HeightDots = 80) : PrintElement;

/// <summary>A picture in black and white in the middle of the line, a logo for one (UnifiedPOS PrintBitmap).</summary>
/// <param name="WidthDots">At least 1 and at most the width of the paper.</param>
/// <param name="HeightDots">1–1,000.</param>
/// <param name="Dots">
/// Rows from the top, each of a whole number of bytes, the leftmost dot in bit 7; 1 is black. Padding is not printed.
/// </param>
public sealed record PrintBitmap(int WidthDots, int HeightDots, ReadOnlyMemory<byte> Dots) : PrintElement;

/// <summary>Blank lines.</summary>
/// <param name="Lines">1–255.</param>
public sealed record PrintFeed(int Lines) : PrintElement;

/// <summary>Feeds to the cutter and cuts, leaving a point uncut where the printer can.</summary>
public sealed record PrintCut : PrintElement;

/// <summary>Kind of bar code.</summary>
public enum BarCodeSymbology
{
    /// <summary>EAN-13 (JAN 13).</summary>
    Ean13,

    /// <summary>EAN-8 (JAN 8).</summary>
    Ean8,

    /// <summary>CODE128, code set B.</summary>
    Code128,
}

/// <summary>Where a line stands.</summary>
public enum PrintAlignment
{
    /// <summary>At the left edge.</summary>
    Left,

    /// <summary>In the middle.</summary>
    Center,

    /// <summary>At the right edge.</summary>
    Right,
}
