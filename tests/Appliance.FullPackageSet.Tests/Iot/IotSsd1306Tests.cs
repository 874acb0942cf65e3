using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.LineDisplays;
using Appliance.Hardware.Fonts;
using Appliance.Hardware.Iot.LineDisplays;
using Appliance.Hardware.LineDisplays.Ssd1306;
using Appliance.Hardware.Tests.Fonts;

namespace Appliance.FullPackageSet.Tests.Iot;

public sealed class IotSsd1306Tests : IDisposable
{
    private const int Address = 0x3C;

    private static readonly JapaneseFont Font = TestFont.Load(JapaneseFontHeight.Dots16);

    private readonly EmulatedI2cBus wire = new();
    private readonly EmulatedSsd1306 glass = new();
    private readonly EmulatedLibraryI2cBus bus;
    private readonly IotSsd1306 display;

    public IotSsd1306Tests()
    {
        wire.Attach(Address, glass);
        bus = new(wire);
        display = new(() => bus.CreateDevice(Address), new(), Font);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_shows_what_our_own_driver_shows_dot_by_dot(bool upsideDown)
    {
        string[] rows = ["日本", "ABC 100", "ｱﾞ〓x", "a row that is cut off"];
        EmulatedI2cBus otherWire = new();
        EmulatedSsd1306 otherGlass = new(noiseSeed: 2);
        otherWire.Attach(Address, otherGlass);
        Ssd1306LineDisplay own = new(otherWire, new() { UpsideDown = upsideDown }, Font);
        using IotSsd1306 library = new(() => bus.CreateDevice(Address), new() { UpsideDown = upsideDown }, Font);
        await own.InitializeAsync(default);
        await library.InitializeAsync(default);
        Assert.Equal(otherGlass.ToPbm(), glass.ToPbm());

        await own.DisplayTextAsync(rows, default);
        await library.DisplayTextAsync(rows, default);

        Assert.Contains('1', glass.ToPbm()[2..]);
        Assert.Equal(otherGlass.ToPbm(), glass.ToPbm());
        Assert.Equal(own.CellsOf("日本A"), library.CellsOf("日本A"));
    }

    [Fact]
    public async Task Only_the_changed_columns_of_changed_pages_travel()
    {
        await display.InitializeAsync(default);
        await display.DisplayTextAsync(["", "TOTAL 100"], default);
        var before = wire.BytesTransferred;
        await display.DisplayTextAsync(["", "TOTAL 200"], default);

        // In both pages of the row: two commands of four bytes, and a run of two columns behind a control byte.
        Assert.Equal(2 * (4 + 4 + 3), wire.BytesTransferred - before);
        await display.DisplayTextAsync(["", "TOTAL 200"], default);
        Assert.Equal(22, wire.BytesTransferred - before);
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
        Assert.Contains('1', glass.ToPbm()[2..]);
    }

    [Fact]
    public void An_address_the_controller_cannot_have_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new IotSsd1306(() => bus.CreateDevice(Address), new() { Address = 0x27 }, Font));

    public void Dispose()
    {
        display.Dispose();
        bus.Dispose();
    }
}
