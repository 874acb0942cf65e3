using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Appliance.Firmware.Tests.Receipts;

/// <summary>Makes PNG files after ISO/IEC 15948, row by row with a filter of one's choice.</summary>
internal static class SamplePng
{
    /// <summary>A ring, 96 dots across, black on transparent.</summary>
    public static byte[] Logo { get; } = Of(96, 96, depth: 8, kind: 6, [.. Enumerable.Range(0, 96).Select(RingRow)]);

    /// <summary>A file of one IHDR, optional PLTE and tRNS, one IDAT and IEND.</summary>
    /// <param name="width">Dots of a row.</param>
    /// <param name="height">Rows it says it has.</param>
    /// <param name="depth">Bits of a sample.</param>
    /// <param name="kind">Colour type.</param>
    /// <param name="rows">Each with its filter byte in front.</param>
    /// <param name="palette">PLTE.</param>
    /// <param name="alphas">tRNS.</param>
    /// <param name="interlaced">Interlace method.</param>
    public static byte[] Of(
        int width,
        int height,
        int depth,
        int kind,
        byte[][] rows,
        byte[]? palette = null,
        byte[]? alphas = null,
        byte interlaced = 0)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = ((byte)depth, (byte)kind, interlaced);
        using MemoryStream packed = new();
        using (ZLibStream zlib = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            foreach (var row in rows) zlib.Write(row);
        }

        return
        [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A,
            .. Chunk("IHDR", header),
            .. palette is null ? [] : Chunk("PLTE", palette),
            .. alphas is null ? [] : Chunk("tRNS", alphas),
            .. Chunk("IDAT", packed.ToArray()),
            .. Chunk("IEND", []),
        ];
    }

    private static byte[] RingRow(int y)
    {
        var row = new byte[1 + (96 * 4)];
        for (var x = 0; x < 96; x++)
        {
            var (dx, dy) = (x - 48, y - 48);
            var distance = (dx * dx) + (dy * dy);
            row[(x * 4) + 4] = (byte)(distance is < 44 * 44 and > 34 * 34 or < 14 * 14 ? 255 : 0);
        }

        return row;
    }

    /// <summary>The check sums are not looked at by the reader; they are left zero.</summary>
    private static byte[] Chunk(string name, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(name), .. data, 0, 0, 0, 0];
    }
}
