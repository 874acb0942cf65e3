using System.Device.I2c;
using Appliance.Hardware.Buses;

namespace Appliance.Hardware.Iot.Buses;

/// <summary>An I2C bus over System.Device.Gpio. It may be used from several threads.</summary>
/// <param name="bus">The library's bus, which it then owns.</param>
public sealed class IotI2cBus(I2cBus bus) : II2cBus, IDisposable
{
    private readonly Dictionary<int, I2cDevice> devices = [];
    private readonly Lock gate = new();

    /// <summary>Opens a bus of the machine.</summary>
    /// <param name="number">1 for <c>/dev/i2c-1</c>.</param>
    /// <exception cref="IOException">There is no such bus.</exception>
    public static IotI2cBus Open(int number) => new(LibraryFailure.Translated($"I2C bus {number}", () => I2cBus.Create(number)));

    /// <inheritdoc/>
    public void Write(int address, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) throw new ArgumentException("A transfer has at least one byte.", nameof(bytes));
        lock (gate)
        {
            try
            {
                DeviceAt(address).Write(bytes);
            }
            catch (Exception error) when (LibraryFailure.IsForeign(error))
            {
                throw new IOException($"I2C 0x{address:X2}: {error.Message}", error);
            }
        }
    }

    /// <inheritdoc/>
    public void Read(int address, Span<byte> bytes)
    {
        if (bytes.IsEmpty) throw new ArgumentException("A transfer has at least one byte.", nameof(bytes));
        lock (gate)
        {
            try
            {
                DeviceAt(address).Read(bytes);
            }
            catch (Exception error) when (LibraryFailure.IsForeign(error))
            {
                throw new IOException($"I2C 0x{address:X2}: {error.Message}", error);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            foreach (var device in devices.Values) device.Dispose();
            devices.Clear();
            bus.Dispose();
        }
    }

    private I2cDevice DeviceAt(int address)
    {
        if (devices.TryGetValue(address, out var device)) return device;
        return devices[address] = bus.CreateDevice(address);
    }
}
