using System.Buffers.Binary;
using System.IO.Compression;
using Appliance.Hardware.Fonts;

namespace Appliance.Hardware.Tests.Fonts;

/// <summary>
/// Writes small PCF fonts by the format's description, so that no test needs one installed. Each glyph spells its code:
/// the bits of the code stand in the first row, from the left; the last row is the same, the space is empty.
/// </summary>
internal static class TestFont
{
    private static readonly int[] Kanji =
        [0x2121, 0x467C, 0x4B5C, 0x3967, 0x3757, 0x222E, 0x246B, 0x2422, 0x2423, 0x2424, 0x7424];

    public static JapaneseFont Load(JapaneseFontHeight height)
    {
        var directory = Directory.CreateTempSubdirectory("font").FullName;
        try
        {
            Write(directory, height);
            return JapaneseFont.Load(height, directory);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    public static void Write(string directory, JapaneseFontHeight height)
    {
        var (half, full, width) = height == JapaneseFontHeight.Dots16
            ? ("8x16rk.pcf.gz", "jiskan16.pcf.gz", 8)
            : ("12x24rk.pcf.gz", "jiskan24.pcf.gz", 12);
        int[] ascii = [.. Enumerable.Range(0x20, 0x5F), .. Enumerable.Range(0xA1, 0x3F)];
        Compress(Path.Combine(directory, half), Pcf(width, 2 * width, ascii));
        Compress(Path.Combine(directory, full), Pcf(2 * width, 2 * width, Kanji));
    }

    /// <summary>A font whose tables are all most significant byte and bit first, rows padded to four bytes (0Eh).</summary>
    public static byte[] Pcf(int width, int height, IReadOnlyList<int> codes)
    {
        const int stride = 4;
        List<byte> metrics = [.. Little(0x10E), .. Short(codes.Count)];
        List<byte> offsets = [];
        List<byte> dots = [];
        foreach (var (code, index) in codes.Select((code, index) => (code, index)))
        {
            metrics.AddRange([0x80, (byte)(0x80 + width), (byte)(0x80 + width), (byte)(0x80 + height - 2), 0x82]);
            offsets.AddRange(Number(index * stride * height));
            var bits = code is 0x20 or 0x2121 ? 0 : code << (32 - (code > 0xFF ? 16 : 8));
            for (var y = 0; y < height; y++) dots.AddRange(y == 0 || y == height - 1 ? Number(bits) : Number(0));
        }

        byte[] bitmaps = [.. Little(0x0E), .. Number(codes.Count), .. offsets, .. new byte[16], .. dots];
        var (lows, highs) = (codes.Select(code => code & 0xFF).ToArray(), codes.Select(code => code >> 8).ToArray());
        List<byte> encodings =
            [.. Little(0x0E), .. Short(lows.Min()), .. Short(lows.Max()), .. Short(highs.Min()), .. Short(highs.Max()), 0, 0];
        for (var high = highs.Min(); high <= highs.Max(); high++)
        {
            for (var low = lows.Min(); low <= lows.Max(); low++)
            {
                var index = codes.ToList().IndexOf((high << 8) | low);
                encodings.AddRange(Short(index < 0 ? 0xFFFF : index));
            }
        }

        (int Type, byte[] Bytes)[] tables = [(4, [.. metrics]), (8, bitmaps), (32, [.. encodings])];
        List<byte> file = [.. Little(0x70636601), .. Little(tables.Length)];
        var at = 8 + (16 * tables.Length);
        foreach (var (type, bytes) in tables)
        {
            file.AddRange([.. Little(type), .. bytes[..4], .. Little(bytes.Length), .. Little(at)]);
            at += bytes.Length;
        }

        return [.. file, .. tables.SelectMany(table => table.Bytes)];
    }

    private static void Compress(string path, byte[] bytes)
    {
        using GZipStream gzip = new(File.Create(path), CompressionLevel.Fastest);
        gzip.Write(bytes);
    }

    private static byte[] Little(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Short(int value) => [(byte)(value >> 8), (byte)(value & 0xFF)];
}
