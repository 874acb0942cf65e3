namespace Appliance.Hardware.Emulation.Printers;

/// <summary>Finds DLE EOT n in what arrives, before it waits in the buffer.</summary>
internal sealed class RealTimeScanner
{
    private byte beforeLast;
    private byte last;

    /// <summary>Takes the next byte.</summary>
    /// <returns>n, when it completes such a command.</returns>
    public byte? Take(byte value)
    {
        var kind = beforeLast == 0x10 && last == 0x04 ? value : (byte?)null;
        (beforeLast, last) = (last, value);
        return kind;
    }
}
