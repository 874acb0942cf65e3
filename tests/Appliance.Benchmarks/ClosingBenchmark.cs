using System.Diagnostics;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Firmware.Core;
using Appliance.Firmware.Station;
using Appliance.Storage.Projections;

namespace Appliance.Benchmarks;

/// <summary>
/// From the key that closes a day of 5,000 sales (精算, a third of them by card) to the first byte of its paper on the
/// wire, fsync included, beside a bare read of the day's sales from the store.
/// </summary>
internal static class ClosingBenchmark
{
    private const int Sales = 5_000;
    private const int Rounds = 5;

    /// <summary>The first bytes of a paper reset the printer; what is shorter is a question about its state.</summary>
    private const int LongestQuestion = 16;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        List<double> closings = [];
        List<double> ratios = [];
        for (var round = 0; round < Rounds; round++)
        {
            var (closing, bare) = await RunAsync();
            Console.Error.WriteLine($"  closing {closing:0.0} ms, bare read of {Sales} sales {bare:0.0} ms");
            closings.Add(closing);
            ratios.Add(closing / bare);
        }

        return
        [
            new("z-of-5000-sales-first-byte", closings.Max(), 200, "ms"),
            new("z-of-5000-sales-against-reading-them", ratios.At(0.5), 1, "x-bare-read"),
        ];
    }

    private static async Task<(double Closing, double Bare)> RunAsync()
    {
        await using var counter = await BenchCounter.StartAsync(prepare: Sell);
        TaskCompletionSource<long> left = new(TaskCreationOptions.RunContinuationsAsynchronously);
        counter.Bench.PrinterWire.Transferred += (fromHost, bytes) =>
        {
            if (fromHost && bytes.Length > LongestQuestion) left.TrySetResult(Stopwatch.GetTimestamp());
        };
        await counter.Core.Station.SubmitAsync(new KeyPressed(RegisterKey.Close), CancellationToken.None);
        var startedAt = Stopwatch.GetTimestamp();
        var outcome = await counter.Core.Station.SubmitAsync(new KeyPressed(RegisterKey.Close), CancellationToken.None);
        if (outcome.Refusal is { } refusal) throw new InvalidOperationException($"The day was not closed: {refusal}");
        var closing = Stopwatch.GetElapsedTime(startedAt, await left.Task).TotalMilliseconds;

        var bareAt = Stopwatch.GetTimestamp();
        var read = counter.Stores.Documents
            .Range(Collections.Sales, Collections.SalesByDay, "", Collections.End, Sales);
        var bare = Stopwatch.GetElapsedTime(bareAt).TotalMilliseconds;
        return read.Count == Sales
            ? (closing, bare)
            : throw new InvalidOperationException($"{read.Count} sales were read.");
    }

    private static void Sell(ApplianceStores stores)
    {
        StoredLookup lookup = new(stores.Documents, stores.Documents, stores.CardHasher);
        var state = StateLoader.Load(stores.Documents, lookup);
        var now = TimeProvider.System.GetUtcNow();
        List<EntryDraft> drafts = [];
        for (var i = 0; i < Sales; i++)
        {
            RegisterKey[] pay = i % 3 == 0
                ? [RegisterKey.Digit1 + (i % 9), RegisterKey.Digit7, RegisterKey.Times, RegisterKey.Credit]
                : [RegisterKey.Cash];
            RegisterKey[] keys = [RegisterKey.Digit1 + (i % 9), RegisterKey.DoubleZero, RegisterKey.Department1, .. pay];
            foreach (var key in keys)
            {
                var decision = Decider.Decide(state, new KeyPressed(key), now, lookup);
                state = decision.State;
                drafts.AddRange(decision.Entries);
            }

            drafts.Add(new(now, drafts[^1].Day, null, new ReceiptPrinted(((SaleClosed)drafts[^1].Data).SaleId, false)));
            if (drafts.Count < 900) continue;
            stores.Projector.Apply(stores.Journal.Append(drafts));
            drafts.Clear();
        }

        if (drafts.Count > 0) stores.Projector.Apply(stores.Journal.Append(drafts));
    }
}
