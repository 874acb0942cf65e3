using System.Text;
using Appliance.Hardware.Buses.Printing;
using Appliance.Hardware.Emulation.Printers;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Printers.EscPos;

namespace Appliance.Hil;

/// <summary>
/// A USB printer made of the kernel's own parts: a printer gadget plugged into <c>dummy_hcd</c>, which <c>usblp</c> finds like any
/// other. The driver is on <c>/dev/usb/lp0</c>, the emulated printer on the gadget's end.
/// </summary>
internal static class UsbPrinterChecks
{
    private const string Gadget = "/sys/kernel/config/usb_gadget/printer";
    private const string HostPort = "/dev/usb/lp0";
    private const string DevicePort = "/dev/g_printer0";

    public static async Task RunAsync(Bench bench)
    {
        Make();
        await bench.CheckAsync("A receipt prints over usblp, and the printer's lid is noticed", PrintsAsync);
        await bench.CheckAsync("A USB printer that is pulled out is an I/O error, and prints after it is back", PulledAsync);
    }

    private static async Task PrintsAsync(CancellationToken cancellationToken)
    {
        await PlugInAsync(cancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var host = UsbPrinterPort.Open(HostPort);
        using var wire = UsbPrinterPort.Open(DevicePort);
        EmulatedEscPosPrinter device = new(wire.Stream, TimeProvider.System, new());
        EscPosPrinter driver = new(host.Stream, new(), TimeProvider.System);
        Task[] runs = [device.RunAsync(stop.Token), driver.RunAsync(stop.Token)];
        await driver.PrintAsync(Receipt(), cancellationToken);
        Expect.Equal(1, device.Sheets.Count);
        Expect.Contains("品目 20", device.Sheets[0].Text);
        device.SetFault(PrinterFault.CoverOpen, active: true);
        await Expect.EventuallyAsync(() => driver.Status.CoverOpen, cancellationToken);
        await stop.CancelAsync();
        foreach (var run in runs) await Expect.ThrowsAsync<OperationCanceledException>(run);
    }

    private static async Task PulledAsync(CancellationToken cancellationToken)
    {
        using (var host = UsbPrinterPort.Open(HostPort))
        {
            EscPosPrinter driver = new(host.Stream, new(), TimeProvider.System);
            var run = driver.RunAsync(cancellationToken);
            File.WriteAllText($"{Gadget}/UDC", "\n");
            await Expect.ThrowsAsync<IOException>(run);
        }

        await PrintsAsync(cancellationToken);
    }

    private static PrintDocument Receipt() => new(
    [
        new PrintText("領収書", PrintAlignment.Center, Bold: true),
        .. Enumerable.Range(1, 20).Select(line => new PrintText($"品目 {line,2}")),
        new PrintCut(),
    ]);

    /// <summary>Describes the gadget (kernel documentation, usb/gadget_configfs and usb/gadget-testing).</summary>
    private static void Make()
    {
        Directory.CreateDirectory(Gadget);
        File.WriteAllText($"{Gadget}/idVendor", "0x04b8");
        File.WriteAllText($"{Gadget}/idProduct", "0x0e15");
        Directory.CreateDirectory($"{Gadget}/strings/0x409");
        File.WriteAllText($"{Gadget}/strings/0x409/serialnumber", "1");
        Directory.CreateDirectory($"{Gadget}/configs/c.1");
        Directory.CreateDirectory($"{Gadget}/functions/printer.0");
        File.WriteAllBytes($"{Gadget}/functions/printer.0/pnp_string", Encoding.ASCII.GetBytes("MFG:Emulated;MDL:Printer;CLS:PRINTER;"));
        File.CreateSymbolicLink($"{Gadget}/configs/c.1/printer.0", $"{Gadget}/functions/printer.0");
    }

    private static async Task PlugInAsync(CancellationToken cancellationToken)
    {
        if (File.ReadAllText($"{Gadget}/UDC").Trim().Length == 0) File.WriteAllText($"{Gadget}/UDC", "dummy_udc.0");
        await Expect.EventuallyAsync(() => File.Exists(HostPort) && File.Exists(DevicePort), cancellationToken);
    }
}
