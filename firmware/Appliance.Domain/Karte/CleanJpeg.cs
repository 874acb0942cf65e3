using System.Buffers.Binary;

namespace Appliance.Domain.Karte;

/// <summary>
/// A photo as it may be kept: a baseline or progressive JPEG of 8 bits with one or three components, rebuilt from nothing
/// but its tables, frame and scans. What a camera adds (where and when it was taken, previews, comments) is left out, and
/// what is no plain JPEG is refused. Structure after ITU-T T.81 (09/92), Annex B; the head is a minimal JFIF 1.01 one
/// (ITU-T T.871, 10.1). The picture itself is not decoded: that is left to the browser that shows it.
/// </summary>
public sealed class CleanJpeg
{
    /// <summary>Largest photo in bytes, before and after: sealed and in base64 twice it fits a line of the journal.</summary>
    public const int MostBytes = 192 * 1024;

    /// <summary>Longest side in pixels.</summary>
    public const int LongestSide = 2_048;

    /// <summary>Scans of one picture; a progressive one of a console has about ten.</summary>
    public const int Scans = 32;

    private const byte Prefix = 0xFF;
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte QuantizationTables = 0xDB;
    private const byte RestartInterval = 0xDD;
    private const byte HuffmanTables = 0xC4;
    private const byte Baseline = 0xC0;
    private const byte Progressive = 0xC2;
    private const byte AdobeMarker = 0xEE;
    private const int AdobeTransformAt = 11;

    private static readonly byte[] Head =
    [
        Prefix, StartOfImage,
        Prefix, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0,
    ];

    private readonly byte[] source;
    private readonly List<byte> clean = [.. Head];
    private readonly HashSet<byte> components = [];
    private int at = 2;
    private int scans;
    private bool adobeRgb;

    private CleanJpeg(byte[] source) => this.source = source;

    /// <summary>In pixels.</summary>
    public int Width { get; private set; }

    /// <summary>In pixels.</summary>
    public int Height { get; private set; }

    /// <summary>The picture without anything but the picture.</summary>
    public byte[] Bytes => [.. clean];

    /// <summary>What a refused photo is refused with.</summary>
    public static Refusal NotClean { get; } = new(
        "photo-not-jpeg", "この写真は読み取れません。JPEG形式の写真を選び直してください。", DisplayPage.Blank);

    /// <summary>The photo is too large.</summary>
    public static Refusal TooLarge { get; } = new(
        "photo-too-large",
        $"写真が大きすぎます（{MostBytes / 1024} KB、一辺{LongestSide}ピクセルまで）。",
        DisplayPage.Blank);

    /// <summary>Reads and cleans a photo.</summary>
    /// <returns>The photo, or why it is refused.</returns>
    public static (CleanJpeg? Photo, Refusal? Refusal) Read(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length > MostBytes) return (null, TooLarge);
        if (bytes is not [Prefix, StartOfImage, ..]) return (null, NotClean);
        CleanJpeg photo = new(bytes);
        if (!photo.ReadSegments()) return (null, NotClean);
        return photo.Width > LongestSide || photo.Height > LongestSide ? (null, TooLarge) : (photo, null);
    }

    private bool ReadSegments()
    {
        while (at + 1 < source.Length && source[at] == Prefix)
        {
            var marker = source[at + 1];
            if (marker == Prefix)
            {
                at++; // Fill bytes may precede any marker (B.1.1.2).
                continue;
            }

            at += 2;
            if (marker == EndOfImage) return End();
            if (at + 2 > source.Length) return false;
            var length = BinaryPrimitives.ReadUInt16BigEndian(source.AsSpan(at));
            if (length < 2 || at + length > source.Length) return false;
            var body = source.AsSpan(at + 2, length - 2);
            if (!Take(marker, body)) return false;
            at += length;
            if (marker == StartOfScan && !CopyScan()) return false;
        }

        return false;
    }

    private bool End()
    {
        clean.AddRange([Prefix, EndOfImage]);
        return components.Count > 0 && scans > 0 && !(adobeRgb && components.Count == 3);
    }

    private bool Take(byte marker, ReadOnlySpan<byte> body)
    {
        switch (marker)
        {
            case >= 0xE0 and <= 0xEF or 0xFE:
                // A transform of 0 would mean that three components are no YCbCr: without the segment colours were wrong.
                if (marker == AdobeMarker && body.Length > AdobeTransformAt && body.StartsWith("Adobe"u8))
                {
                    adobeRgb |= body[AdobeTransformAt] == 0;
                }

                return true;
            case Baseline or Progressive when components.Count == 0 && IsFrame(body):
            case QuantizationTables when AreQuantizationTables(body):
            case HuffmanTables when AreHuffmanTables(body):
            case RestartInterval when body.Length == 2:
            case StartOfScan when IsScan(body):
                Copy(marker, body);
                return true;
            default:
                return false;
        }
    }

    private void Copy(byte marker, ReadOnlySpan<byte> body)
    {
        Span<byte> length = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(body.Length + sizeof(ushort)));
        clean.AddRange([Prefix, marker]);
        clean.AddRange(length);
        clean.AddRange(body);
    }

    /// <summary>B.2.2: precision, lines, samples, and three bytes a component.</summary>
    private bool IsFrame(ReadOnlySpan<byte> body)
    {
        if (body.Length < 6 || body[0] != 8 || body[5] is not (1 or 3) || body.Length != 6 + (body[5] * 3)) return false;
        (Height, Width) = (BinaryPrimitives.ReadUInt16BigEndian(body[1..]), BinaryPrimitives.ReadUInt16BigEndian(body[3..]));
        for (var i = 6; i < body.Length; i += 3)
        {
            var (across, down) = (body[i + 1] >> 4, body[i + 1] & 0x0F);
            if (across is < 1 or > 4 || down is < 1 or > 4 || body[i + 2] > 3 || !components.Add(body[i])) return false;
        }

        return Width > 0 && Height > 0;
    }

    /// <summary>B.2.4.1: one byte of precision and number, then 64 elements of one or two bytes.</summary>
    private static bool AreQuantizationTables(ReadOnlySpan<byte> body)
    {
        while (!body.IsEmpty)
        {
            var size = (body[0] >> 4) switch { 0 => 65, 1 => 129, _ => int.MaxValue };
            if ((body[0] & 0x0F) > 3 || body.Length < size) return false;
            body = body[size..];
        }

        return true;
    }

    /// <summary>B.2.4.2: class and number, how many codes of each length, then as many values.</summary>
    private static bool AreHuffmanTables(ReadOnlySpan<byte> body)
    {
        while (!body.IsEmpty)
        {
            if (body.Length < 17 || body[0] >> 4 > 1 || (body[0] & 0x0F) > 3) return false;
            var values = 0;
            foreach (var count in body[1..17]) values += count;
            if (values > 256 || body.Length < 17 + values) return false;
            body = body[(17 + values)..];
        }

        return true;
    }

    /// <summary>B.2.3: components of the frame with their tables, then where the scan lies in the spectrum.</summary>
    private bool IsScan(ReadOnlySpan<byte> body)
    {
        if (components.Count == 0 || ++scans > Scans || body.Length < 1) return false;
        var count = body[0];
        if (count < 1 || count > components.Count || body.Length != 4 + (count * 2)) return false;
        for (var i = 0; i < count; i++)
        {
            if (!components.Contains(body[1 + (i * 2)])) return false;
        }

        return body[^3] <= 63 && body[^2] <= 63;
    }

    /// <summary>Entropy-coded data up to the next marker that is neither a stuffed zero nor a restart (B.1.1.5).</summary>
    private bool CopyScan()
    {
        var start = at;
        while (at + 1 < source.Length)
        {
            if (source[at] != Prefix)
            {
                at++;
            }
            else if (source[at + 1] is 0 or (>= 0xD0 and <= 0xD7))
            {
                at += 2;
            }
            else
            {
                clean.AddRange(source.AsSpan(start, at - start));
                return at > start;
            }
        }

        return false;
    }
}
