namespace Appliance.Hardware.Buses;

/// <summary>
/// A device on an SPI bus, with its own chip select, mode and speed. Transfers are short and block; the device's worker
/// is their only caller.
/// </summary>
public interface ISpiDevice
{
    /// <summary>Writes and reads at once, with the chip selected from the first byte to the last.</summary>
    /// <param name="write">What goes out, highest bit first; at least one byte.</param>
    /// <param name="read">Filled with what comes in meanwhile; of the same length.</param>
    /// <exception cref="IOException">The bus failed. That nobody answers cannot be noticed here.</exception>
    void Transfer(ReadOnlySpan<byte> write, Span<byte> read);
}
