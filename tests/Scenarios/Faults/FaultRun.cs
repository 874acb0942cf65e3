using System.Diagnostics;
using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Domain.Shop;
using Appliance.Firmware.Core;
using Appliance.Firmware.Devices;
using Appliance.Firmware.Presets;
using Appliance.Firmware.Virtual;
using Appliance.Hardware.CashDrawers;
using Appliance.Hardware.Emulation.LineDisplays;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;

namespace Appliance.Scenarios.Tests.Faults;

/// <summary>What a run showed.</summary>
/// <param name="Faults">How many faults there were.</param>
/// <param name="Sales">How many sales went on meanwhile; each printed once, further copies marked 再発行.</param>
/// <param name="Presses">Keys pressed, each taken once.</param>
/// <param name="Taps">Cards held to the reader.</param>
/// <param name="Scans">Codes read, each taken once.</param>
/// <param name="LongestRecovery">From the end of all faults to an appliance with nothing left to do.</param>
/// <param name="GrownBytes">Memory held at the end less that held half-way, when all that is kept has come to its limits.</param>
internal sealed record FaultRunResult(
    int Faults, int Sales, int Presses, int Taps, int Scans, TimeSpan LongestRecovery, long GrownBytes);

/// <summary>
/// A whole appliance on the virtual bench in simulated time while random faults come and go at any instant and a cashier
/// goes on selling. Now and then all faults end; then everything must come right within the devices' own time-outs.
/// The same seed gives the same run.
/// </summary>
internal sealed class FaultRun : IDisposable
{
    /// <summary>
    /// From the end of all faults until everything is right: a printer's confirmation (30 s) and the longest wait before
    /// a device is opened again, or a display's refresh (60 s), and time to print what waited.
    /// </summary>
    public static readonly TimeSpan RecoveryLimit = TimeSpan.FromSeconds(90);

    private const int FaultsBetweenCalms = 100;
    private const int PrinterLinesPerSecond = 60;
    private static readonly DateTimeOffset Opening = new(2026, 11, 21, 9, 0, 0, BusinessDay.JapanOffset);

    private readonly int seed;
    private readonly int faults;
    private readonly SimulationLoop loop = new(Opening);
    private readonly DataFolder folder;
    private readonly DiskJournalFiles files = new();
    private readonly FaultLog log = new();
    private readonly ApplianceStores stores;
    private readonly VirtualBench bench;
    private readonly FaultMischief mischief;
    private readonly FaultHand hand;
    private readonly FaultPaper paper;
    private readonly ApplianceCore core;
    private TimeSpan longestRecovery;

    private FaultRun(int seed, int faults, string dataFolder)
    {
        (this.seed, this.faults, folder) = (seed, faults, new(dataFolder));
        stores = ApplianceStores.Open(
            folder, files, ShopPreset.Cafe, () => new SqliteDocumentStore(folder.Store, Collections.All), loop.Time);
        bench = new(loop.Time, new() { Printer = new() { LinesPerSecond = PrinterLinesPerSecond } });
        mischief = new(bench, loop.Time, seed);
        hand = new(bench, loop.Time, mischief, seed + 1);
        paper = new(bench.Printer);
        core = new(stores, hand.Watched, loop.Time, log);
        hand.StandAt(core);
    }

    /// <summary>Runs.</summary>
    /// <exception cref="FaultRunException">Something happened that no fault excuses.</exception>
    public static FaultRunResult Run(int seed, int faults)
    {
        var temporary = Directory.CreateTempSubdirectory("appliance-faults-");
        try
        {
            using FaultRun run = new(seed, faults, temporary.FullName);
            return run.loop.Run(run.PlayAsync);
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    public void Dispose()
    {
        bench.Dispose();
        stores.Dispose();
        log.Dispose();
    }

    private async Task<FaultRunResult> PlayAsync()
    {
        using CancellationTokenSource stop = new();
        var emulators = bench.RunAsync(stop.Token);
        core.Start();
        try
        {
            var early = 0L;
            for (var until = FaultsBetweenCalms; mischief.Count < faults; until += FaultsBetweenCalms)
            {
                await RoundAsync(Math.Min(until, faults));
                if (early == 0 && mischief.Count >= faults / 2) early = GC.GetTotalMemory(forceFullCollection: true);
            }

            CheckJournal();
            var grown = GC.GetTotalMemory(forceFullCollection: true) - early;
            return new(mischief.Count, hand.Sales, hand.Presses, hand.Taps, hand.Scans, longestRecovery, grown);
        }
        catch (InvalidOperationException exception)
        {
            throw new FaultRunException(
                seed, mischief.Count, $"at {loop.Time.GetUtcNow():HH:mm:ss.fff}: {exception.Message}", exception);
        }
        finally
        {
            await core.DisposeAsync();
            stop.CancelHere();
            await EndAsync(emulators);
        }
    }

    private static async Task EndAsync(Task emulators)
    {
        try
        {
            await emulators;
        }
        catch (OperationCanceledException)
        {
            // That is how the emulated devices end.
        }
    }

    private async Task RoundAsync(int until)
    {
        var trouble = mischief.RunAsync(until);
        while (!trouble.IsCompleted) await hand.ServeAsync();
        await trouble;
        await RecoverAsync();
    }

    private async Task RecoverAsync()
    {
        var startedAt = loop.Time.GetTimestamp();
        TimeSpan Left() => RecoveryLimit - loop.Time.GetElapsedTime(startedAt);
        foreach (var worker in core.Devices.All)
        {
            if (!await worker.WaitUntilAsync(() => worker.State == DeviceState.Online, Left(), CancellationToken.None))
                throw new InvalidOperationException($"{worker.Role} stays {worker.State}: {worker.LastError}");
        }

        var (printer, drawer) = (core.Devices.Printer, core.Devices.Drawer);
        if (!await drawer.WaitUntilAsync(() => drawer.IsIdle, Left(), CancellationToken.None))
            throw new InvalidOperationException("the drawer does not come to an end");
        if (!await printer.WaitUntilAsync(() => printer.IsIdle, Left(), CancellationToken.None))
            throw new InvalidOperationException("the printer does not come to an end");
        await core.Station.DrainAsync(CancellationToken.None);
        while (DisplayWrong() is { } wrong)
        {
            if (Left() <= TimeSpan.Zero) throw new InvalidOperationException(wrong);
            await Task.Delay(TimeSpan.FromSeconds(1), loop.Time, CancellationToken.None);
        }

        var took = loop.Time.GetElapsedTime(startedAt);
        if (took > longestRecovery) longestRecovery = took;
        Check(log.Mistake);
        Check(paper.Wrong(core.Station.State.Totals.LastReceiptNumber));
        Check(DrawerWrong());
    }

    private static void Check(string? wrong)
    {
        if (wrong is not null) throw new InvalidOperationException(wrong);
    }

    private string? DisplayWrong()
    {
        var counter = core.Station.State.Counter;
        return Differs("operator", bench.OperatorGlass, Screens.Operator(counter))
            ?? Differs("customer", bench.CustomerGlass, Screens.Customer(counter));
    }

    private static string? Differs(string name, EmulatedHd44780 glass, DisplayPage page)
    {
        var wanted = string.Join('/', RowLayout.Fit(page, glass.Columns, glass.Text.Count));
        var shown = string.Join('/', glass.Text);
        return wanted == shown ? null : $"the {name} display shows {shown} for {wanted}";
    }

    private string? DrawerWrong()
    {
        if (bench.Drawer.IsPulling) return "the drawer's solenoid is left energised";
        if (bench.Drawer.LongestPulse > SolenoidBounds.PulseLimit) return $"a pulse took {bench.Drawer.LongestPulse}";
        return bench.Drawer.Pulses > hand.Sales ? $"{bench.Drawer.Pulses} pulses for {hand.Sales} sales" : null;
    }

    private void CheckJournal()
    {
        if (JournalVerifier.Verify(folder.Journal, files) is { FirstBad: { } bad })
            throw new InvalidOperationException($"the journal is not valid: entry {bad.Sequence}: {bad.Reason}");
        var entries = stores.Journal.Read(1).Select(entry => entry.Data).ToList();
        var sales = entries.OfType<SaleClosed>().Select(sale => sale.SaleId).ToList();
        var printed = entries.OfType<ReceiptPrinted>().Select(receipt => receipt.SaleId).ToList();
        Debug.Assert(sales.Count == hand.Sales, "Every sale was looked at when it was made.");
        if (!sales.SequenceEqual(printed)) throw new InvalidOperationException("not every sale was confirmed once, in order");
    }
}
