using Appliance.Hardware.Buses.Serial;
using Appliance.Hardware.Emulation.Printers;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Printers.EscPos;

namespace Appliance.Hil;

/// <summary>Two 16550 UARTs at the two ends of a cable, with the driver on one and an emulated printer on the other.</summary>
internal static class SerialChecks
{
    private const string HostPort = "/dev/ttyS1";
    private const string DevicePort = "/dev/ttyS2";
    private const int BaudRateBps = 115_200;

    public static Task RunAsync(Bench bench) =>
        bench.CheckAsync("A receipt prints over a UART, and the printer's lid is noticed", PrintsAsync);

    private static async Task PrintsAsync(CancellationToken cancellationToken)
    {
        using var host = SerialPort.Open(HostPort, new() { BaudRateBps = BaudRateBps });
        using var wire = SerialPort.Open(DevicePort, new() { BaudRateBps = BaudRateBps });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        EmulatedEscPosPrinter device = new(wire.Stream, TimeProvider.System, new());
        EscPosPrinter driver = new(host.Stream, new(), TimeProvider.System);
        Task[] runs = [device.RunAsync(stop.Token), driver.RunAsync(stop.Token)];
        PrintDocument receipt = new(
        [
            new PrintText("領収書", PrintAlignment.Center, Bold: true),
            .. Enumerable.Range(1, 20).Select(line => new PrintText($"品目 {line,2}")),
            new PrintCut(),
        ]);
        await driver.PrintAsync(receipt, cancellationToken);
        Expect.Equal(1, device.Sheets.Count);
        Expect.Contains("領収書", device.Sheets[0].Text);
        Expect.Contains("品目 20", device.Sheets[0].Text);
        device.SetFault(PrinterFault.CoverOpen, active: true);
        await Expect.EventuallyAsync(() => driver.Status.CoverOpen, cancellationToken);
        await stop.CancelAsync();
        foreach (var run in runs) await Expect.ThrowsAsync<OperationCanceledException>(run);
    }
}
