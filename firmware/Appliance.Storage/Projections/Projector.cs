using Appliance.Domain.Journal;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections;

/// <summary>Brings the store to where the journal is: each entry exactly once, in order.</summary>
public sealed class Projector(IDocumentStore store)
{
    /// <summary>Entries applied in one transaction while catching up.</summary>
    public const int BatchEntries = 4096;

    /// <summary>
    /// Applies entries in one transaction with the sequence number they bring the store to. Entries the store has seen
    /// are passed over, so that applying twice does nothing.
    /// </summary>
    /// <exception cref="InvalidOperationException">Entries before these are missing in the store: catch up first.</exception>
    /// <exception cref="IOException">The disk refused; nothing was applied.</exception>
    public void Apply(IReadOnlyList<JournalEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var applied = store.AppliedSequence;
        var first = 0;
        while (first < entries.Count && entries[first].Sequence <= applied) first++;
        if (first == entries.Count) return;
        RefuseGaps(entries, first, applied);
        store.Apply(entries[^1].Sequence, transaction =>
        {
            EntryProjection projection = new(transaction);
            for (var i = first; i < entries.Count; i++) projection.Add(entries[i]);
            projection.Flush();
        });
    }

    /// <summary>
    /// Applies what the store has not seen. A store that is ahead of the journal, or that has seen another one, is
    /// rebuilt.
    /// </summary>
    /// <exception cref="IOException">The disk refused; calling again goes on where it stopped.</exception>
    public void CatchUp(Journal.Journal journal)
    {
        ArgumentNullException.ThrowIfNull(journal);
        if (!HasSeen(journal)) store.Clear();
        ReadAhead.Run(journal.Read(store.AppliedSequence + 1).Chunk(BatchEntries), Apply);
    }

    /// <summary>Throws the store away and fills it again.</summary>
    /// <exception cref="IOException">The disk refused; <see cref="CatchUp"/> goes on where it stopped.</exception>
    public void Rebuild(Journal.Journal journal)
    {
        store.Clear();
        CatchUp(journal);
    }

    private static void RefuseGaps(IReadOnlyList<JournalEntry> entries, int first, long applied)
    {
        for (var i = first; i < entries.Count; i++)
        {
            if (entries[i].Sequence != ++applied)
                throw new InvalidOperationException($"Entry {entries[i].Sequence} comes where {applied} should.");
        }
    }

    private bool HasSeen(Journal.Journal journal)
    {
        var applied = store.AppliedSequence;
        if (applied == 0) return true;
        if (applied > journal.LastSequence) return false;
        var counters = store.Get(Collections.Counters, Collections.TheOnly);
        return counters?.LastHash == (applied == journal.LastSequence ? journal.LastHash : journal.Read(applied).First().Hash);
    }
}
