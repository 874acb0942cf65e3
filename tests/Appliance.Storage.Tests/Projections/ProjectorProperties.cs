using System.Text.Json;
using Appliance.Domain.Journal;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Tests.Journal;
using FsCheck;
using FsCheck.Fluent;

namespace Appliance.Storage.Tests.Projections;

/// <summary>
/// Whatever is sold, and wherever the store is killed on the way, catching up ends where a rebuild from nothing ends.
/// </summary>
public sealed class ProjectorProperties : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("properties");
    private int files;

    private string NewPath => Path.Combine(folder.FullName, $"{++files}.db");

    [Fact]
    public void Catching_up_after_kills_equals_a_rebuild_in_memory() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(Days(), steps =>
        {
            MemoryDocumentStore store = new();
            return CatchesUp(steps, () => store, () => new MemoryDocumentStore());
        }));

    [Fact]
    public void Catching_up_after_kills_equals_a_rebuild_in_SQLite() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(25), Prop.ForAll(Days(), steps =>
        {
            var path = NewPath;
            return CatchesUp(
                steps, () => new SqliteDocumentStore(path, Collections.All), () => new SqliteDocumentStore(NewPath, Collections.All));
        }));

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Steps: what happens (0–6) and whether the store is killed before (1), within (2) or not at its Apply.</summary>
    private static Arbitrary<(int Kind, int Kill)[]> Days() =>
        Gen.Choose(0, 6).SelectMany(kind => Gen.Choose(0, 5).Select(kill => (kind, kill))).ArrayOf().ToArbitrary();

    private static bool CatchesUp((int Kind, int Kill)[] steps, Func<IDocumentStore> open, Func<IDocumentStore> fresh)
    {
        Bench bench = new();
        Shopkeeper shop = new();
        using var journal = bench.Open();
        var entries = journal.Append([shop.Opened(Bench.Signer)]);
        var store = open();
        new Projector(store).Apply(entries);
        foreach (var (kind, kill) in steps)
        {
            entries = journal.Append([Draft(shop, kind), .. kind == 6 ? new[] { shop.Sale(77) } : []]);
            if (kill is 1 or 2)
            {
                if (kill == 2) KillWithin(store, entries);
                store = Reopened(store, open);
                new Projector(store).CatchUp(journal);
            }
            else
            {
                new Projector(store).Apply(entries);
            }
        }

        using var rebuilt = fresh();
        new Projector(rebuilt).Rebuild(journal);
        var (left, right) = (Everything(store), Everything(rebuilt));
        store.Dispose();
        return left == right;
    }

    private static EntryDraft Draft(Shopkeeper shop, int kind) =>
        kind switch
        {
            0 or 1 => shop.Sale(100 + shop.LastNumber, shop.Members.LastOrDefault(), withVoid: kind == 1),
            2 => shop.Sale(300, shop.Members.FirstOrDefault()),
            3 => shop.Member($"r{shop.Members.Count}"),
            4 => shop.Printed(),
            5 => shop.CloseDay(),
            _ => shop.Sale(55),
        };

    private static void KillWithin(IDocumentStore store, IReadOnlyList<JournalEntry> entries) =>
        Assert.Throws<NotSupportedException>(() => store.Apply(entries[^1].Sequence, transaction =>
        {
            EntryProjection projection = new(transaction);
            foreach (var entry in entries) projection.Add(entry);
            projection.Flush();
            throw new NotSupportedException("killed");
        }));

    private static IDocumentStore Reopened(IDocumentStore store, Func<IDocumentStore> open)
    {
        store.Dispose();
        return open();
    }

    private static string Everything(IDocumentStore store) =>
        string.Join('\n',
            (string[])
            [
                $"{store.AppliedSequence}",
                .. All(store, Collections.Sales, Collections.SalesByDay),
                .. All(store, Collections.Sales, Collections.SalesByMember),
                .. All(store, Collections.PapersWaiting, Collections.PapersBySequence),
                .. All(store, Collections.Refunds, Collections.RefundsByDay),
                .. All(store, Collections.Products, Collections.ProductsByCode),
                .. All(store, Collections.Members, Collections.MembersByKana),
                .. All(store, Collections.Members, Collections.MembersByRequest),
                .. All(store, Collections.Days, Collections.DaysByDate),
                JsonSerializer.Serialize(store.Get(Collections.Counters, Collections.TheOnly)),
            ]);

    private static IEnumerable<string> All<T>(IDocumentStore store, DocumentCollection<T> collection, DocumentIndex<T> index)
        where T : class => store.Range(collection, index, "", Collections.End, int.MaxValue).Select(document => JsonSerializer.Serialize(document, collection.Json));
}
