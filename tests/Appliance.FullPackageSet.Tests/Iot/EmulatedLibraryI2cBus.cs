using System.Device.I2c;
using Appliance.Hardware.Buses;

namespace Appliance.FullPackageSet.Tests.Iot;

/// <summary>The library's I2C bus over an emulated one.</summary>
internal sealed class EmulatedLibraryI2cBus(II2cBus bus) : I2cBus
{
    public override I2cDevice CreateDevice(int deviceAddress) => new Device(bus, deviceAddress);

    public override void RemoveDevice(int deviceAddress)
    {
        // A device holds nothing here.
    }

    private sealed class Device(II2cBus bus, int address) : I2cDevice
    {
        public override I2cConnectionSettings ConnectionSettings { get; } = new(1, address);

        public override void Read(Span<byte> buffer) => bus.Read(address, buffer);

        public override void Write(ReadOnlySpan<byte> buffer) => bus.Write(address, buffer);

        public override void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer)
        {
            Write(writeBuffer);
            Read(readBuffer);
        }
    }
}
