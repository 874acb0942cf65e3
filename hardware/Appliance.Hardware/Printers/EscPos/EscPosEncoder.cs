using System.Text;
using Appliance.Hardware.Fonts;
using Appliance.Hardware.Ports;

namespace Appliance.Hardware.Printers.EscPos;

/// <summary>
/// Turns a document into ESC/POS bytes, one piece per element, so that the driver can stop and ask between two
/// commands. A mode is sent only where it changes.
/// </summary>
internal sealed class EscPosEncoder
{
    /// <summary>
    /// Bytes a document may have: some 2,400 lines as pictures, which a sale of 500 lines or a closing with its slips can
    /// come to; many times that as text.
    /// </summary>
    public const int DocumentLimitBytes = 4 * 1024 * 1024;

    /// <summary>UTF-8 bytes a QR code may hold.</summary>
    public const int QrCodeLimitBytes = 300;

    /// <summary>Blank modules a QR code needs around it (ISO/IEC 18004); the printer leaves them to the host.</summary>
    private const int QuietModules = 4;

    /// <summary>Width of a half-width character of font A.</summary>
    private const int DotsPerColumn = 12;

    private readonly int columns;
    private readonly JapaneseFont? font;
    private PrintAlignment alignment = PrintAlignment.Left;
    private bool bold;
    private int scale = 1;
    private bool kanji;

    private EscPosEncoder(int columns, JapaneseFont? font) => (this.columns, this.font) = (columns, font);

    /// <summary>Encodes a document; the first piece brings the printer into a known state.</summary>
    /// <param name="document">The document.</param>
    /// <param name="columns">Half-width characters in a line.</param>
    /// <param name="font">For a printer without a kanji ROM: what its Japanese lines are drawn with; else null.</param>
    /// <exception cref="ArgumentException">An element is out of its range, or the document too long.</exception>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Encode(
        PrintDocument document, int columns, JapaneseFont? font = null)
    {
        EscPosEncoder encoder = new(columns, font);
        List<ReadOnlyMemory<byte>> pieces = [font is null ? StartJapanese() : EscPosCommands.Initialize.ToArray()];
        long length = pieces[0].Length;
        foreach (var element in document.Elements)
        {
            foreach (var piece in encoder.EncodeElement(element))
            {
                length += piece.Length;
                if (length > DocumentLimitBytes) throw new ArgumentException("The document is too long.", nameof(document));
                pieces.Add(piece);
            }
        }

        return pieces;
    }

    private static byte[] StartJapanese() =>
    [
        .. EscPosCommands.Initialize,
        .. EscPosCommands.SelectShiftJis,
        .. EscPosCommands.SelectJapan,
        .. EscPosCommands.SelectKatakana,
    ];

    private IEnumerable<ReadOnlyMemory<byte>> EncodeElement(PrintElement element)
    {
        List<byte> bytes = [];
        switch (element)
        {
            case PrintBitmap bitmap:
                if (bitmap.WidthDots > columns * DotsPerColumn)
                    throw new ArgumentException("The picture is wider than the paper.", nameof(element));
                var raster = PrinterRaster.Encode(bitmap);
                SelectModes(bytes, PrintAlignment.Center, bold, scale);
                return [bytes.ToArray(), .. raster];
            case PrintBarCode barCode:
                SelectModes(bytes, PrintAlignment.Center, bold, scale);
                bytes.AddRange(PrinterBarCode.Encode(barCode, columns * DotsPerColumn));
                break;
            case PrintText { Scale: 1 or 2 } text:
                var characters = ShiftJisText.Encode(text.Text, columns / text.Scale);
                if (font is not null && !RasterText.IsPlain(characters)) return DrawText(font, characters, text);
                AddText(bytes, characters, text);
                break;
            case PrintQrCode qrCode:
                AddQrCode(bytes, qrCode);
                break;
            case PrintFeed { Lines: >= 1 and <= 255 } feed:
                bytes.AddRange(EscPosCommands.FeedLines(feed.Lines));
                break;
            case PrintCut:
                bytes.AddRange(EscPosCommands.FeedAndCut);
                break;
            default:
                throw new ArgumentException($"Cannot print {element}.", nameof(element));
        }

        return [bytes.ToArray()];
    }

    private List<ReadOnlyMemory<byte>> DrawText(
        JapaneseFont drawnWith, IReadOnlyList<ReadOnlyMemory<byte>> characters, PrintText text)
    {
        List<byte> modes = [];
        SelectModes(modes, text.Alignment, bold, scale);
        var raster = PrinterRaster.Encode(RasterText.Draw(drawnWith, characters, text.Bold, text.Scale));
        return [modes.ToArray(), .. raster, EscPosCommands.FeedDots(RasterText.GapDots)];
    }

    private void AddText(List<byte> bytes, IReadOnlyList<ReadOnlyMemory<byte>> characters, PrintText text)
    {
        if (characters.Count > 0) SelectModes(bytes, text.Alignment, text.Bold, text.Scale);
        foreach (var character in characters)
        {
            // ASCII prints the same in both modes; only kana and kanji share bytes.
            var needed = character.Length == 2 || (kanji && character.Span[0] < 0x80);
            if (needed != kanji) bytes.AddRange(needed ? EscPosCommands.KanjiOn : EscPosCommands.KanjiOff);
            kanji = needed;
            bytes.AddRange(character.Span);
        }

        bytes.AddRange(EscPosCommands.LineFeed);
    }

    private void AddQrCode(List<byte> bytes, PrintQrCode qrCode)
    {
        var data = Encoding.UTF8.GetBytes(qrCode.Text);
        if (data.Length is 0 or > QrCodeLimitBytes || qrCode.ModuleDots is < 1 or > 16)
        {
            throw new ArgumentException("A QR code has 1–300 bytes and modules of 1–16 dots.", nameof(qrCode));
        }

        // A printer looks for real-time commands (DLE …) in everything it receives, data included.
        if (qrCode.Text.Any(char.IsControl))
        {
            throw new ArgumentException("A QR code holds no control characters.", nameof(qrCode));
        }

        SelectModes(bytes, PrintAlignment.Center, bold, scale);
        var quietZone = EscPosCommands.FeedDots(QuietModules * qrCode.ModuleDots);
        bytes.AddRange(quietZone);
        bytes.AddRange(EscPosCommands.QrCode(data, qrCode.ModuleDots));
        bytes.AddRange(quietZone);
    }

    private void SelectModes(List<byte> bytes, PrintAlignment newAlignment, bool newBold, int newScale)
    {
        if (newAlignment != alignment) bytes.AddRange(EscPosCommands.Align((int)newAlignment));
        if (newBold != bold) bytes.AddRange(EscPosCommands.Bold(newBold));
        if (newScale != scale) bytes.AddRange(EscPosCommands.Scale(newScale));
        (alignment, bold, scale) = (newAlignment, newBold, newScale);
    }
}
