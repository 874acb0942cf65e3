using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.LineDisplays;

namespace Appliance.Hardware.Tests.Buses;

public class EmulatedI2cBusTests
{
    private readonly EmulatedI2cBus bus = new();

    [Fact]
    public void A_device_that_is_not_there_is_an_io_error()
    {
        Assert.Throws<IOException>(() => bus.Write(0x27, [1]));
        Assert.Throws<IOException>(() => bus.Read(0x27, new byte[1]));
    }

    [Fact]
    public void An_unplugged_device_does_not_acknowledge()
    {
        EmulatedHd44780 glass = new();
        bus.Attach(0x27, glass);
        glass.SetFault(LineDisplayFault.Unplugged, true);

        Assert.Throws<IOException>(() => bus.Write(0x27, [1]));
        glass.SetFault(LineDisplayFault.Unplugged, false);
        bus.Write(0x27, [1]);

        Assert.Equal(1, bus.Transfers);
    }

    [Fact]
    public void Wire_time_is_nine_bits_a_byte_at_100_kHz_with_the_address()
    {
        bus.Attach(0x27, new EmulatedHd44780());

        bus.Write(0x27, [1, 2, 3]);
        Assert.Equal(TimeSpan.FromMicroseconds(4 * 90), bus.WireTime);
        bus.Read(0x27, new byte[1]);
        Assert.Equal(TimeSpan.FromMicroseconds(6 * 90), bus.WireTime);
        Assert.Throws<IOException>(() => bus.Write(0x20, [1]));

        Assert.Equal(TimeSpan.FromMicroseconds(7 * 90), bus.WireTime);
        Assert.Equal(4, bus.BytesTransferred);
    }

    [Fact]
    public void An_address_holds_one_device()
    {
        bus.Attach(0x27, new EmulatedHd44780());

        Assert.Throws<InvalidOperationException>(() => bus.Attach(0x27, new EmulatedHd44780()));
    }

    [Theory]
    [InlineData(0x07)]
    [InlineData(0x78)]
    public void Reserved_addresses_are_refused(int address) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => bus.Write(address, [1]));

    [Fact]
    public void An_empty_transfer_is_refused() => Assert.Throws<ArgumentException>(() => bus.Write(0x27, []));
}
