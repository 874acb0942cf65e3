using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Firmware.Core;
using Appliance.Firmware.Presets;
using Appliance.Simulation;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;

namespace Appliance.Benchmarks;

/// <summary>The documents of a shop after three years: 100,000 members and a million sales; a tenth of both with <c>small</c>.</summary>
internal sealed class LargeShop : IDisposable
{
    private const int SmallPart = 10;

    private readonly DataFolder folder = new(BenchCounter.NewFolder());
    private readonly Projector projector;
    private ApplianceState state;
    private long sequence;

    private LargeShop()
    {
        Directory.CreateDirectory(folder.Path);
        Documents = new(folder.Store, Collections.All);
        projector = new(Documents);
        state = ApplianceState.Empty;
    }

    public SqliteDocumentStore Documents { get; }

    /// <summary>Business day of the last entry.</summary>
    public DateOnly Today => state.Totals.Day!.Value;

    public static LargeShop Live(string[] args)
    {
        var options = args.Contains("small")
            ? ShopLifeOptions.Large with { Members = ShopLifeOptions.Large.Members / SmallPart }
            : ShopLifeOptions.Large;
        LargeShop shop = new();
        var at = new DateTimeOffset(options.FirstDay.ToDateTime(new(1, 0)), TimeSpan.Zero).AddDays(-1);
        var opened = Decider.Import(
            ApplianceState.Empty, [new JournalOpened("none"), .. ShopPreset.Cafe.Entries(Convert.ToHexString).Where(it => it is not MemberRegistered)], at);
        shop.Apply(opened.Entries);
        ShopLife life = new(options, opened.State);
        List<EntryDraft> waiting = [];
        foreach (var day in life.Live())
        {
            waiting.AddRange(day);
            if (waiting.Count < Projector.BatchEntries) continue;
            shop.Apply(waiting);
            waiting.Clear();
        }

        shop.Apply(waiting);
        shop.state = life.State;
        return shop;
    }

    /// <summary>Applies entries as the loop would after their fsync.</summary>
    public void Apply(IReadOnlyList<EntryDraft> drafts)
    {
        if (drafts.Count == 0) return;
        projector.Apply([.. drafts.Select(it => new JournalEntry(++sequence, it.At, it.Day, "bench", it.StaffId, it.Data, $"{sequence:x64}"))]);
    }

    /// <summary>What somebody asks for over REST, and everything that follows from it in idle moments; the longest slice in ms.</summary>
    public double ApplyAndSettle(EntryData data)
    {
        Apply([new(new(Today.ToDateTime(new(12, 0)), TimeSpan.Zero), Today, null, data)]);
        var longest = 0.0;
        for (var more = true; more;)
        {
            var begun = System.Diagnostics.Stopwatch.GetTimestamp();
            more = projector.Settle();
            longest = Math.Max(longest, System.Diagnostics.Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return longest;
    }

    public void Dispose()
    {
        Documents.Dispose();
        Directory.Delete(folder.Path, recursive: true);
    }
}
