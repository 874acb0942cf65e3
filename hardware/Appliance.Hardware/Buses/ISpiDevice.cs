namespace Appliance.Hardware.Buses;

/// <summary>A device on an SPI bus, with its own chip select. Transfers are short and block; its worker is their only caller.</summary>
public interface ISpiDevice
{
    /// <summary>Writes and reads at once (full duplex), with the chip selected from the first bit to the last.</summary>
    /// <param name="write">At least one byte.</param>
    /// <param name="read">As long as <paramref name="write"/>, or empty when what comes back is of no interest.</param>
    /// <exception cref="IOException">The bus failed.</exception>
    void Transfer(ReadOnlySpan<byte> write, Span<byte> read);
}
