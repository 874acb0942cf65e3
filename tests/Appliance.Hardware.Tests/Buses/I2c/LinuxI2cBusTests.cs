using System.Runtime.CompilerServices;
using Appliance.Hardware.Buses.I2c;

namespace Appliance.Hardware.Tests.Buses.I2c;

/// <summary>What can be known without a bus; on a bus the driver runs in the bench of <c>tests/Hil</c>.</summary>
public class LinuxI2cBusTests
{
    [Fact]
    public unsafe void Structures_are_those_of_the_kernel()
    {
        Assert.Equal(16, Unsafe.SizeOf<I2cLayout.Message>());
        Assert.Equal(16, Unsafe.SizeOf<I2cLayout.Transfer>());
        I2cLayout.Message message = default;
        Assert.Equal(4, (byte*)&message.Length - (byte*)&message);
        Assert.Equal(8, (byte*)&message.Buffer - (byte*)&message);
    }

    [Fact]
    public void What_is_no_bus_is_an_error()
    {
        var failure = Assert.Throws<IOException>(() => LinuxI2cBus.Open("/dev/null"));

        Assert.Contains("I2C bus behind /dev/null", failure.Message, StringComparison.Ordinal);
        Assert.Throws<IOException>(() => LinuxI2cBus.Open("/dev/i2c-there-is-none"));
    }

    [Theory]
    [InlineData(0x07, 1)]
    [InlineData(0x78, 1)]
    [InlineData(0x27, 0)]
    [InlineData(0x27, LinuxI2cBus.TransferLimitBytes + 1)]
    public void Reserved_addresses_and_impossible_lengths_are_refused(int address, int bytes) =>
        Assert.ThrowsAny<ArgumentException>(() => LinuxI2cBus.Check(address, bytes));

    [Fact]
    public void The_first_and_last_of_each_are_taken()
    {
        LinuxI2cBus.Check(0x08, 1);
        LinuxI2cBus.Check(0x77, LinuxI2cBus.TransferLimitBytes);
    }
}
