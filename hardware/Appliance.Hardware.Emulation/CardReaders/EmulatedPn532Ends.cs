using Appliance.Hardware.Buses;
using Appliance.Hardware.Emulation.Buses;

namespace Appliance.Hardware.Emulation.CardReaders;

/// <summary>
/// A PN532 whose board is set to I2C: attach it at 0x24. Each read begins with a status byte, 01 when a frame follows
/// (UM0701-02 §6.2.4).
/// </summary>
public sealed class EmulatedPn532I2c : II2cSlave
{
    /// <summary>Its address.</summary>
    public const int Address = 0x24;

    private readonly EmulatedPn532Port port = new();
    private volatile bool unplugged;

    /// <summary>Makes a chip that sleeps.</summary>
    /// <param name="time">Clock for how long things take.</param>
    public EmulatedPn532I2c(TimeProvider time) => Chip = new(port.OpenChipEnd(), time);

    /// <summary>The chip itself: run it, and put cards into its field.</summary>
    public EmulatedPn532 Chip { get; }

    /// <inheritdoc/>
    public bool Acknowledges => !unplugged;

    /// <summary>Pulls it off the bus, or puts it back after it lost its power.</summary>
    public void SetUnplugged(bool value)
    {
        unplugged = value;
        Chip.PowerCycle();
    }

    /// <inheritdoc/>
    public void Written(ReadOnlySpan<byte> bytes) => port.FromHost(bytes);

    /// <inheritdoc/>
    public void Read(Span<byte> bytes)
    {
        var isReady = port.IsReady;
        if (bytes.Length > 1) port.Fetch(bytes[1..]);
        bytes[0] = isReady ? (byte)0x01 : (byte)0x00;
    }
}

/// <summary>
/// A PN532 whose board is set to SPI, lowest bit first: 01 writes a frame, 02 reads the status, 03 reads a frame
/// (UM0701-02 §6.2.5).
/// </summary>
public sealed class EmulatedPn532Spi : ISpiDevice
{
    private readonly EmulatedPn532Port port = new();
    private volatile bool unplugged;

    /// <summary>Makes a chip that sleeps.</summary>
    /// <param name="time">Clock for how long things take.</param>
    public EmulatedPn532Spi(TimeProvider time) => Chip = new(port.OpenChipEnd(), time);

    /// <summary>The chip itself: run it, and put cards into its field.</summary>
    public EmulatedPn532 Chip { get; }

    /// <summary>Pulls it off its socket, so that MISO floats high, or puts it back after it lost its power.</summary>
    public void SetUnplugged(bool value)
    {
        unplugged = value;
        Chip.PowerCycle();
    }

    /// <inheritdoc/>
    public void Transfer(ReadOnlySpan<byte> write, Span<byte> read)
    {
        if (read.IsEmpty) read = new byte[write.Length];
        if (write.Length != read.Length) throw new ArgumentException("As many bytes come as go.", nameof(read));
        read.Fill(0xFF);
        if (unplugged || write.IsEmpty) return;
        var isReady = port.IsReady;
        switch (write[0])
        {
            case 0x80: // 01 with its bits turned round, and so are 02 and 03.
                port.FromHost(Turned(write[1..]));
                break;
            case 0x40:
                port.FromHost([]);
                read[1..].Fill(isReady ? (byte)0x80 : (byte)0x00);
                break;
            case 0xC0:
                port.Fetch(read[1..]);
                Turned(read[1..]).CopyTo(read[1..]);
                break;
        }
    }

    private static byte[] Turned(ReadOnlySpan<byte> bytes)
    {
        var turned = new byte[bytes.Length];
        for (var index = 0; index < bytes.Length; index++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                if ((bytes[index] & 1 << bit) != 0) turned[index] |= (byte)(0x80 >> bit);
            }
        }

        return turned;
    }
}
