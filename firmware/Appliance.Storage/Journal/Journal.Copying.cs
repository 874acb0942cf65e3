using Appliance.Domain.Journal;

namespace Appliance.Storage.Journal;

/// <summary>Where the journal was at one moment: everything up to an entry.</summary>
public sealed class JournalCut
{
    internal JournalCut(JournalTail tail, IReadOnlyList<Segment> segments) => (Tail, Segments) = (tail, segments);

    /// <summary>Number of its last entry; 0 when the journal is empty.</summary>
    public long Sequence => Tail.Sequence;

    /// <summary>Hash of that entry.</summary>
    public string Hash => Tail.Hash;

    internal JournalTail Tail { get; }

    internal IReadOnlyList<Segment> Segments { get; }
}

/// <summary>A file of a journal that is copied.</summary>
/// <param name="Name">Its name, for example <c>2026-11-21.jsonl</c>.</param>
/// <param name="Bytes">Bytes of it that belong to the cut; more may follow.</param>
/// <param name="IsSealed">Whether it never changes again.</param>
/// <param name="Open">Opens it for reading.</param>
internal sealed record CutFile(string Name, long Bytes, bool IsSealed, Func<Stream> Open);

/// <content>Copying and looking through while the appliance works: nothing here holds up an append.</content>
public sealed partial class Journal
{
    /// <summary>Which device writes it.</summary>
    public string DeviceId => Keys.DeviceId;

    /// <summary>The members' keys as a file of their own: those that were there when it was asked for.</summary>
    public byte[] MemberKeys() => keyring.Export();

    /// <summary>Where the journal is now. Costs nothing; the files are looked at only when they are copied.</summary>
    public JournalCut Cut()
    {
        lock (gate) return new(tail, [.. segments]);
    }

    /// <summary>
    /// Entries before a number, newest business day first, each day's in order. Days after <paramref name="until"/> are
    /// passed over unread; a day is read when it is asked for.
    /// </summary>
    /// <param name="before">Only entries with a smaller number.</param>
    /// <param name="until">The newest day that is wanted.</param>
    /// <exception cref="JournalDamagedException">While enumerating: an entry is not as it was written.</exception>
    public IEnumerable<(DateOnly Day, IReadOnlyList<JournalEntry> Entries)> ReadBack(long before, DateOnly until)
    {
        var cut = Cut();
        if (cut.Sequence == 0 || before <= 1) yield break;
        Segment[] all = [.. cut.Segments];
        for (var i = IndexOf(all, before - 1); i >= 0; i--)
        {
            if (all[i].Day > until) continue;
            var limit = i == all.Length - 1 ? cut.Tail.Length : long.MaxValue;
            yield return (all[i].Day, [.. WalkSegment(all[i], limit).TakeWhile(entry => entry.Sequence < before)]);
        }
    }

    /// <summary>Hands out the files of a cut; no day is compressed meanwhile.</summary>
    /// <exception cref="IOException">The disk failed, or the cut is too old: take another.</exception>
    internal T Copy<T>(JournalCut cut, Func<IReadOnlyList<CutFile>, T> copy)
    {
        lock (idleGate)
        {
            if (cut.Segments.Count > 0 && cut.Segments[^1].IsCompressed)
                throw new IOException("The day was sealed meanwhile; try again.");
            return copy([.. cut.Segments.Select((segment, i) => FileOf(segment, i == cut.Segments.Count - 1 ? cut.Tail.Length : null))]);
        }
    }

    private CutFile FileOf(Segment segment, long? length)
    {
        var path = folder.PathOf(segment.FileName);
        return new(segment.FileName, length ?? folder.LengthOf(segment), segment.IsCompressed, () => folder.Files.OpenRead(path));
    }
}
