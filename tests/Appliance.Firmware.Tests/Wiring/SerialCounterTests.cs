using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Appliance.Domain.Register;
using Appliance.Firmware.Configuration;
using Appliance.Firmware.Core;
using Appliance.Firmware.Devices;
using Appliance.Firmware.Virtual;
using Appliance.Hardware.Emulation.CardReaders;
using Appliance.Hardware.Emulation.LineDisplays;
using Appliance.Hardware.Emulation.Printers;
using Appliance.Hardware.Emulation.Scanners;
using Appliance.Hardware.Emulation.Wires;
using Appliance.Hardware.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Firmware.Tests.Wiring;

/// <summary>
/// A counter whose serial devices are behind real terminals of the kernel, chosen by settings alone; the keys and the
/// operator's display stay virtual.
/// </summary>
public sealed class SerialCounterTests : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly string folder = Directory.CreateTempSubdirectory("appliance-serial-").FullName;
    private readonly CancellationTokenSource stop = new();
    private readonly PseudoTerminal printerLine = new();
    private readonly PseudoTerminal readerLine = new();
    private readonly PseudoTerminal scannerLine = new();
    private readonly PseudoTerminal displayLine = new();
    private readonly EmulatedEscPosPrinter printer;
    private readonly EmulatedPn532 reader;
    private readonly EmulatedSerialScanner scanner;
    private readonly EmulatedPoleDisplay pole;
    private readonly Task emulators;

    public SerialCounterTests()
    {
        printer = new(printerLine.Device, TimeProvider.System, new());
        reader = new(readerLine.Device, TimeProvider.System);
        scanner = new(scannerLine.Device);
        pole = new(displayLine.Device, PoleCommandSet.Epson);
        emulators = Task.WhenAll(printer.RunAsync(stop.Token), reader.RunAsync(stop.Token), pole.RunAsync(stop.Token));
    }

    [Fact]
    public async Task A_members_sale_runs_over_serial_devices_that_settings_chose()
    {
        await using var appliance = await RunningAppliance.StartAsync(devices: Settings());
        var devices = appliance.Host.Services.GetRequiredService<CounterDevices>();
        await OnlineAsync(devices.Printer);
        await OnlineAsync(devices.Drawer);

        reader.Present(Convert.FromHexString("04A1B2C3D4E5F6"), CardKind.TypeA);
        await UntilAsync(() => pole.Text[0].Contains("ｻﾄｳ", StringComparison.Ordinal));
        reader.Remove();

        // The console draws the pole display's text too.
        await UntilAsync(async () => (await appliance.GetAsync("/api/v1/virtual/devices")).GetProperty("displays")
            .GetProperty("customer").GetProperty("text")[0].GetString()!.Contains("ｻﾄｳ", StringComparison.Ordinal));

        var products = (await appliance.GetAsync("/api/v1/virtual/devices")).GetProperty("products");
        await scanner.ScanAsync(products[0].GetProperty("jan").GetString()!, CancellationToken.None);
        Assert.True(await devices.Scanner.WaitUntilAsync(() => devices.Scanner.HandedOn > 0, Limit, CancellationToken.None));
        await appliance.KeysAsync("1 5 0 DEPT1 CASH");

        await UntilAsync(() => printer.Sheets.Count > 0);
        Assert.Contains("領収証", printer.Sheets[0].Text, StringComparison.Ordinal);
        var sale = (await appliance.GetAsync("/api/v1/sales")).GetProperty("items")[0];
        Assert.Equal("M000001", sale.GetProperty("memberId").GetString());
        Assert.Equal(150 + products[0].GetProperty("priceYen").GetInt64(), sale.GetProperty("total").GetInt64());

        // The console has the paper, too, as it came out of the real printer.
        await UntilAsync(async () => (await appliance.GetAsync("/api/v1/virtual/paper")).GetArrayLength() == 1);
        var paper = (await appliance.GetAsync("/api/v1/virtual/paper"))[0];
        Assert.Equal(printer.Sheets[0].Text, paper.GetProperty("text").GetString());
        Assert.Equal(printer.Sheets[0].ToSvg(), await appliance.Http.GetStringAsync("/api/v1/virtual/paper/1.svg"));

        // The drawer on the printer's connector was opened once.
        await UntilAsync(async () => (await appliance.GetAsync("/api/v1/virtual/devices"))
            .GetProperty("drawer").GetProperty("pulses").GetInt32() == 1);
        Assert.Equal(1, printer.DrawerKicks);
        Assert.True((await appliance.GetAsync("/api/v1/journal/verify")).GetProperty("valid").GetBoolean());
    }

    [Fact]
    public async Task What_is_real_cannot_be_worked_from_the_screen()
    {
        await using var appliance = await RunningAppliance.StartAsync(devices: Settings());

        var (status, body) = await appliance.PostAsync("/api/v1/virtual/card", new { uid = "04A1B2C3D4E5F6" });
        Assert.Equal((409, "device-is-real"), (status, body.Code()));
        Assert.Equal(409, (await appliance.PostAsync("/api/v1/virtual/scan", new { code = "4901234567894" })).Status);
        Assert.Equal(409, (await appliance.PostAsync("/api/v1/virtual/drawer/close", new { })).Status);
        Assert.Equal(409, (await appliance.PostAsync(
            "/api/v1/virtual/faults", new { device = "printer", fault = "paper-end", active = true })).Status);
        var faults = (await appliance.GetAsync("/api/v1/virtual/devices")).GetProperty("faults").EnumerateArray()
            .Select(fault => fault.GetProperty("device").GetString()).Distinct();
        Assert.Equal(["operator-display", "keyboard"], faults);
        var real = (await appliance.GetAsync("/api/v1/virtual/devices")).GetProperty("real").EnumerateArray()
            .Select(role => role.GetString());
        Assert.Equal(["customer-display", "printer", "drawer", "card-reader", "scanner"], real);
    }

    [Fact]
    public async Task The_mirror_of_a_display_goes_dark_with_it()
    {
        await using var appliance = await RunningAppliance.StartAsync(devices: Settings());
        await UntilAsync(() => CustomerReadsAsync(text => text != ""));

        // A cable that is pulled is noticed when there is something to show.
        displayLine.Dispose();
        await appliance.KeysAsync("5 DEPT1");

        await UntilAsync(() => CustomerReadsAsync(text => text == ""));

        async Task<bool> CustomerReadsAsync(Func<string, bool> fits)
        {
            var rows = (await appliance.GetAsync("/api/v1/virtual/devices")).GetProperty("displays")
                .GetProperty("customer").GetProperty("text").EnumerateArray().Select(row => row.GetString());
            return fits(string.Concat(rows).Trim());
        }
    }

    [Fact]
    public async Task Of_a_real_key_block_the_console_hears_each_key_but_never_which_figure()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        using var heard = appliance.Host.Services.GetRequiredService<ApplianceCore>().Events.Listen()!;
        var mirror = appliance.Host.Services.GetRequiredService<CounterMirror>();
        MirroredKeys block = new(mirror, KeyLayout.Default, RegisterKey.Digit7, RegisterKey.DoubleZero, RegisterKey.Cash);

        Assert.Equal(3, await block.ReadAsync());

        List<string> told = [];
        using CancellationTokenSource late = new(Limit);
        while (told.Count < 3)
        {
            var next = await heard.Events.ReadAsync(late.Token);
            if (next.Kind == "key") told.Add(JsonSerializer.Serialize(next.Data, JsonSerializerOptions.Web));
        }

        Assert.Equal(["""{"name":"FIGURE"}""", """{"name":"FIGURE"}""", """{"name":"CASH"}"""], told);
    }

    [Fact]
    public async Task A_scanner_that_is_plugged_in_again_is_found_by_its_link()
    {
        var link = Path.Combine(folder, "usb-scanner");
        File.CreateSymbolicLink(link, scannerLine.Path);
        var path = Path.Combine(folder, "appliance.json");
        await File.WriteAllTextAsync(path, $$"""
            { "Devices": { "Scanner": { "Driver": "serial", "Port": "{{link}}" } } }
            """);
        var (_, settings) = ConfigurationReader.Read(folder, path, []);
        await using var appliance = await RunningAppliance.StartAsync(devices: settings.Devices);
        var worker = appliance.Host.Services.GetRequiredService<CounterDevices>().Scanner;
        await OnlineAsync(worker);

        File.Delete(link);
        scannerLine.Dispose();
        Assert.True(await worker.WaitUntilAsync(
            () => worker.State == DeviceState.Offline, Limit, CancellationToken.None));
        using PseudoTerminal second = new();
        File.CreateSymbolicLink(link, second.Path);
        await OnlineAsync(worker);

        await new EmulatedSerialScanner(second.Device).ScanAsync("4901234567894", CancellationToken.None);
        Assert.True(await worker.WaitUntilAsync(() => worker.HandedOn == 1, Limit, CancellationToken.None));
    }

    [Fact]
    public async Task A_device_that_is_not_plugged_in_does_not_stop_the_start_and_is_told_by_its_name()
    {
        var path = Path.Combine(folder, "appliance.json");
        await File.WriteAllTextAsync(path, """
            { "Devices": { "Scanner": { "Driver": "serial", "Port": "/dev/serial/by-id/usb-not-there" } } }
            """);
        var (_, settings) = ConfigurationReader.Read(folder, path, []);

        await using var appliance = await RunningAppliance.StartAsync(devices: settings.Devices);

        var devices = appliance.Host.Services.GetRequiredService<CounterDevices>();
        Assert.True(await devices.Scanner.WaitUntilAsync(
            () => devices.Scanner.State == DeviceState.Offline, Limit, CancellationToken.None));
        Assert.Contains("usb-not-there", devices.Scanner.LastError, StringComparison.Ordinal);
        await appliance.KeysAsync("1 5 0 DEPT1 CASH");
        Assert.Single((await appliance.GetAsync("/api/v1/sales")).GetProperty("items").EnumerateArray());
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        try
        {
            await emulators;
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // That is how they end, or when the appliance has closed its end of the line.
        }

        foreach (var line in new[] { printerLine, readerLine, scannerLine, displayLine }) line.Dispose();
        stop.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task OnlineAsync(DeviceWorker worker) => Assert.True(
        await worker.WaitUntilAsync(() => worker.State == DeviceState.Online, Limit, CancellationToken.None), worker.LastError);

    private static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using CancellationTokenSource late = new(Limit);
        while (!await condition()) await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, late.Token);
    }

    private IConfigurationSection Settings()
    {
        var path = Path.Combine(folder, "appliance.json");
        File.WriteAllText(path, $$"""
            {
              "Devices": {
                "CustomerDisplay": { "Driver": "epson-pole", "Port": "{{displayLine.Path}}", "BaudRateBps": 9600 },
                "Printer": { "Driver": "escpos-serial", "Port": "{{printerLine.Path}}", "BaudRateBps": 38400 },
                "Drawer": { "Driver": "printer-kick" },
                "CardReader": { "Driver": "pn532-hsu", "Port": "{{readerLine.Path}}" },
                "Scanner": { "Driver": "serial", "Port": "{{scannerLine.Path}}" }
              }
            }
            """, Encoding.UTF8);
        return ConfigurationReader.Read(folder, path, []).Settings.Devices!;
    }

    /// <summary>A real key block that is pressed without hands.</summary>
    private sealed class MirroredKeys(CounterMirror mirror, KeyLayout layout, params IReadOnlyList<RegisterKey> pressed)
        : IPosKeyboard
    {
        /// <summary>How many went down until there were no more.</summary>
        public async Task<int> ReadAsync()
        {
            var open = MirroredPosKeyboard.Opener(OpenDevice.Of<IPosKeyboard>(() => this), mirror);
            using var opened = await open(CancellationToken.None);
            var count = 0;
            await foreach (var press in opened.Device.ReadKeysAsync(CancellationToken.None)) count += press.IsDown ? 1 : 0;
            return count;
        }

        public async IAsyncEnumerable<PosKeyPress> ReadKeysAsync(
            [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            foreach (var (row, column) in pressed.Select(key => layout.PlaceOf(key)!.Value))
            {
                await Task.Yield();
                yield return new(row, column);
                yield return new(row, column, IsDown: false);
            }
        }
    }
}
