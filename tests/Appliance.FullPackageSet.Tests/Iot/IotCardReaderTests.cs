using System.Device.Spi;
using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Iot.CardReaders;
using Appliance.Hardware.Ports;
using Iot.Device.Mfrc522;
using Iot.Device.Pn532;

namespace Appliance.FullPackageSet.Tests.Iot;

public sealed class IotCardReaderTests
{
    [Fact]
    public async Task A_PN532_that_is_not_there_is_an_io_error()
    {
        using EmulatedLibraryI2cBus bus = new(new EmulatedI2cBus());
        IotPn532CardReader reader = new(() => new Pn532(bus.CreateDevice(Pn532Address)), new(), TimeProvider.System);
        await Assert.ThrowsAnyAsync<IOException>(() => FirstAsync(reader));
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0xFF)]
    public async Task An_MFRC522_whose_wires_are_open_is_an_io_error(byte idle)
    {
        IotMfrc522CardReader reader = new(() => new MfRc522(new OpenWires(idle)), new(), TimeProvider.System);
        await Assert.ThrowsAnyAsync<IOException>(() => FirstAsync(reader));
    }

    [Fact]
    public void A_pause_out_of_range_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new IotPn532CardReader(
            () => throw new NotSupportedException(), new() { PollInterval = TimeSpan.Zero }, TimeProvider.System));

    private const int Pn532Address = 0x24;

    private static async Task<CardReading?> FirstAsync(ICardReader reader)
    {
        await foreach (var reading in reader.ReadCardsAsync(default)) return reading;
        return null;
    }

    /// <summary>What a Pi reads when nothing drives MISO.</summary>
    private sealed class OpenWires(byte idle) : SpiDevice
    {
        public override SpiConnectionSettings ConnectionSettings { get; } = new(0, 0);

        public override void Read(Span<byte> buffer) => buffer.Fill(idle);

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            // Nobody hears it.
        }

        public override void TransferFullDuplex(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer) => readBuffer.Fill(idle);
    }
}
