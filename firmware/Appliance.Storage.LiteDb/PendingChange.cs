using Appliance.Storage.Documents;

namespace Appliance.Storage.LiteDb;

/// <summary>
/// A change being made. Its rows are kept here until it is whole, and reads look at them first: the engine ties a
/// transaction to a thread, and the lock around it may not be held while somebody else's code runs.
/// </summary>
internal sealed class PendingChange(LiteDbDocumentStore store) : IDocumentTransaction
{
    private readonly Dictionary<(string Collection, string Id), LiteDbRow> rows = [];

    /// <summary>What was changed, each document once.</summary>
    public IReadOnlyCollection<LiteDbRow> Rows => rows.Values;

    public T? Get<T>(DocumentCollection<T> collection, string id)
        where T : class
    {
        if (!rows.TryGetValue((collection.Name, id), out var row)) return store.Get(collection, id);
        return row.Json is null ? null : store.Read(collection, row.Json);
    }

    public IReadOnlyList<T> Range<T>(
        DocumentCollection<T> collection, DocumentIndex<T> index, string from, string toExclusive, int limit, bool descending = false)
        where T : class
    {
        var mine = rows.Where(row => row.Key.Collection == collection.Name).Select(row => row.Value).ToList();
        if (limit <= 0 || mine.Count == 0) return store.Range(collection, index, from, toExclusive, limit, descending);

        // Each of mine may hide one that is stored, so that many more are needed to be sure of enough.
        var enough = (int)Math.Min((long)limit + mine.Count, int.MaxValue);
        var stored = store.Range(collection, index, from, toExclusive, enough, descending)
            .Where(document => !rows.ContainsKey((collection.Name, collection.Id(document))));
        var changed = mine.Where(row => row.Json is not null)
            .Select(row => store.Read(collection, row.Json!))
            .Where(document => IsWithin(index.Key(document), from, toExclusive));
        var merged = stored.Concat(changed)
            .OrderBy(document => index.Key(document), StringComparer.Ordinal)
            .ThenBy(collection.Id, StringComparer.Ordinal);
        return [.. (descending ? merged.Reverse() : merged).Take(limit)];
    }

    public void Put<T>(DocumentCollection<T> collection, T document)
        where T : class
    {
        var id = collection.Id(document);
        rows[(collection.Name, id)] = LiteDbDocumentStore.ToRow(collection, document);
    }

    public void Delete<T>(DocumentCollection<T> collection, string id)
        where T : class =>
        rows[(collection.Name, id)] = new(collection.Name, LiteDbKey.OfId(id), Json: null, []);

    private static bool IsWithin(string? key, string from, string toExclusive) =>
        key is not null && string.CompareOrdinal(key, from) >= 0 && string.CompareOrdinal(key, toExclusive) < 0;
}
