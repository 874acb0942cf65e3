using Appliance.Domain.Journal;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections;

/// <summary>Brings the store to where the journal is: each entry exactly once, in order.</summary>
public sealed class Projector(IDocumentStore store)
{
    /// <summary>Entries applied in one transaction while catching up.</summary>
    public const int BatchEntries = 4096;

    private long settledAt = -1;

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
    /// Members looked at in one slice of <see cref="Settle"/>, so that a key press never waits for it: a few milliseconds.
    /// </summary>
    public const int SettledAtOnce = 32;

    /// <summary>
    /// One slice of what can wait, when there is nothing better to do: members whose day has come enter and leave groups.
    /// What comes of it does not depend on when it is done.
    /// </summary>
    /// <returns>Whether there may be more.</returns>
    /// <exception cref="IOException">The disk refused; it is tried again next time.</exception>
    public bool Settle()
    {
        var sequence = store.AppliedSequence;
        if (settledAt == sequence) return false;
        var more = Groups.SegmentProjection.IsBehind(store);
        if (more) store.Apply(sequence, transaction => more = new EntryProjection(transaction).Settle(SettledAtOnce));
        if (!more) settledAt = sequence;
        return more;
    }

    /// <summary>
    /// Applies what the store has not seen. A store that is ahead of the journal, or that has seen another one, is
    /// rebuilt, and so is one that has nothing of a long journal.
    /// </summary>
    /// <exception cref="IOException">The disk refused; calling again goes on where it stopped, or begins again.</exception>
    public void CatchUp(Journal.Journal journal)
    {
        ArgumentNullException.ThrowIfNull(journal);
        var isEmpty = store.AppliedSequence == 0 && journal.LastSequence > BatchEntries;
        if (isEmpty || !HasSeen(journal)) Rebuild(journal);
        else Follow(journal);
    }

    /// <summary>Throws the store away and fills it again.</summary>
    /// <exception cref="IOException">The disk refused; <see cref="CatchUp"/> begins again.</exception>
    public void Rebuild(Journal.Journal journal)
    {
        ArgumentNullException.ThrowIfNull(journal);
        store.Refill(() => Follow(journal));
    }

    private void Follow(Journal.Journal journal) =>
        ReadAhead.Run(journal.Read(store.AppliedSequence + 1).Chunk(BatchEntries), Apply);

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
