using System.Device.Spi;
using Appliance.Hardware.Buses;

namespace Appliance.FullPackageSet.Tests.Iot;

/// <summary>The library's SPI device over an emulated one.</summary>
internal sealed class EmulatedLibrarySpiDevice(ISpiDevice wire) : SpiDevice
{
    public override SpiConnectionSettings ConnectionSettings { get; } = new(0, 0);

    public override void Read(Span<byte> buffer) => wire.Transfer(new byte[buffer.Length], buffer);

    public override void Write(ReadOnlySpan<byte> buffer) => wire.Transfer(buffer, new byte[buffer.Length]);

    /// <summary>The library gives one buffer for both ways, which a wire does not mind.</summary>
    public override void TransferFullDuplex(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer) =>
        wire.Transfer(writeBuffer.ToArray(), readBuffer);
}
