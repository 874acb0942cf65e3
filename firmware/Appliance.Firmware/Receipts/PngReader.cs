using System.Buffers.Binary;
using System.IO.Compression;

namespace Appliance.Firmware.Receipts;

/// <summary>A picture in shades of grey.</summary>
/// <param name="Width">1–<see cref="PngReader.SideLimit"/>.</param>
/// <param name="Height">As the width.</param>
/// <param name="Shades">Rows from the top, a byte a dot: 0 is black, 255 white.</param>
internal sealed record GreyPicture(int Width, int Height, byte[] Shades);

/// <summary>
/// Reads the pictures shops have (PNG, ISO/IEC 15948): grey, colour or palette of up to 8 bits, with or without
/// transparency, on white. Interlaced ones and ones of 16 bits are refused.
/// </summary>
internal static class PngReader
{
    /// <summary>Most dots of a side: a small file can unfold into a very large picture.</summary>
    public const int SideLimit = 2_048;

    private const int HeaderBytes = 13;
    private const int ChunkFrame = 12;
    private const byte Grey = 0;
    private const byte Colour = 2;
    private const byte Palette = 3;
    private const byte GreyAlpha = 4;
    private const byte ColourAlpha = 6;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Reads it; null when it is none, damaged, or of a kind that is refused.</summary>
    public static GreyPicture? Read(ReadOnlySpan<byte> png)
    {
        if (!png.StartsWith(Signature)) return null;
        Header? header = null;
        byte[] palette = [];
        byte[] alphas = [];
        using MemoryStream packed = new();
        for (var rest = png[Signature.Length..]; rest.Length >= ChunkFrame;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - ChunkFrame) return null;
            var data = rest.Slice(8, (int)length);
            switch (BinaryPrimitives.ReadUInt32BigEndian(rest[4..]))
            {
                case 0x49484452: // IHDR
                    header = HeaderOf(data);
                    break;
                case 0x504C5445: // PLTE
                    palette = data.ToArray();
                    break;
                case 0x74524E53: // tRNS
                    alphas = data.ToArray();
                    break;
                case 0x49444154: // IDAT
                    packed.Write(data);
                    break;
                default:
                    break;
            }

            rest = rest[(ChunkFrame + (int)length)..];
        }

        packed.Position = 0;
        return header is { } it ? Unpack(it, palette, it.Kind == Palette ? alphas : [], packed) : null;
    }

    private static Header? HeaderOf(ReadOnlySpan<byte> data)
    {
        if (data.Length != HeaderBytes) return null;
        var width = BinaryPrimitives.ReadUInt32BigEndian(data);
        var height = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
        var (depth, kind) = (data[8], data[9]);
        var depthFits = depth == 8 || (depth is 1 or 2 or 4 && kind is Grey or Palette);
        var isPlain = data[10] == 0 && data[11] == 0 && data[12] == 0;
        return width is >= 1 and <= SideLimit && height is >= 1 and <= SideLimit
            && kind is Grey or Colour or Palette or GreyAlpha or ColourAlpha && depthFits && isPlain
                ? new((int)width, (int)height, depth, kind)
                : null;
    }

    private static GreyPicture? Unpack(Header header, byte[] palette, byte[] alphas, Stream packed)
    {
        var shades = new byte[header.Width * header.Height];
        var row = new byte[header.RowBytes];
        var above = new byte[header.RowBytes];
        try
        {
            using ZLibStream rows = new(packed, CompressionMode.Decompress);
            for (var y = 0; y < header.Height; y++)
            {
                var filter = rows.ReadByte();
                rows.ReadExactly(row);
                if (!Unfilter(filter, row, above, header.StepBytes)) return null;
                for (var x = 0; x < header.Width; x++)
                {
                    if (ShadeOf(header, row, x, palette, alphas) is not { } shade) return null;
                    shades[(y * header.Width) + x] = shade;
                }

                (row, above) = (above, row);
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            return null;
        }

        return new(header.Width, header.Height, shades);
    }

    /// <summary>Takes the filter of a row back (9.2); false for an unknown one.</summary>
    private static bool Unfilter(int filter, byte[] row, byte[] above, int step)
    {
        if (filter is < 0 or > 4) return false;
        for (var i = 0; i < row.Length; i++)
        {
            int left = i >= step ? row[i - step] : 0;
            int aboveLeft = i >= step ? above[i - step] : 0;
            var guess = filter switch
            {
                1 => left,
                2 => above[i],
                3 => (left + above[i]) / 2,
                4 => Paeth(left, above[i], aboveLeft),
                _ => 0,
            };
            row[i] = (byte)((row[i] + guess) & 0xFF);
        }

        return true;
    }

    private static int Paeth(int left, int above, int aboveLeft)
    {
        var guess = left + above - aboveLeft;
        var (toLeft, toAbove) = (Math.Abs(guess - left), Math.Abs(guess - above));
        var toAboveLeft = Math.Abs(guess - aboveLeft);
        if (toLeft <= toAbove && toLeft <= toAboveLeft) return left;
        return toAbove <= toAboveLeft ? above : aboveLeft;
    }

    private static byte? ShadeOf(Header header, byte[] row, int x, byte[] palette, byte[] alphas)
    {
        var at = x * header.StepBytes;
        switch (header.Kind)
        {
            case Colour:
                return OnWhite(Luma(row[at], row[at + 1], row[at + 2]), 255);
            case ColourAlpha:
                return OnWhite(Luma(row[at], row[at + 1], row[at + 2]), row[at + 3]);
            case GreyAlpha:
                return OnWhite(row[at], row[at + 1]);
            default:
                var shift = 8 - header.Depth - (x * header.Depth % 8);
                var value = (row[x * header.Depth / 8] >> shift) & ((1 << header.Depth) - 1);
                if (header.Kind == Grey) return (byte)(value * 255 / ((1 << header.Depth) - 1));
                if ((value * 3) + 2 >= palette.Length) return null;
                var luma = Luma(palette[value * 3], palette[(value * 3) + 1], palette[(value * 3) + 2]);
                return OnWhite(luma, value < alphas.Length ? alphas[value] : 255);
        }
    }

    /// <summary>Brightness as eyes see it (ITU-R BT.601).</summary>
    private static int Luma(int red, int green, int blue) => ((299 * red) + (587 * green) + (114 * blue)) / 1_000;

    private static byte OnWhite(int shade, int alpha) => (byte)(((shade * alpha) + (255 * (255 - alpha))) / 255);

    private readonly record struct Header(int Width, int Height, int Depth, int Kind)
    {
        private int BitsPerDot => Depth * Kind switch
        {
            Colour => 3,
            GreyAlpha => 2,
            ColourAlpha => 4,
            _ => 1,
        };

        public int RowBytes => ((Width * BitsPerDot) + 7) / 8;

        public int StepBytes => Math.Max(BitsPerDot / 8, 1);
    }
}
