namespace Appliance.Hardware.Emulation.Printers;

/// <summary>
/// Takes DLE EOT n out of what arrives, wherever it stands. Such questions never wait in the receive buffer, and are
/// answered even when it is full.
/// </summary>
internal sealed class RealTimeScanner
{
    private const byte Dle = 0x10;
    private const byte Eot = 0x04;
    private int held;

    /// <summary>Whether a byte may belong to a question, so that it needs no room in the buffer yet.</summary>
    public bool IsHeld(byte value) => (held, value) is (0, Dle) or (1, Eot) or (2, >= 1 and <= 4);

    /// <summary>Takes the next byte; what is no question goes into the buffer.</summary>
    /// <returns>n of the question that it completes.</returns>
    public byte? Take(byte value, Queue<byte> buffer)
    {
        if (IsHeld(value))
        {
            held = (held + 1) % 3;
            return held == 0 ? value : null;
        }

        if (held >= 1) buffer.Enqueue(Dle);
        if (held == 2) buffer.Enqueue(Eot);
        held = value == Dle ? 1 : 0;
        if (held == 0) buffer.Enqueue(value);
        return null;
    }
}
