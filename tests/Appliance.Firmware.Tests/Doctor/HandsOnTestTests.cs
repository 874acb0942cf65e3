using System.Text;
using Appliance.Firmware.Configuration;
using Appliance.Firmware.Doctor;
using Appliance.Firmware.Receipts;
using Appliance.Firmware.Wiring;
using Appliance.Hardware.Emulation.CardReaders;
using Appliance.Hardware.Emulation.Printers;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.Emulation.Wires;
using Appliance.Hardware.Ports;
using Microsoft.Extensions.Configuration;

namespace Appliance.Firmware.Tests.Doctor;

/// <summary>Trials and tests of devices behind terminals of the kernel.</summary>
public sealed class HandsOnTestTests : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly PseudoTerminal line = new();
    private readonly StringWriter said = new();
    private Task emulator = Task.CompletedTask;

    [Fact]
    public async Task A_test_page_is_printed_and_confirmed()
    {
        EmulatedEscPosPrinter printer = new(line.Device, TimeProvider.System, new());
        emulator = printer.RunAsync(stop.Token);

        Assert.True(await Test("Printer", """{ "Driver": "escpos-serial", "Port": "PATH" }"""));

        var page = Assert.Single(printer.Sheets).Text;
        Assert.Contains("プリンタは正しく接続されています", page, StringComparison.Ordinal);
        Assert.Contains("漢字・ひらがな・カタカナ・ｶﾀｶﾅ", page, StringComparison.Ordinal);
        Assert.Contains("OK: the printer has confirmed the page.", said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_test_page_fits_narrow_paper() => Assert.All(
        TestPage.Compose(32, new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero)).Elements.OfType<PrintText>(),
        text => Assert.InRange(TextWidth.Of(text.Text) * text.Scale, 0, 32));

    [Fact]
    public async Task A_drawer_on_the_printer_is_pulsed_once_and_its_sensor_told()
    {
        EmulatedEscPosPrinter printer = new(line.Device, TimeProvider.System, new());
        emulator = printer.RunAsync(stop.Token);

        await Test(
            "drawer", """{ "Driver": "printer-kick", "HasSensor": false }""",
            more: """, "Printer": { "Driver": "escpos-serial", "Port": "PATH" }""");

        Assert.Equal(1, printer.DrawerKicks);
        Assert.Contains("OK: the pulse was given. There is no sensor", said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_is_told_by_its_kind_and_the_end_of_its_id()
    {
        EmulatedPn532 reader = new(line.Device, TimeProvider.System);
        reader.Present(Convert.FromHexString("04A1B2C3D4E5F6"), CardKind.TypeA);
        emulator = reader.RunAsync(stop.Token);

        Assert.True(await Test("CardReader", """{ "Driver": "pn532-hsu", "Port": "PATH" }"""));

        Assert.Contains("OK: TypeA card of 7 bytes, ending in E5F6", said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("04A1", said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hand_that_does_not_come_in_time_is_told()
    {
        SimulatedTime time = new(new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero));
        var testing = Test("Scanner", """{ "Driver": "serial", "Port": "PATH" }""", time: time);
        time.AdvanceTo(time.GetUtcNow() + HandsOnTest.HandLimit);

        Assert.False(await testing);
        Assert.Contains("FAILED: Nothing came within 30 s.", said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_not_there_is_told()
    {
        Assert.False(await Test("Scanner", """{ "Driver": "serial", "Port": "/dev/not-there" }"""));
        Assert.Contains("FAILED: Cannot open /dev/not-there", said.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Scaner", "There is no device Scaner. Did you mean Scanner?")]
    [InlineData("Tone", "Tone is virtual: there is nothing to test. Set Devices:Tone:Driver")]
    public async Task What_cannot_be_tested_is_refused(string name, string words) => Assert.Contains(
        words,
        (await Assert.ThrowsAsync<StartRefusedException>(
            () => Test(name, "{}", section: "Printer", driver: """{ "Driver": "virtual" }"""))).Message,
        StringComparison.Ordinal);

    [Fact]
    public async Task A_trial_tells_which_configured_devices_answer()
    {
        EmulatedPn532 reader = new(line.Device, TimeProvider.System);
        emulator = reader.RunAsync(stop.Token);
        using PseudoTerminal silent = new();
        var wiring = Wiring($$"""
            {
              "CardReader": { "Driver": "pn532-hsu", "Port": "PATH" },
              "Printer": { "Driver": "escpos-serial", "Port": "{{silent.Path}}", "ResponseTimeoutMs": 100 },
              "Drawer": { "Driver": "printer-kick" },
              "Scanner": { "Driver": "serial", "Port": "/dev/not-there" }
            }
            """);

        var results = await new DeviceTrial(wiring, TimeProvider.System).RunAsync(CancellationToken.None);

        Assert.Equal(["printer", "drawer", "card-reader", "scanner"], results.Select(result => result.Role));
        Assert.Equal("No answer within 6 s.", results[0].Trouble);
        Assert.Equal("The printer it is on does not answer.", results[1].Trouble);
        Assert.Null(results[2].Trouble);
        Assert.Contains("/dev/not-there", results[3].Trouble, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        try
        {
            await emulator;
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }

        line.Dispose();
        stop.Dispose();
        await said.DisposeAsync();
    }

    private Task<bool> Test(
        string name, string settings, string more = "", TimeProvider? time = null, string? section = null, string? driver = null)
    {
        var role = section ?? char.ToUpperInvariant(name[0]) + name[1..];
        var wiring = Wiring($$"""{ "{{role}}": {{driver ?? settings}}{{more}} }""", time);
        return new HandsOnTest(wiring, time ?? TimeProvider.System, said).RunAsync(name, CancellationToken.None);
    }

    private DeviceWiring Wiring(string devices, TimeProvider? time = null)
    {
        var json = $$"""{ "Devices": {{devices.Replace("PATH", line.Path, StringComparison.Ordinal)}} }""";
        var section = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build()
            .GetSection("Devices");
        return DeviceWiring.Read(section, time ?? TimeProvider.System, new());
    }
}
