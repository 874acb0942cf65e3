namespace Appliance.Hardware.Emulation.CardReaders;

/// <summary>What a PN532 makes of the bytes from its host.</summary>
internal enum EmulatedPn532InputKind
{
    /// <summary>Nothing whole yet.</summary>
    None,

    /// <summary>55: the host wakes the chip.</summary>
    Wake,

    /// <summary>The host took the answer, or wants the command ended.</summary>
    Ack,

    /// <summary>The host wants the answer again.</summary>
    Nack,

    /// <summary>A command.</summary>
    Command,
}

/// <summary>
/// Takes bytes from the host apart, one at a time, as the chip's UART does. Written apart from the driver's own codec
/// so that the two check each other.
/// </summary>
internal sealed class EmulatedPn532Input
{
    private readonly List<byte> frame = [];
    private byte before;

    /// <summary>The last command: code and parameters.</summary>
    public byte[] Command { get; private set; } = [];

    public EmulatedPn532InputKind Take(byte value)
    {
        var previous = before;
        before = value;
        if (frame.Count == 0)
        {
            // 00 FF is the start code; what follows it is collected.
            if (previous == 0x00 && value == 0xFF) frame.Add(value);
            return value == 0x55 ? EmulatedPn532InputKind.Wake : EmulatedPn532InputKind.None;
        }

        frame.Add(value);
        var kind = Judge(out var isOver);
        if (!isOver) return EmulatedPn532InputKind.None;
        frame.Clear();
        before = value;
        return kind;
    }

    // frame: FF LEN LCS D4 code parameters DCS
    private EmulatedPn532InputKind Judge(out bool isOver)
    {
        isOver = false;
        if (frame.Count < 3) return EmulatedPn532InputKind.None;
        isOver = true;
        var (length, check) = (frame[1], frame[2]);
        if (length == 0x00 && check == 0xFF) return EmulatedPn532InputKind.Ack;
        if (length == 0xFF && check == 0x00) return EmulatedPn532InputKind.Nack;
        if ((byte)((length + check) & 0xFF) != 0 || length < 2) return EmulatedPn532InputKind.None;
        if (frame.Count < 3 + length + 1)
        {
            isOver = false;
            return EmulatedPn532InputKind.None;
        }

        if (frame.Skip(3).Sum(part => part) % 256 != 0 || frame[3] != 0xD4) return EmulatedPn532InputKind.None;
        Command = [.. frame.Skip(4).Take(length - 1)];
        return EmulatedPn532InputKind.Command;
    }
}
