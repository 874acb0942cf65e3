using Appliance.Hardware.Buses.I2c;
using Appliance.Hardware.Emulation.LineDisplays;
using Appliance.Hardware.LineDisplays.Hd44780;

namespace Appliance.Hil;

/// <summary>The kernel's i2c-dev, with an emulated display behind a forwarding adapter.</summary>
internal static class I2cChecks
{
    private const int Address = 0x27;
    private const int Nobody = 0x3F;

    public static async Task RunAsync(Bench bench, ForwardedI2cBus devices)
    {
        EmulatedHd44780 glass = new();
        devices.Devices.Attach(Address, glass);
        await bench.CheckAsync("A scan finds the one device on a bus", _ => ScansAsync());
        await bench.CheckAsync("A display over I2C shows its text", token => ShowsAsync(glass, token));
        await bench.CheckAsync("A display that is unplugged is an error that names its address", _ => UnplugsAsync(glass));
    }

    private static Task ScansAsync()
    {
        using var bus = LinuxI2cBus.Open(ForwardedI2cBus.Path);
        Expect.Equal("39", string.Join(' ', bus.Scan()));
        var failure = Expect.Throws<IOException>(() => bus.Write(Nobody, [0]));
        Expect.Equal($"No device answers at 0x3F on {ForwardedI2cBus.Path}.", failure.Message);
        return Task.CompletedTask;
    }

    private static async Task ShowsAsync(EmulatedHd44780 glass, CancellationToken cancellationToken)
    {
        using var bus = LinuxI2cBus.Open(ForwardedI2cBus.Path);
        Hd44780LineDisplay display = new(bus, new() { Address = Address }, TimeProvider.System);
        await display.InitializeAsync(cancellationToken);
        await display.DisplayTextAsync(["ｺﾞｳｹｲ         ¥1,040", "10%"], cancellationToken);
        Expect.Equal("ｺﾞｳｹｲ         ¥1,040|10%                 ", string.Join('|', glass.Text));
        Expect.Equal(0, glass.TimingViolations);
    }

    private static Task UnplugsAsync(EmulatedHd44780 glass)
    {
        using var bus = LinuxI2cBus.Open(ForwardedI2cBus.Path);
        var one = new byte[1];
        bus.Read(Address, one);
        glass.SetFault(LineDisplayFault.Unplugged, active: true);
        Expect.Contains("0x27", Expect.Throws<IOException>(() => bus.Read(Address, one)).Message);
        Expect.Equal(0, bus.Scan().Count);
        return Task.CompletedTask;
    }
}
