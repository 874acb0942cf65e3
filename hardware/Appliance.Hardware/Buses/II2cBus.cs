namespace Appliance.Hardware.Buses;

/// <summary>An I2C bus. Transfers are short and block; a device's worker is their only caller.</summary>
public interface II2cBus
{
    /// <summary>Writes bytes to a device in one transfer.</summary>
    /// <param name="address">Seven-bit address, 0x08–0x77.</param>
    /// <param name="bytes">At least one byte.</param>
    /// <exception cref="IOException">The device did not acknowledge, or the bus failed.</exception>
    void Write(int address, ReadOnlySpan<byte> bytes);

    /// <summary>Reads bytes from a device in one transfer.</summary>
    /// <param name="address">Seven-bit address, 0x08–0x77.</param>
    /// <param name="bytes">Filled whole.</param>
    /// <exception cref="IOException">The device did not acknowledge, or the bus failed.</exception>
    void Read(int address, Span<byte> bytes);
}
