using Appliance.Domain.Journal;
using Appliance.Domain.Money;

namespace Appliance.Storage.Journal;

/// <summary>
/// The append-only journal: the truth of the appliance. One caller appends; any number read at the same time, and
/// <see cref="SealPending"/> and <see cref="VerifyNextSealed"/> may run beside both.
/// </summary>
public sealed partial class Journal : IDisposable
{
    /// <summary>The file beside the segments that holds the device's first public key, PEM.</summary>
    public const string PublicKeyFile = SegmentFolder.PublicKeyName;

    /// <summary>The file beside it with the entries that changed the key; missing while none did.</summary>
    public const string KeyChangesFile = SegmentFolder.KeyChangesName;

    /// <summary>Name of the file in the journal's folder that its process holds.</summary>
    public const string LockName = SegmentFolder.LockName;

    private readonly Lock gate = new();
    private readonly SegmentFolder folder;
    private readonly MemberKeyring keyring;
    private readonly IDisposable processLock;
    private readonly EntryLineWriter writer;

    // Guarded by the gate; the last one is open for appending.
    private readonly List<Segment> segments;
    private JournalTail tail;
    private DevicePublicKeys keys;
    private IJournalSigner signer;
    private IJournalFile? openFile;

    private Journal(SegmentFolder folder, MemberKeyring keyring, IDisposable processLock, OpenedJournal opened)
    {
        this.folder = folder;
        this.keyring = keyring;
        this.processLock = processLock;
        segments = opened.Segments;
        tail = opened.Tail;
        keys = opened.Keys;
        signer = opened.Signer;
        writer = new(keys.DeviceId, keyring);
    }

    /// <summary>Number of the last entry; 0 when empty.</summary>
    public long LastSequence => Snapshot.Sequence;

    /// <summary>Hash of the last entry; 64 zeros when empty.</summary>
    public string LastHash => Snapshot.Hash;

    /// <summary>Business day of the last entry, or null when empty.</summary>
    public DateOnly? LastDay => Snapshot.Day;

    /// <summary>The public key that <c>journal.opened</c>, the first entry, must carry, base64.</summary>
    public string PublicKey => Convert.ToBase64String(Keys.First.Span);

    /// <summary>The public keys up to now.</summary>
    public DevicePublicKeys Keys
    {
        get
        {
            lock (gate) return keys;
        }
    }

    /// <summary>Signs what a paper says of an entry, so that it can be checked with the public key alone.</summary>
    /// <param name="id">Id of the sale or refund; no blanks.</param>
    /// <param name="total">What the paper says it came to; negative for what was given back.</param>
    /// <param name="hash">Hash of the entry.</param>
    public ReceiptProof Prove(string id, Yen total, string hash)
    {
        IJournalSigner current;
        lock (gate) current = signer;
        return ReceiptProof.Sign(id, total, hash, current);
    }

    private JournalTail Snapshot
    {
        get
        {
            lock (gate) return tail;
        }
    }

    /// <summary>
    /// Opens the journal of a folder, or an empty one. Cuts off and keeps aside what a power cut tore; checks the open
    /// segment whole, with signatures, and the chain of sealed ones, newest first, within the budget.
    /// </summary>
    /// <exception cref="JournalDamagedException">An entry is not as it was written; the message says what to do.</exception>
    /// <exception cref="IOException">The disk failed, or another process holds the journal.</exception>
    public static Journal Open(JournalOptions options, IJournalFiles files, IJournalSigner signer, MemberKeyring keyring)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(keyring);
        files.CreateFolder(options.Folder);
        var held = files.Lock(Path.Combine(options.Folder, SegmentFolder.LockName));
        try
        {
            SegmentFolder segmentFolder = new(options.Folder, files);
            var opened = JournalOpening.Check(segmentFolder, signer, options.SealedCheckBudgetBytes);
            return new(segmentFolder, keyring, held, opened);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Entries from a number on, in order, up to the last one at the time of the call. Each is checked against its hash
    /// and the entry before it.
    /// </summary>
    /// <exception cref="JournalDamagedException">While enumerating: an entry is not as it was written.</exception>
    public IEnumerable<JournalEntry> Read(long fromSequence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fromSequence, 1);
        Segment[] all;
        JournalTail end;
        lock (gate)
        {
            all = [.. segments];
            end = tail;
        }

        return fromSequence > end.Sequence ? [] : Walk(all, end, fromSequence);
    }

    /// <summary>The entries of a business day, in order; empty when it has none.</summary>
    /// <exception cref="JournalDamagedException">While enumerating: an entry is not as it was written.</exception>
    public IEnumerable<JournalEntry> ReadDay(DateOnly day)
    {
        Segment? segment;
        long limit;
        lock (gate)
        {
            segment = segments.Find(candidate => candidate.Day == day);
            limit = segment == segments.LastOrDefault() ? tail.Length : long.MaxValue;
        }

        return segment is null ? [] : WalkSegment(segment, limit);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        openFile?.Dispose();
        writer.Dispose();
        processLock.Dispose();
    }

    private IEnumerable<JournalEntry> Walk(Segment[] all, JournalTail end, long fromSequence)
    {
        var first = IndexOf(all, fromSequence);
        long? lastSequence = fromSequence - 1;
        string? lastHash = fromSequence == 1 ? EntryLineReader.FirstPrevious : null;
        for (var i = first; i < all.Length; i++)
        {
            using ChainReader chain = new(
                Open(all[i]), all[i], lastSequence, lastHash, i == all.Length - 1 ? end.Length : long.MaxValue);
            if (i == first) chain.Skip(fromSequence - FirstSequenceOf(all[i]));
            while (chain.MoveNext()) yield return chain.Entry(keyring);
            chain.RefuseTorn();
            (lastSequence, lastHash) = (chain.LastSequence, chain.LastHash);
        }
    }

    private IEnumerable<JournalEntry> WalkSegment(Segment segment, long limit)
    {
        using ChainReader chain = new(Open(segment), segment, null, null, limit);
        while (chain.MoveNext()) yield return chain.Entry(keyring);
        chain.RefuseTorn();
    }

    private Stream Open(Segment segment)
    {
        // The lock keeps the plain file from being deleted between looking which form there is and opening it.
        lock (gate) return folder.OpenRead(segment);
    }

    /// <summary>Index of the segment that holds an entry; reads the first lines of a few segments at most.</summary>
    private int IndexOf(Segment[] all, long sequence)
    {
        var (low, high) = (0, all.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (FirstSequenceOf(all[middle]) <= sequence) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    private long FirstSequenceOf(Segment segment)
    {
        if (segment.FirstSequence is { } known) return known;
        using ChainReader chain = new(Open(segment), segment, null, null);
        if (!chain.MoveNext()) throw chain.Damaged("the file is empty");
        segment.FirstSequence = chain.Line.Sequence;
        return chain.Line.Sequence;
    }
}
