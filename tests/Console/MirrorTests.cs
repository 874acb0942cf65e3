using System.Text;
using System.Text.Json;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Firmware.Devices;
using Appliance.Firmware.Station;
using Appliance.Firmware.Tests;
using Appliance.Firmware.Virtual;
using Appliance.Hardware.Emulation.LineDisplays;
using Appliance.Hardware.Emulation.Printers;
using Appliance.Hardware.Emulation.Wires;
using Appliance.Hardware.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Appliance.Console.Tests;

/// <summary>
/// The page of an appliance with real devices: displays and printer behind terminals of the kernel; a key block, a card
/// reader and a scanner that are not plugged in. A picture is left in <c>artifacts/screenshots</c>.
/// </summary>
public sealed class MirrorTests(TheBrowser browser) : IClassFixture<TheBrowser>, IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly PseudoTerminal operatorLine = new();
    private readonly PseudoTerminal customerLine = new();
    private readonly PseudoTerminal printerLine = new();

    [Fact]
    public async Task Real_devices_are_seen_as_they_are_and_nothing_of_them_can_be_moved()
    {
        EmulatedPoleDisplay operatorPole = new(operatorLine.Device, PoleCommandSet.Epson);
        EmulatedPoleDisplay customerPole = new(customerLine.Device, PoleCommandSet.Cd5220);
        EmulatedEscPosPrinter printer = new(printerLine.Device, TimeProvider.System, new());
        var ends = Task.WhenAll(operatorPole.RunAsync(stop.Token), customerPole.RunAsync(stop.Token), printer.RunAsync(stop.Token));
        await using var appliance = await RunningAppliance.StartAsync(devices: Settings());
        await using var visitor = await Visitor.StrangerAsync(browser, appliance.Host.Address);
        var page = visitor.Page;
        await visitor.EnterAsync(await appliance.GiveAccountAsync(StaffRole.Owner), "/appliance");

        var station = appliance.Host.Services.GetRequiredService<StationLoop>();
        foreach (var key in (RegisterKey[])[RegisterKey.Digit5, RegisterKey.DoubleZero, RegisterKey.Department2, RegisterKey.Cash])
        {
            await station.PostAsync(new KeyPressed(key), CancellationToken.None);
        }

        await Assertions.Expect(visitor.CustomerGlass).ToContainTextAsync("500");
        await visitor.AssertPaperSaysAsync("合計 *¥500");
        Assert.Contains("500", string.Concat(customerPole.Text), StringComparison.Ordinal);
        Assert.Equal(printer.Sheets[0].Text, await visitor.Paper.GetAttributeAsync("alt"));

        // Keys are looked at; one that goes down on the real block lights up, a figure together with all of them.
        await Assertions.Expect(page.Locator("button[data-key]")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("[data-key=CASH]")).ToBeVisibleAsync();
        var mirror = appliance.Host.Services.GetRequiredService<CounterMirror>();
        await page.EvaluateAsync(WatchLit);
        mirror.TellKey(PressOf(RegisterKey.Cash));
        await page.WaitForFunctionAsync("() => window.lit.has('CASH') && !window.lit.has('5')");
        mirror.TellKey(PressOf(RegisterKey.Digit5));
        await page.WaitForFunctionAsync("() => window.lit.has('5') && window.lit.has('7')");
        foreach (var name in (string[])["会員カード", "商品コード", "故障スイッチ"])
        {
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = name })).ToHaveCountAsync(0);
        }

        await Assertions.Expect(visitor.Button("ドロワーを閉める")).ToHaveCountAsync(0);
        Assert.Equal("", await Axe.SeriousAsync(page));
        foreach (var width in (int[])[390, 1440])
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EvaluateAsync(Visitor.Settled);
            await page.ScreenshotAsync(
                new() { Path = Path.Combine(Tree.Root, "artifacts", "screenshots", $"mirror-{width}.png"), FullPage = true });
        }

        Assert.Empty(visitor.Complaints);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => ends);
    }

    public ValueTask DisposeAsync()
    {
        stop.Dispose();
        foreach (var line in new[] { operatorLine, customerLine, printerLine }) line.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Remembers which keys were lit, for however short a time.</summary>
    private const string WatchLit = """
        () => {
          window.lit = new Set();
          new MutationObserver(changes => changes.forEach(({ target }) => {
            if (target.dataset.down !== undefined) window.lit.add(target.dataset.key);
          })).observe(document.body, { subtree: true, attributeFilter: ['data-down'] });
        }
        """;

    private static PosKeyPress PressOf(RegisterKey key)
    {
        var (row, column) = KeyLayout.Default.PlaceOf(key)!.Value;
        return new(row, column);
    }

    private IConfigurationSection Settings()
    {
        var lines = Enumerable.Range(0, 16).ToArray();
        var json = JsonSerializer.Serialize(new
        {
            Devices = new
            {
                OperatorDisplay = new { Driver = "epson-pole", Port = operatorLine.Path },
                CustomerDisplay = new { Driver = "cd5220-pole", Port = customerLine.Path },
                Printer = new { Driver = "escpos-serial", Port = printerLine.Path },
                Drawer = new { Driver = "printer-kick" },
                Keyboard = new { Driver = "gpio-matrix", Chip = "pinctrl-not-there", RowLines = lines[..8], ColumnLines = lines[8..] },
                CardReader = new { Driver = "pn532-hsu", Port = "/dev/serial/by-id/reader-not-there" },
                Scanner = new { Driver = "serial", Port = "/dev/serial/by-id/scanner-not-there" },
            },
        });
        return new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build().GetSection("Devices");
    }
}
