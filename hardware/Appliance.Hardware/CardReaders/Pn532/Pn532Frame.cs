namespace Appliance.Hardware.CardReaders.Pn532;

/// <summary>What a frame is (UM0701-02 §6.2.1).</summary>
internal enum Pn532FrameKind
{
    /// <summary>The other side took the last frame.</summary>
    Ack,

    /// <summary>The other side wants the last frame again.</summary>
    Nack,

    /// <summary>A command's answer: data holds the answer's code and its parameters.</summary>
    Answer,

    /// <summary>The chip found the command's form wrong (application level error).</summary>
    SyntaxError,

    /// <summary>A frame began and its data or their checksum are wrong.</summary>
    Damaged,
}

/// <summary>A frame from the chip, and the making of frames to it (UM0701-02 §6.2.1.1, normal information frames).</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Data">Of an answer its code and parameters; else empty.</param>
internal readonly record struct Pn532Frame(Pn532FrameKind Kind, ReadOnlyMemory<byte> Data)
{
    /// <summary>Frame identifier of what the host says.</summary>
    public const byte HostToChip = 0xD4;

    /// <summary>Frame identifier of what the chip says.</summary>
    public const byte ChipToHost = 0xD5;

    /// <summary>Sole data byte of the error frame.</summary>
    public const byte ErrorIdentifier = 0x7F;

    /// <summary>Bytes before the data: preamble, start code of two bytes, length, its checksum.</summary>
    public const int HeaderLength = 5;

    /// <summary>Most data bytes in a normal frame, frame identifier included.</summary>
    public const int DataLimit = 255;

    /// <summary>"Taken"; from the host it also ends a command under way.</summary>
    public static ReadOnlySpan<byte> Ack => [0x00, 0x00, 0xFF, 0x00, 0xFF, 0x00];

    /// <summary>"Again, please".</summary>
    public static ReadOnlySpan<byte> Nack => [0x00, 0x00, 0xFF, 0xFF, 0x00, 0x00];

    /// <summary>Preamble and start code.</summary>
    public static ReadOnlySpan<byte> Start => [0x00, 0x00, 0xFF];

    /// <summary>A command as it goes over the wire.</summary>
    public static byte[] Command(byte code, params ReadOnlySpan<byte> parameters)
    {
        var length = parameters.Length + 2;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, DataLimit, nameof(parameters));
        var frame = new byte[HeaderLength + length + 2];
        Start.CopyTo(frame);
        frame[3] = (byte)length;
        frame[4] = ChecksumOf(frame.AsSpan(3, 1));
        frame[5] = HostToChip;
        frame[6] = code;
        parameters.CopyTo(frame.AsSpan(7));
        frame[^2] = ChecksumOf(frame.AsSpan(HeaderLength, length));
        return frame;
    }

    /// <summary>The byte that makes the sum zero, modulo 256.</summary>
    public static byte ChecksumOf(ReadOnlySpan<byte> bytes)
    {
        var sum = 0;
        foreach (var value in bytes) sum += value;
        return (byte)(-sum & 0xFF);
    }
}
