using System.Buffers.Binary;

namespace Appliance.Hardware.Fonts;

/// <summary>
/// A bitmap font of equal cells in the X11 Portable Compiled Format, as Debian ships it. Source: the format as
/// FreeType and libXfont read it (metrics, bitmaps and encodings tables; the others are not needed).
/// </summary>
internal sealed class PcfFont
{
    /// <summary>Bytes of a font file; the largest wanted has 0.9 MB.</summary>
    public const int LimitBytes = 4 * 1024 * 1024;

    private const int MetricsTable = 1 << 2;
    private const int BitmapsTable = 1 << 3;
    private const int EncodingsTable = 1 << 5;
    private const int CompressedMetrics = 0x100;
    private const int MostSignificantByteFirst = 1 << 2;
    private const int MostSignificantBitFirst = 1 << 3;
    private const int NoGlyph = 0xFFFF;
    private const int TableLimit = 16;

    private readonly byte[] file;
    private readonly Dictionary<int, int> offsets = [];
    private readonly int stride;

    private PcfFont(byte[] file)
    {
        this.file = file;
        if (file.Length < 8 || Little(0) != 0x70636601) throw new InvalidDataException("Not a PCF font.");
        var (metrics, metricsFormat) = Find(MetricsTable);
        var (bitmaps, bitmapsFormat) = Find(BitmapsTable);
        var (encodings, encodingsFormat) = Find(EncodingsTable);
        if ((metricsFormat & CompressedMetrics) == 0 || (bitmapsFormat & MostSignificantBitFirst) == 0)
            throw new InvalidDataException("This kind of PCF font is not read.");

        // Compressed metrics: a count, then left, right, width, ascent and descent, each a byte with 80h for 0.
        Width = file[metrics + 6 + 2] - 0x80;
        Height = file[metrics + 6 + 3] + file[metrics + 6 + 4] - 0x100;
        if (Width is < 1 or > 64 || Height is < 1 or > 64) throw new InvalidDataException("The font's cell is out of range.");
        var pad = 1 << (bitmapsFormat & 3);
        stride = ((Width + 7) / 8 + pad - 1) / pad * pad;
        ReadGlyphs(bitmaps, bitmapsFormat, encodings, encodingsFormat);
    }

    /// <summary>Dots across a cell.</summary>
    public int Width { get; }

    /// <summary>Dots down a cell.</summary>
    public int Height { get; }

    /// <summary>Reads a font.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or of a kind that is not read.</exception>
    public static PcfFont Parse(byte[] file)
    {
        try
        {
            return new(file);
        }
        catch (Exception exception) when (exception is ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException("The font is damaged.", exception);
        }
    }

    /// <summary>Whether a code has a glyph.</summary>
    public bool Has(int code) => offsets.ContainsKey(code);

    /// <summary>Whether a dot of a glyph is black.</summary>
    /// <param name="code">One that has a glyph.</param>
    /// <param name="x">From the left.</param>
    /// <param name="y">From the top.</param>
    public bool IsBlack(int code, int x, int y) =>
        (file[offsets[code] + (y * stride) + (x / 8)] & (0x80 >> (x % 8))) != 0;

    private void ReadGlyphs(int bitmaps, int bitmapsFormat, int encodings, int encodingsFormat)
    {
        var count = Number(bitmaps + 4, bitmapsFormat);
        var data = bitmaps + 8 + (4 * count) + 16;
        var (firstLow, lastLow) = (Short(encodings + 4, encodingsFormat), Short(encodings + 6, encodingsFormat));
        var (firstHigh, lastHigh) = (Short(encodings + 8, encodingsFormat), Short(encodings + 10, encodingsFormat));
        if (lastLow > 0xFF || lastHigh > 0xFF) throw new InvalidDataException("The font's codes are out of range.");
        var entry = encodings + 14;
        for (var high = firstHigh; high <= lastHigh; high++)
        {
            for (var low = firstLow; low <= lastLow; low++, entry += 2)
            {
                var glyph = Short(entry, encodingsFormat);
                if (glyph == NoGlyph) continue;
                var offset = data + Number(bitmaps + 8 + (4 * glyph), bitmapsFormat);
                if (glyph >= count || offset < data || offset + (Height * stride) > file.Length)
                    throw new InvalidDataException("The font is damaged.");
                offsets[(high << 8) | low] = offset;
            }
        }
    }

    /// <summary>Where a table begins, and its format; the directory is little-endian, and so is each table's format.</summary>
    private (int Offset, int Format) Find(int type)
    {
        var count = Math.Min(Little(4), TableLimit);
        for (var entry = 8; entry < 8 + (16 * count); entry += 16)
        {
            if (Little(entry) != type) continue;
            var offset = Little(entry + 12);
            return (offset, Little(offset));
        }

        throw new InvalidDataException("The font lacks a table.");
    }

    private int Little(int at) => BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at, 4));

    private int Number(int at, int format) => (format & MostSignificantByteFirst) != 0
        ? BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at, 4))
        : Little(at);

    private int Short(int at, int format) => (format & MostSignificantByteFirst) != 0
        ? BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at, 2))
        : BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at, 2));
}
