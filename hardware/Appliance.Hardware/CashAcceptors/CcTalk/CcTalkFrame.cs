namespace Appliance.Hardware.CashAcceptors.CcTalk;

/// <summary>
/// A ccTalk message: destination, number of data bytes, source, header, data, checksum. All its bytes sum to 0 modulo
/// 256 (ccTalk Generic Specification 4.7, part 1, simple checksum).
/// </summary>
/// <param name="Destination">Address it is for.</param>
/// <param name="Source">Address it is from.</param>
/// <param name="Header">What is asked, or a kind of reply.</param>
/// <param name="Data">0–255 bytes.</param>
internal readonly record struct CcTalkFrame(byte Destination, byte Source, byte Header, ReadOnlyMemory<byte> Data)
{
    /// <summary>Bytes beside the data.</summary>
    public const int FrameBytes = 5;

    private const int DataOffset = 4;

    public byte[] Encode()
    {
        byte[] frame = [Destination, (byte)Data.Length, Source, Header, .. Data.Span, 0];
        frame[^1] = (byte)(-Sum(frame) & 0xFF);
        return frame;
    }

    public bool IsSameAs(CcTalkFrame other) =>
        (Destination, Source, Header) == (other.Destination, other.Source, other.Header)
        && Data.Span.SequenceEqual(other.Data.Span);

    /// <summary>The frame that begins with these bytes; null when they are too few, or its checksum is wrong.</summary>
    public static CcTalkFrame? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < FrameBytes || bytes.Length < LengthOf(bytes)) return null;
        var frame = bytes[..LengthOf(bytes)];
        if ((Sum(frame) & 0xFF) != 0) return null;
        return new CcTalkFrame(frame[0], frame[2], frame[3], frame[DataOffset..^1].ToArray());
    }

    /// <summary>How long the frame is that begins with these two bytes or more.</summary>
    public static int LengthOf(ReadOnlySpan<byte> bytes) => FrameBytes + bytes[1];

    private static int Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0;
        foreach (var value in bytes) sum += value;
        return sum;
    }
}

/// <summary>What a device replied.</summary>
/// <param name="IsAcknowledged">Whether it did what was asked; else it refused (NAK).</param>
/// <param name="Data">What it gave.</param>
internal readonly record struct CcTalkReply(bool IsAcknowledged, ReadOnlyMemory<byte> Data);
