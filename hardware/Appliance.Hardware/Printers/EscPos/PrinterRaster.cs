using Appliance.Hardware.Ports;

namespace Appliance.Hardware.Printers.EscPos;

/// <summary>
/// Cuts a picture into bands, each a whole GS v 0 that the padding of a new session can complete. GS v 0 feeds by its own
/// height, so bands join without a gap.
/// </summary>
internal static class PrinterRaster
{
    /// <summary>Rows a picture may have: 125 mm at 8 dots a millimetre.</summary>
    public const int HeightLimitDots = 1_000;

    private const int HeaderBytes = 8;
    private const byte Dle = 0x10;

    /// <summary>Encodes it.</summary>
    /// <exception cref="ArgumentException">Its size is out of range or does not agree with its bytes.</exception>
    public static IEnumerable<ReadOnlyMemory<byte>> Encode(PrintBitmap bitmap)
    {
        var widthBytes = (bitmap.WidthDots + 7) / 8;
        if (bitmap.WidthDots < 1
            || bitmap.HeightDots is < 1 or > HeightLimitDots
            || bitmap.Dots.Length != widthBytes * bitmap.HeightDots)
        {
            throw new ArgumentException("A picture has at least one dot and as many bytes as its size says.", nameof(bitmap));
        }

        var dots = bitmap.Dots.ToArray();
        MaskPadding(dots, widthBytes, bitmap.WidthDots);
        var bandBytes = (EscPosCommands.PaddingBytes - HeaderBytes) / widthBytes * widthBytes;
        List<ReadOnlyMemory<byte>> bands = [];
        for (var start = 0; start < dots.Length; start += bandBytes)
        {
            var band = EscPosCommands.Raster(widthBytes, dots.AsSpan(start, Math.Min(bandBytes, dots.Length - start)));
            BreakRealTimeCommands(band);
            bands.Add(band);
        }

        return bands;
    }

    private static void MaskPadding(byte[] dots, int widthBytes, int widthDots)
    {
        var mask = (byte)((0xFF << ((widthBytes * 8) - widthDots)) & 0xFF);
        for (var last = widthBytes - 1; last < dots.Length; last += widthBytes) dots[last] &= mask;
    }

    /// <summary>
    /// A printer carries out real-time commands wherever they stand, in a picture too: DLE EOT would make it answer,
    /// DLE ENQ throw its buffer away, DLE DC4 open the drawer. One dot of the second byte is turned over then.
    /// </summary>
    private static void BreakRealTimeCommands(byte[] band)
    {
        const byte dot = 0x08;
        for (var index = HeaderBytes; index < band.Length - 1; index++)
        {
            if (band[index] == Dle && band[index + 1] is 0x04 or 0x05 or 0x14) band[index + 1] ^= dot;
        }
    }
}
