using Appliance.Hardware.Buses;

namespace Appliance.Hardware.Emulation.Buses;

/// <summary>
/// An I2C bus with devices attached. A transfer takes no time; <see cref="WireTime"/> says what it would have taken.
/// It may be used from several threads; transfers go one after another.
/// </summary>
public sealed class EmulatedI2cBus : II2cBus
{
    /// <summary>The clock that <see cref="WireTime"/> is reckoned at: standard mode.</summary>
    public const int ClockHz = 100_000;

    private const int BitsPerByte = 9; // Eight and the acknowledgement.
    private const int FirstAddress = 0x08;
    private const int LastAddress = 0x77;
    private readonly Dictionary<int, II2cSlave> slaves = [];
    private readonly Lock gate = new();

    /// <summary>How many transfers were acknowledged.</summary>
    public long Transfers { get; private set; }

    /// <summary>How many data bytes travelled, addresses not counted.</summary>
    public long BytesTransferred { get; private set; }

    /// <summary>
    /// How long the bus would have been busy at 100 kHz: nine bits for each byte, the address of a transfer included,
    /// also of one that nobody answered.
    /// </summary>
    public TimeSpan WireTime { get; private set; }

    /// <summary>Attaches a device.</summary>
    /// <param name="address">Seven-bit address, 0x08–0x77.</param>
    /// <param name="slave">The device.</param>
    /// <exception cref="InvalidOperationException">The address is taken.</exception>
    public void Attach(int address, II2cSlave slave)
    {
        ArgumentNullException.ThrowIfNull(slave);
        CheckAddress(address);
        lock (gate)
        {
            if (!slaves.TryAdd(address, slave)) throw new InvalidOperationException($"Address 0x{address:X2} is taken.");
        }
    }

    /// <inheritdoc/>
    public void Write(int address, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) throw new ArgumentException("A transfer has at least one byte.", nameof(bytes));
        lock (gate) Address(address, bytes.Length).Written(bytes);
    }

    /// <inheritdoc/>
    public void Read(int address, Span<byte> bytes)
    {
        if (bytes.IsEmpty) throw new ArgumentException("A transfer has at least one byte.", nameof(bytes));
        lock (gate) Address(address, bytes.Length).Read(bytes);
    }

    private static void CheckAddress(int address)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(address, FirstAddress);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(address, LastAddress);
    }

    private II2cSlave Address(int address, int count)
    {
        CheckAddress(address);
        if (!slaves.TryGetValue(address, out var slave) || !slave.Acknowledges)
        {
            Account(bytes: 1);
            throw new IOException($"No device answers at 0x{address:X2} (ENXIO)."); // What i2c-dev says to a NACK.
        }

        Account(bytes: 1 + count);
        Transfers++;
        BytesTransferred += count;
        return slave;
    }

    private void Account(int bytes) =>
        WireTime += TimeSpan.FromTicks(bytes * BitsPerByte * TimeSpan.TicksPerSecond / ClockHz);
}
