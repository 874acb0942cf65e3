using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections;

/// <summary>Documents of one collection while a batch is applied: each is read once and written once.</summary>
internal sealed class DocumentCache<T>(DocumentCollection<T> collection, IDocumentTransaction transaction)
    where T : class
{
    private readonly Dictionary<string, T?> known = new(StringComparer.Ordinal);
    private readonly HashSet<string> changed = new(StringComparer.Ordinal);

    public T? Get(string id)
    {
        if (!known.TryGetValue(id, out var document)) known.Add(id, document = transaction.Get(collection, id));
        return document;
    }

    public void Put(T document)
    {
        var id = collection.Id(document);
        known[id] = document;
        changed.Add(id);
    }

    public void Delete(string id)
    {
        known[id] = null;
        changed.Add(id);
    }

    /// <summary>Writes what changed, by id, so that equal batches do equal work.</summary>
    public void Flush()
    {
        foreach (var id in changed.Order(StringComparer.Ordinal))
        {
            if (known[id] is { } document) transaction.Put(collection, document);
            else transaction.Delete(collection, id);
        }

        changed.Clear();
    }
}
