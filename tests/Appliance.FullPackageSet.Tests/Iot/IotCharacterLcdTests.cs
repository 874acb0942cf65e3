using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.LineDisplays;
using Appliance.Hardware.Iot.Buses;
using Appliance.Hardware.Iot.LineDisplays;

namespace Appliance.FullPackageSet.Tests.Iot;

public sealed class IotCharacterLcdTests : IDisposable
{
    private const int Address = 0x27;

    private readonly EmulatedI2cBus wire = new();
    private readonly EmulatedHd44780 glass = new(20, 4);
    private readonly EmulatedLibraryI2cBus bus;
    private readonly IotCharacterLcd display;

    public IotCharacterLcdTests()
    {
        wire.Attach(Address, glass);
        bus = new(wire);
        display = new(() => bus.CreateDevice(Address), new() { Columns = 20, Rows = 4 });
    }

    [Fact]
    public async Task Four_rows_show_their_text_in_half_width_kana()
    {
        await display.InitializeAsync(default);
        await display.DisplayTextAsync(["イラッシャイマセ", "ｶﾞｷﾞ", "¥1,200", "row 4 is cut off here at 20"], default);
        Assert.Equal(
            ["ｲﾗｯｼｬｲﾏｾ            ", "ｶﾞｷﾞ                ", "¥1,200              ", "row 4 is cut off her"],
            glass.Text);
        Assert.True(glass.Backlight);
    }

    [Fact]
    public async Task Only_cells_that_differ_travel()
    {
        await display.InitializeAsync(default);
        await display.DisplayTextAsync(["TOTAL 100", "", "", ""], default);
        var before = wire.BytesTransferred;
        await display.DisplayTextAsync(["TOTAL 200", "", "", ""], default);
        Assert.Equal("TOTAL 200           ", glass.Text[0]);

        // One address and one character, each two nibbles of two port states: HD44780U datasheet, figure 17.
        Assert.Equal(8, wire.BytesTransferred - before);
    }

    [Fact]
    public async Task A_lost_display_is_an_io_error_until_it_is_initialised_again()
    {
        await display.InitializeAsync(default);
        glass.SetFault(LineDisplayFault.Unplugged, active: true);
        await Assert.ThrowsAnyAsync<IOException>(() => display.DisplayTextAsync(["a"], default).AsTask());
        await Assert.ThrowsAnyAsync<IOException>(() => display.InitializeAsync(default).AsTask());
        glass.SetFault(LineDisplayFault.Unplugged, active: false);
        await Assert.ThrowsAnyAsync<IOException>(() => display.DisplayTextAsync(["a"], default).AsTask());
        await display.InitializeAsync(default);
        await display.DisplayTextAsync(["a"], default);
        Assert.Equal('a', glass.Text[0][0]);
    }

    [Theory]
    [InlineData(16, 4)]
    [InlineData(40, 2)]
    [InlineData(20, 3)]
    public void Glass_the_library_does_not_know_is_refused(int columns, int rows) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new IotCharacterLcd(() => bus.CreateDevice(Address), new() { Columns = columns, Rows = rows }));

    [Fact]
    public void The_bus_port_carries_transfers_and_tells_a_missing_device()
    {
        using IotI2cBus port = new(bus);
        port.Write(Address, [0x08]);
        var state = new byte[1];
        port.Read(Address, state);
        Assert.Equal([0x08], state);
        Assert.Throws<IOException>(() => port.Write(0x20, [0]));
        Assert.Throws<ArgumentException>(() => port.Write(Address, []));
    }

    public void Dispose()
    {
        display.Dispose();
        bus.Dispose();
    }
}
