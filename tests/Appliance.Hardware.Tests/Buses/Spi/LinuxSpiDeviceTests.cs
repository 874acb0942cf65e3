using System.Runtime.CompilerServices;
using Appliance.Hardware.Buses.Spi;

namespace Appliance.Hardware.Tests.Buses.Spi;

public class LinuxSpiDeviceTests
{
    [Fact]
    public unsafe void The_structure_is_that_of_the_kernel()
    {
        SpiLayout.Transfer transfer = default;
        Assert.Equal(32, Unsafe.SizeOf<SpiLayout.Transfer>());
        Assert.Equal(16, (byte*)&transfer.Length - (byte*)&transfer);
        Assert.Equal(20, (byte*)&transfer.SpeedHz - (byte*)&transfer);
        Assert.Equal(26, (byte*)&transfer.BitsPerWord - (byte*)&transfer);
    }

    [Fact]
    public void What_is_no_device_is_an_error()
    {
        var failure = Assert.Throws<IOException>(() => LinuxSpiDevice.Open("/dev/null", 0, 1_000_000));

        Assert.Contains("/dev/null", failure.Message, StringComparison.Ordinal);
        Assert.Throws<IOException>(() => LinuxSpiDevice.Open("/dev/spidev-there-is-none", 0, 1_000_000));
    }

    [Theory]
    [InlineData(-1, 1_000_000)]
    [InlineData(4, 1_000_000)]
    [InlineData(0, 0)]
    [InlineData(0, LinuxSpiDevice.SpeedLimitHz + 1)]
    public void Modes_and_speeds_have_their_limits(int mode, int speedHz) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LinuxSpiDevice.Open("/dev/null", mode, speedHz));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 1)]
    [InlineData(1, 2)]
    [InlineData(LinuxSpiDevice.TransferLimitBytes + 1, 0)]
    public void Transfers_have_their_limits_and_as_many_bytes_each_way(int write, int read) =>
        Assert.Throws<ArgumentException>(() => LinuxSpiDevice.CheckLengths(write, read));

    [Fact]
    public void A_transfer_may_leave_out_what_comes_back()
    {
        LinuxSpiDevice.CheckLengths(LinuxSpiDevice.TransferLimitBytes, 0);
        LinuxSpiDevice.CheckLengths(1, 1);
    }
}
