using Appliance.Hardware.Emulation.Printers;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.Emulation.Wires;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Printers.EscPos;

namespace Appliance.Firmware.Tests.Receipts;

/// <summary>Puts a document on the paper of an emulated printer, through the real driver and a wire.</summary>
internal static class PrintedPaper
{
    private static readonly TimeSpan Limit = TimeSpan.FromHours(1);

    public static PaperSheet Print(PrintDocument document, int columns)
    {
        SimulationLoop loop = new(SamplePapers.At);
        PaperSheet? sheet = null;
        loop.Run(async () =>
        {
            using CancellationTokenSource stop = new();
            using SerialWire wire = new();
            EmulatedEscPosPrinter device = new(wire.Device, loop.Time, new() { PaperDots = columns * 12 });
            EscPosPrinter driver = new(wire.Host, new() { Columns = columns }, loop.Time, null);
            var running = Task.WhenAll(device.RunAsync(stop.Token), driver.RunAsync(stop.Token));
            var printed = driver.PrintAsync(document, stop.Token);
            if (await Task.WhenAny(printed, Task.Delay(Limit, loop.Time)) != printed) throw new TimeoutException();
            await printed;
            sheet = Assert.Single(device.Sheets);
            stop.Cancel();
            await running.ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        });
        return sheet!;
    }
}
