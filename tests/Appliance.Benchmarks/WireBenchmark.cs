using Appliance.Domain.Register;
using Appliance.Firmware.Core;
using Appliance.Firmware.Devices;
using Appliance.Firmware.Presets;
using Appliance.Firmware.Virtual;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Printers.EscPos;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Appliance.Benchmarks;

/// <summary>
/// How much of the time the wire to a printer at 19,200 bit/s is busy while ten receipts print: the whole appliance on
/// the virtual bench in simulated time, over a simulated serial wire with the line's pace. The peer is the wire itself.
/// </summary>
internal static class WireBenchmark
{
    private const int BaudRateBps = 19_200;
    private const int Receipts = 10;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public static Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        SimulationLoop loop = new(new(2026, 11, 21, 9, 0, 0, TimeSpan.FromHours(9)));
        var folder = BenchCounter.NewFolder();
        try
        {
            var share = loop.Run(() => PrintAsync(loop.Time, new(folder)));
            return Task.FromResult<IReadOnlyList<Figure>>(
                [new("printer-wire-busy-19200", 100 * share, 95, "%-of-simulated-wire", AtLeast: true)]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> PrintAsync(SimulatedTime time, DataFolder folder)
    {
        using VirtualBench bench = new(time);
        PacedStream wire = new(bench.PrinterWire.Host, BaudRateBps, time);
        using var stores = ApplianceStores.Open(
            folder, new DiskJournalFiles(), ShopPreset.Cafe, () => new MemoryDocumentStore(), time);
        ApplianceCore core = new(
            stores,
            bench.Factories with { Printer = OpenDevice.Of<IPosPrinter>(() => new EscPosPrinter(wire, new(), time)) },
            time,
            NullLoggerFactory.Instance);
        using CancellationTokenSource stop = new();
        Task[] runs = [bench.RunAsync(stop.Token), wire.RunAsync(stop.Token)];
        core.Start();
        var printer = core.Devices.Printer;
        await printer.WaitUntilAsync(() => printer.State == DeviceState.Online, Limit, CancellationToken.None);
        await Task.Delay(TimeSpan.FromSeconds(1), time, CancellationToken.None);

        var (startedAt, busy) = (time.GetTimestamp(), wire.Busy);
        for (var receipt = 0; receipt < Receipts; receipt++)
        {
            foreach (var key in new[] { RegisterKey.Digit1, RegisterKey.DoubleZero, RegisterKey.Department1, RegisterKey.Cash })
                await core.Station.SubmitAsync(new KeyPressed(key), CancellationToken.None);
        }

        await printer.WaitUntilAsync(() => printer.IsIdle, Limit, CancellationToken.None);
        var share = (wire.Busy - busy) / time.GetElapsedTime(startedAt, wire.LastLeft);
        await core.DisposeAsync();
        stop.CancelHere();
        foreach (var run in runs) await EndAsync(run);
        return share;
    }

    private static async Task EndAsync(Task run)
    {
        try
        {
            await run;
        }
        catch (OperationCanceledException)
        {
            // That is how they end.
        }
    }
}
