using System.Diagnostics;
using Appliance.Domain.Register;
using Appliance.Firmware.Core;
using Appliance.Firmware.Presets;
using Appliance.Firmware.Virtual;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;
using Microsoft.Extensions.Logging.Abstractions;

namespace Appliance.Benchmarks;

/// <summary>
/// A cashier who never rests: a sale a second for eight simulated hours, through the drivers, onto the real disk; memory
/// has to stay flat. Beside it what a large sale costs: the key's echo with 200 lines open, and the journal of ten.
/// </summary>
internal static class CashierBenchmark
{
    private const int Hours = 8;
    private const int SalesPerHour = 3_600;
    private const int OpenLines = 200;
    private const int SaleLines = 10;
    private const string Product = "4901234567894";
    private static readonly DateTimeOffset Opening = new(2026, 11, 21, 9, 0, 0, TimeSpan.FromHours(9));

    private static readonly RegisterKey[][] WaysToPay =
    [
        [RegisterKey.Cash],
        [RegisterKey.Subtotal, RegisterKey.Credit],
        [RegisterKey.Subtotal, RegisterKey.QrCode],
    ];

    public static async Task<IReadOnlyList<Figure>> MeasureAsync() =>
        [.. Day(), .. await LargeSaleAsync()];

    private static IReadOnlyList<Figure> Day()
    {
        DataFolder folder = new(BenchCounter.NewFolder());
        try
        {
            SimulationLoop loop = new(Opening);
            return loop.Run(() => DayAsync(loop, folder));
        }
        finally
        {
            Directory.Delete(folder.Path, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<Figure>> DayAsync(SimulationLoop loop, DataFolder folder)
    {
        using var stores = ApplianceStores.Open(
            folder, new DiskJournalFiles(), ShopPreset.Cafe,
            () => new SqliteDocumentStore(folder.Store, Collections.All), loop.Time);
        using VirtualBench bench = new(loop.Time);
        using CancellationTokenSource stop = new();
        var emulators = bench.RunAsync(stop.Token);
        ApplianceCore core = new(stores, bench.Factories, loop.Time, NullLoggerFactory.Instance);
        using VirtualCounter hand = new(CounterEnds.Of(bench), core.Devices, core.Station, loop.Time);
        core.Start();
        await hand.SettleAsync(CancellationToken.None);

        var startedAt = Stopwatch.GetTimestamp();
        var memory = new double[Hours + 1];
        for (var hour = 0; hour < Hours; hour++)
        {
            memory[hour] = Megabytes();
            Console.Error.WriteLine($"  hour {hour}: {memory[hour]:0.0} MB held, {Stopwatch.GetElapsedTime(startedAt).TotalSeconds:0} s real");
            await HourAsync(loop, bench, hand, hour);
        }

        memory[Hours] = Megabytes();
        var real = Stopwatch.GetElapsedTime(startedAt);
        Console.Error.WriteLine($"  end: {memory[Hours]:0.0} MB held, {real.TotalSeconds:0} s real");
        var simulated = loop.Time.GetUtcNow() - Opening;
        var sales = core.Station.State.Totals.DayTotals.Sales;
        await core.DisposeAsync();
        stop.CancelHere();
        await EndAsync(emulators);
        return
        [
            new("cashier-sales-per-hour", sales / simulated.TotalHours, SalesPerHour * 0.999, "sales/h", AtLeast: true),

            // The first hour fills what is bounded: the emulated printer's paper, the store's cache.
            new("cashier-memory-growth", memory[Hours] - memory[1], 5, "MB"),
            new("cashier-memory-start", memory[0], 150, "MB"),
            new("cashier-memory-end", memory[Hours], 150, "MB"),
            new("cashier-real-time", real.TotalSeconds, TimeSpan.FromHours(Hours).TotalSeconds, "s"),
        ];
    }

    private static async Task HourAsync(SimulationLoop loop, VirtualBench bench, VirtualCounter hand, int hour)
    {
        var none = CancellationToken.None;
        for (var i = 0; i < SalesPerHour; i++)
        {
            var due = Opening + TimeSpan.FromHours(hour) + TimeSpan.FromSeconds(i);
            var wait = due - loop.Time.GetUtcNow();
            if (wait > TimeSpan.Zero) await Task.Delay(wait, loop.Time);
            await hand.ScanAsync(Product, none);
            await hand.PressAsync(
                [RegisterKey.Digit1 + (i % 9), RegisterKey.DoubleZero, RegisterKey.Department2, .. WaysToPay[i % WaysToPay.Length]], none);
            if (bench.Drawer.IsOpen) await hand.CloseDrawerAsync(none);
        }
    }

    private static async Task<IReadOnlyList<Figure>> LargeSaleAsync()
    {
        await using var counter = await BenchCounter.StartAsync();
        var bare = await LatencyBenchmark.KeysAsync(counter);
        await ScanAsync(counter, SaleLines);
        var before = JournalBytes(counter);
        await counter.Core.Station.SubmitAsync(new KeyPressed(RegisterKey.Cash), CancellationToken.None);
        await counter.Hand.SettleAsync(CancellationToken.None);
        var bytes = JournalBytes(counter) - before;

        await ScanAsync(counter, OpenLines);
        await counter.Hand.SettleAsync(CancellationToken.None);
        var keys = await LatencyBenchmark.KeysAsync(counter);
        return
        [
            new("journal-bytes-of-a-10-line-cash-sale", bytes, 3_072, "B"),
            new("key-to-operator-display-p99-200-lines", keys.At(0.99), 20, "ms"),

            // What the lines cost, whatever else the machine does.
            new("key-to-operator-display-200-lines-against-none", keys.At(0.5) / bare.At(0.5), 1.25, "x"),
        ];
    }

    private static async Task ScanAsync(BenchCounter counter, int lines)
    {
        for (var i = 0; i < lines; i++)
        {
            await counter.Core.Station.SubmitAsync(new CodeScanned(Product), CancellationToken.None);
        }
    }

    private static long JournalBytes(BenchCounter counter) =>
        Directory.EnumerateFiles(counter.Folder.Journal, "*.jsonl*").Sum(file => new FileInfo(file).Length);

    private static double Megabytes() => GC.GetTotalMemory(forceFullCollection: true) / 1_048_576.0;

    private static async Task EndAsync(Task emulators)
    {
        try
        {
            await emulators;
        }
        catch (OperationCanceledException)
        {
            // That is how they end.
        }
    }
}
