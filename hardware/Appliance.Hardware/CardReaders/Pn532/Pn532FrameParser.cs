namespace Appliance.Hardware.CardReaders.Pn532;

/// <summary>
/// Finds frames in bytes that may begin anywhere and hold noise. It looks for 00 00 FF with a length that fits its
/// checksum; what turns out wrong is left one byte at a time, so a true frame inside a false one is found.
/// </summary>
internal sealed class Pn532FrameParser
{
    /// <summary>Most bytes kept: the longest frame, and as much noise before it.</summary>
    public const int LimitBytes = 2 * (Pn532Frame.HeaderLength + Pn532Frame.DataLimit + 2);

    private readonly byte[] buffer = new byte[LimitBytes];
    private int length;

    /// <summary>Room for the next bytes; never empty after <see cref="TryNext"/> said there is nothing.</summary>
    public Memory<byte> Free => buffer.AsMemory(length);

    /// <summary>Says how much of <see cref="Free"/> was filled.</summary>
    public void Filled(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, LimitBytes - length);
        length += count;
    }

    /// <summary>Forgets all.</summary>
    public void Clear() => length = 0;

    /// <summary>
    /// Nothing more came in time: gives up a frame that began and never ended, so that one behind it can be found.
    /// </summary>
    /// <returns>Whether there was one.</returns>
    public bool GiveUpBegun()
    {
        if (length == 0) return false;
        Drop(1);
        return true;
    }

    /// <summary>The next frame, if it is whole.</summary>
    public bool TryNext(out Pn532Frame frame)
    {
        while (true)
        {
            DropNoise();
            frame = default;
            if (length < Pn532Frame.HeaderLength) return false;
            switch ((buffer[3], buffer[4]))
            {
                case (0x00, 0xFF):
                    Drop(Pn532Frame.HeaderLength);
                    frame = new(Pn532FrameKind.Ack, default);
                    return true;
                case (0xFF, 0x00):
                    Drop(Pn532Frame.HeaderLength);
                    frame = new(Pn532FrameKind.Nack, default);
                    return true;
                case var (count, checksum) when count == 0 || ((count + checksum) & 0xFF) != 0:
                    Drop(1);
                    continue;
                default:
                    return TryInformation(buffer[3], out frame);
            }
        }
    }

    private bool TryInformation(int count, out Pn532Frame frame)
    {
        frame = default;
        var whole = Pn532Frame.HeaderLength + count + 1;
        if (length < whole) return false;
        var data = buffer.AsSpan(Pn532Frame.HeaderLength, count);
        if (Pn532Frame.ChecksumOf(data) != buffer[whole - 1])
        {
            Drop(1);
            frame = new(Pn532FrameKind.Damaged, default);
            return true;
        }

        frame = data switch
        {
            [Pn532Frame.ErrorIdentifier] => new(Pn532FrameKind.SyntaxError, default),
            [Pn532Frame.ChipToHost, _, ..] => new(Pn532FrameKind.Answer, data[1..].ToArray()),
            _ => new(Pn532FrameKind.Damaged, default),
        };
        Drop(whole);
        return true;
    }

    private void DropNoise()
    {
        var bytes = buffer.AsSpan(0, length);
        var start = bytes.IndexOf(Pn532Frame.Start);
        if (start < 0)
        {
            // The last two bytes may be the beginning of a start code.
            start = bytes switch
            {
                [.., 0x00, 0x00] => length - 2,
                [.., 0x00] => length - 1,
                _ => length,
            };
        }

        Drop(start);
    }

    private void Drop(int count)
    {
        length -= count;
        buffer.AsSpan(count, length).CopyTo(buffer);
    }
}
