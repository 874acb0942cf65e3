using Appliance.Domain.Journal;
using Appliance.Firmware.Core;
using Appliance.Firmware.Tests;
using Appliance.Simulation;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;

namespace Appliance.Benchmarks;

/// <summary>
/// The documents of a shop after three years: 100,000 members and a million sales; a tenth of both with <c>small</c>. They are
/// made once and kept; what is measured works on a copy.
/// </summary>
internal sealed class LargeShop : IDisposable
{
    private const int SmallPart = 10;

    private readonly DataFolder folder = new(BenchCounter.NewFolder());
    private readonly Projector projector;
    private long sequence;

    private LargeShop(string kept)
    {
        Directory.CreateDirectory(folder.Path);
        File.Copy(new DataFolder(kept).Store, folder.Store);
        Documents = new(folder.Store, Collections.All);
        if (Documents.WasDiscarded) throw new InvalidOperationException($"{kept} holds other documents: delete it.");
        projector = new(Documents);
        sequence = Documents.AppliedSequence;
        Today = Documents.Range(Collections.Days, Collections.DaysByDate, "", Collections.End, 1, descending: true)[0].Day;
    }

    public SqliteDocumentStore Documents { get; }

    /// <summary>Business day of the last entry.</summary>
    public DateOnly Today { get; }

    public static LargeShop Of(string[] args) => new(LargeShopFolder.Of(
        args.Contains("small")
            ? ShopLifeOptions.Large with { Members = ShopLifeOptions.Large.Members / SmallPart }
            : ShopLifeOptions.Large,
        Path.Combine(FigureFile.Root(), "artifacts")));

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
