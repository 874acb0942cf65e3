using System.Collections.Immutable;

namespace Appliance.Storage.Documents;

/// <summary>Documents in memory only, for tests and simulated years. Readers see the last applied change, without locks.</summary>
public sealed class MemoryDocumentStore : IDocumentStore
{
    private readonly Lock gate = new();
    private volatile Snapshot current = Snapshot.Empty;

    /// <inheritdoc/>
    public long AppliedSequence => current.Sequence;

    /// <inheritdoc/>
    public void Apply(long sequence, Action<IDocumentTransaction> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (gate)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(sequence, current.Sequence);
            Transaction transaction = new(current);
            change(transaction);
            current = transaction.After with { Sequence = sequence };
        }
    }

    /// <inheritdoc/>
    public T? Get<T>(DocumentCollection<T> collection, string id)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(collection);
        return current.Get(collection, id);
    }

    /// <inheritdoc/>
    public IReadOnlyList<T> Range<T>(
        DocumentCollection<T> collection, DocumentIndex<T> index, string from, string toExclusive, int limit, bool descending = false)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(index);
        return current.Range(collection, index, from, toExclusive, limit, descending);
    }

    /// <inheritdoc/>
    public void Clear()
    {
        lock (gate) current = Snapshot.Empty;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is held.
    }

    private static readonly IComparer<(string Key, string Id)> ByKeyThenId = Comparer<(string Key, string Id)>.Create(
        (left, right) => string.CompareOrdinal(left.Key, right.Key) is var order and not 0
            ? order
            : string.CompareOrdinal(left.Id, right.Id));

    private sealed record Snapshot(
        long Sequence,
        ImmutableDictionary<(string Collection, string Id), object> Documents,
        ImmutableDictionary<(string Collection, string Index), ImmutableSortedSet<(string Key, string Id)>> Indexes)
    {
        public static Snapshot Empty { get; } = new(
            0,
            ImmutableDictionary<(string, string), object>.Empty,
            ImmutableDictionary<(string, string), ImmutableSortedSet<(string, string)>>.Empty);

        public T? Get<T>(DocumentCollection<T> collection, string id)
            where T : class => (T?)Documents.GetValueOrDefault((collection.Name, id));

        public List<T> Range<T>(
            DocumentCollection<T> collection, DocumentIndex<T> index, string from, string toExclusive, int limit, bool descending)
            where T : class
        {
            var keys = Indexes.GetValueOrDefault((collection.Name, index.Name));
            if (keys is null) return [];
            var (begin, end) = (PlaceOf(keys, from), PlaceOf(keys, toExclusive));
            List<T> found = [];
            for (var i = 0; i < Math.Min(end - begin, limit); i++)
                found.Add(Get(collection, keys[descending ? end - 1 - i : begin + i].Id)!);
            return found;
        }

        // No id is below the empty one, so this is the place of the first key that is not below.
        private static int PlaceOf(ImmutableSortedSet<(string Key, string Id)> keys, string key)
        {
            var at = keys.IndexOf((key, ""));
            return at < 0 ? ~at : at;
        }
    }

    private sealed class Transaction(Snapshot before) : IDocumentTransaction
    {
        public Snapshot After { get; private set; } = before;

        public T? Get<T>(DocumentCollection<T> collection, string id)
            where T : class => After.Get(collection, id);

        public IReadOnlyList<T> Range<T>(
            DocumentCollection<T> collection, DocumentIndex<T> index, string from, string toExclusive, int limit, bool descending = false)
            where T : class => After.Range(collection, index, from, toExclusive, limit, descending);

        public void Put<T>(DocumentCollection<T> collection, T document)
            where T : class
        {
            var id = collection.Id(document);
            Reindex(collection, id, After.Get(collection, id), document);
            After = After with { Documents = After.Documents.SetItem((collection.Name, id), document) };
        }

        public void Delete<T>(DocumentCollection<T> collection, string id)
            where T : class
        {
            if (After.Get(collection, id) is not { } old) return;
            Reindex(collection, id, old, null);
            After = After with { Documents = After.Documents.Remove((collection.Name, id)) };
        }

        private void Reindex<T>(DocumentCollection<T> collection, string id, T? old, T? next)
            where T : class
        {
            var indexes = After.Indexes;
            foreach (var index in collection.Indexes)
            {
                var oldKey = old is null ? null : index.Key(old);
                var nextKey = next is null ? null : index.Key(next);
                if (oldKey == nextKey) continue;
                var place = (collection.Name, index.Name);
                var keys = indexes.GetValueOrDefault(place) ?? ImmutableSortedSet.Create(ByKeyThenId);
                if (oldKey is not null) keys = keys.Remove((oldKey, id));
                if (nextKey is not null) keys = keys.Add((nextKey, id));
                indexes = indexes.SetItem(place, keys);
            }

            After = After with { Indexes = indexes };
        }
    }
}
