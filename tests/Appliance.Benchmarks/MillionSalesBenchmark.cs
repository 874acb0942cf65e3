using System.Diagnostics;
using System.Globalization;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Firmware.Core;
using Appliance.Firmware.Presets;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;

namespace Appliance.Benchmarks;

/// <summary>A shop after years: a million sales in the journal. Rebuilding its store, starting on it, memory after it.</summary>
internal static class MillionSalesBenchmark
{
    private const int Sales = 1_000_000;
    private const int SalesPerDay = 5_000;
    private const int Starts = 5;
    private static readonly DateTimeOffset Opening = new(2025, 1, 1, 9, 0, 0, TimeSpan.FromHours(9));

    public static async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        DataFolder folder = new(BenchCounter.NewFolder());
        try
        {
            using (var stores = Open(folder))
            {
                Write(stores.Journal);
            }

            double salesPerSecond;
            using (var stores = Open(folder))
            {
                var startedAt = Stopwatch.GetTimestamp();
                stores.Rebuild();
                salesPerSecond = Sales / Stopwatch.GetElapsedTime(startedAt).TotalSeconds;
            }

            List<double> starts = [];
            List<double> memories = [];
            for (var i = 0; i < Starts; i++)
            {
                var (seconds, megabytes) = await StartAsync(folder);
                starts.Add(seconds);
                memories.Add(megabytes);
            }

            return
            [
                new("rebuild-sales-per-second", salesPerSecond, 20_000, "sales/s", AtLeast: true),
                new("start-with-1m-sales", starts.At(0.5), 1.5, "s"),
                new("resident-memory-with-1m-sales", memories.At(0.5), 150, "MB"),
            ];
        }
        finally
        {
            Directory.Delete(folder.Path, recursive: true);
        }
    }

    private static ApplianceStores Open(DataFolder folder) => ApplianceStores.Open(
        folder, new DiskJournalFiles(), ShopPreset.Cafe,
        () => new SqliteDocumentStore(folder.Store, Collections.All), TimeProvider.System);

    /// <summary>Sales of two lines each, a third of them by members, written in the batches of a busy station.</summary>
    private static void Write(Journal journal)
    {
        var state = journal.Read(1).Aggregate(ApplianceState.Empty, (before, entry) => before.After(entry.Day, entry.At, entry.Data));
        List<EntryDraft> drafts = [];
        var members = Enumerable.Range(1, 3)
            .Select(number => new Domain.Members.MemberGlance($"M{number:D6}", "", "", 0))
            .ToArray();
        for (var i = 0; i < Sales; i++)
        {
            // The set-up's entries are of today, so days go on from there.
            var at = journal.LastDay is null ? Opening : Opening.AddYears(2).AddDays(i / SalesPerDay).AddSeconds(i % SalesPerDay * 8);
            List<RegisterInput> inputs =
            [
                new KeyPressed(RegisterKey.Digit1 + (i % 9)), new KeyPressed(RegisterKey.DoubleZero), new KeyPressed(RegisterKey.Department1),
                new CodeScanned("4901234567894"), new KeyPressed(RegisterKey.Cash),
            ];
            if (i % 3 == 0) inputs.Insert(0, new CardTapped(members[i % members.Length]));
            foreach (var input in inputs)
            {
                var decision = Decider.Decide(state, input, at);
                state = decision.State;
                drafts.AddRange(decision.Entries);
            }

            drafts.Add(new(at, drafts[^1].Day, null, new ReceiptPrinted(((SaleClosed)drafts[^1].Data).SaleId, false)));
            if (drafts.Count < 900) continue;
            journal.Append(drafts);
            drafts.Clear();
            while (journal.SealPending())
            {
            }
        }

        if (drafts.Count > 0) journal.Append(drafts);
    }

    private static async Task<(double Seconds, double Megabytes)> StartAsync(DataFolder folder)
    {
        var port = Random.Shared.Next(20_000, 40_000);
        var program = Path.Combine(AppContext.BaseDirectory, "appliance.dll");
        ProcessStartInfo start = new("dotnet", [program, $"--Urls=http://127.0.0.1:{port}", $"--Data:Folder={folder.Path}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using HttpClient http = new();
        var startedAt = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync();
        var seconds = Stopwatch.GetElapsedTime(startedAt).TotalSeconds;
        if (line?.Contains("ready", StringComparison.Ordinal) != true)
        {
            throw new InvalidOperationException($"The appliance did not start: {line} {await process.StandardError.ReadToEndAsync()}");
        }

        (await http.GetAsync(new Uri($"http://127.0.0.1:{port}/healthz"))).EnsureSuccessStatusCode();
        var memory = File.ReadLines($"/proc/{process.Id}/status").First(it => it.StartsWith("VmRSS", StringComparison.Ordinal));
        process.Kill();
        await process.WaitForExitAsync();
        var kilobytes = double.Parse(new string([.. memory.Where(char.IsAsciiDigit)]), CultureInfo.InvariantCulture);
        return (seconds, kilobytes / 1024);
    }
}
