using Appliance.Domain.Journal;

namespace Appliance.Storage.Journal;

/// <content>How a batch of entries gets onto the disk, and how it leaves no trace when that fails.</content>
public sealed partial class Journal
{
    // Segments the current batch made; they are deleted again when it fails.
    private readonly List<Segment> uncommitted = [];

    /// <summary>
    /// Whether a failed batch could not be taken back yet. The next append tries again before it writes; a power cut in
    /// between may leave entries of that batch behind.
    /// </summary>
    public bool IsFaulted { get; private set; }

    /// <summary>
    /// Appends a batch with one write and one fsync (two of each where the business day changes within it). When this
    /// returns, all of it survives a power cut; when it throws, none of it counts.
    /// </summary>
    /// <param name="drafts">
    /// 1 to <see cref="JournalLimits.BatchEntries"/> entries, days never going back. The very first entry is
    /// <see cref="JournalOpened"/> with <see cref="PublicKey"/>.
    /// </param>
    /// <returns>The entries in their places, in order.</returns>
    /// <exception cref="JournalWriteException">The disk refused.</exception>
    /// <exception cref="ArgumentException">The batch is not as described; nothing was written.</exception>
    public IReadOnlyList<JournalEntry> Append(IReadOnlyList<EntryDraft> drafts)
    {
        ArgumentNullException.ThrowIfNull(drafts);
        Validate(drafts);
        try
        {
            if (IsFaulted) TakeBack();
            keyring.EnsureKeys(drafts.Select(draft => draft.Data).OfType<SealedEntryData>()
                .Where(entry => entry.Secret is not null).Select(entry => entry.MemberId));
        }
        catch (Exception error) when (IsDiskFailure(error))
        {
            throw new JournalWriteException(error);
        }

        var written = writer.Write(drafts, tail.Sequence, tail.Hash, signer);
        var changed = KeysAfter(written);
        try
        {
            Commit(WriteLines(written), changed);
        }
        catch (Exception error) when (IsDiskFailure(error))
        {
            try
            {
                IsFaulted = true;
                TakeBack();
            }
            catch (Exception again) when (IsDiskFailure(again))
            {
                // Stays faulted: the next append begins with taking back.
            }

            throw new JournalWriteException(error);
        }

        return [.. written.Select(line => line.Entry)];
    }

    private static bool IsDiskFailure(Exception error) => error is IOException or UnauthorizedAccessException;

    private void Validate(IReadOnlyList<EntryDraft> drafts)
    {
        if (drafts.Count is 0 or > JournalLimits.BatchEntries)
            throw new ArgumentException($"A batch has 1 to {JournalLimits.BatchEntries} entries.", nameof(drafts));
        var day = tail.Day ?? DateOnly.MinValue;
        for (var i = 0; i < drafts.Count; i++)
        {
            if (drafts[i].Day < day) throw new ArgumentException("The business day goes back.", nameof(drafts));
            day = drafts[i].Day;
            var isFirst = tail.Sequence == 0 && i == 0;
            if (drafts[i].Data is DeviceKeyChanged changed) CheckChange(changed, drafts);
            if (drafts[i].Data is JournalOpened opened ? !isFirst || opened.PublicKey != PublicKey : isFirst)
                throw new ArgumentException("The first entry, and only it, is journal.opened with the public key.", nameof(drafts));
        }
    }

    /// <summary>The new key has to be here already: whoever cannot sign must not say so first.</summary>
    private void CheckChange(DeviceKeyChanged changed, IReadOnlyList<EntryDraft> drafts)
    {
        if (signer.Next is not { } next || changed.PublicKey != Convert.ToBase64String(next.PublicKeySpki.Span))
            throw new ArgumentException("The key that follows is not the one prepared.", nameof(drafts));
        if (drafts.Count(draft => draft.Data is DeviceKeyChanged) > 1 || keys.Changes.Count == DevicePublicKeys.MostChanges)
            throw new ArgumentException("A key is changed once at a time, and not too often.", nameof(drafts));
    }

    /// <summary>Writes the lines day by day; returns what the tail will be.</summary>
    private JournalTail WriteLines(IReadOnlyList<(JournalEntry Entry, int LineEnd)> written)
    {
        var next = tail;
        var begin = 0;
        for (var i = 0; i < written.Count; i++)
        {
            var entry = written[i].Entry;
            if (i + 1 < written.Count && written[i + 1].Entry.Day == entry.Day) continue;
            var lines = writer.Lines.Span[begin..written[i].LineEnd];
            var length = next.Day == entry.Day ? next.Length : 0;
            WriteSegment(entry.Day, next.Day == entry.Day, length, lines);
            next = new(entry.Sequence, entry.Hash, entry.Day, length + lines.Length);
            begin = written[i].LineEnd;
        }

        return next;
    }

    private void WriteSegment(DateOnly day, bool isOpen, long offset, ReadOnlySpan<byte> lines)
    {
        if (isOpen)
        {
            openFile ??= folder.Files.OpenWrite(folder.PathOf(new Segment(day, isCompressed: false).PlainName));
        }
        else
        {
            openFile?.Dispose();
            openFile = null;
            Segment segment = new(day, isCompressed: false);
            uncommitted.Add(segment);
            openFile = folder.Files.OpenWrite(folder.PathOf(segment.PlainName));
        }

        openFile.Write(offset, lines);
        openFile.FlushToDisk();
        if (!isOpen) folder.Files.FlushFolder(folder.Folder);
    }

    private void Commit(JournalTail next, DevicePublicKeys? changed)
    {
        lock (gate)
        {
            segments.AddRange(uncommitted);
            tail = next;
            if (changed is not null) (keys, signer) = (changed, signer.Next!);
        }

        uncommitted.Clear();
    }

    /// <summary>The keys after a batch; null where it did not change them.</summary>
    private DevicePublicKeys? KeysAfter(IReadOnlyList<(JournalEntry Entry, int LineEnd)> written)
    {
        for (var i = 0; i < written.Count; i++)
        {
            if (written[i].Entry.Data is not DeviceKeyChanged) continue;
            EntryLineReader reader = new();
            var line = writer.Lines[(i == 0 ? 0 : written[i - 1].LineEnd)..(written[i].LineEnd - 1)];
            var reason = reader.Read(line);
            return keys.With(reader, line, out var wrong) ?? throw new ArgumentException(reason ?? wrong, nameof(written));
        }

        return null;
    }

    /// <summary>
    /// Lets <c>device-keys.jsonl</c> say that the key was changed. From then on the one before may be destroyed; until then
    /// opening finds out by itself.
    /// </summary>
    /// <exception cref="IOException">The disk refused.</exception>
    public void KeepKeys() => JournalKeys.KeepChanges(folder, Keys);

    /// <summary>Removes every trace of a failed batch and makes sure the last entry that counts is still there.</summary>
    private void TakeBack()
    {
        openFile?.Dispose();
        openFile = null;
        if (uncommitted.Count > 0)
        {
            foreach (var segment in uncommitted) folder.Files.Delete(folder.PathOf(segment.PlainName));
            folder.Files.FlushFolder(folder.Folder);
            uncommitted.Clear();
        }

        if (tail.Day is { } day)
        {
            Segment last = new(day, isCompressed: false);
            openFile = folder.Files.OpenWrite(folder.PathOf(last.PlainName));
            openFile.Truncate(tail.Length);
            openFile.FlushToDisk();
            CheckTail(last);
        }

        IsFaulted = false;
    }

    private void CheckTail(Segment last)
    {
        using var stream = folder.OpenRead(last);
        stream.Position = Math.Max(0, tail.Length - JournalLimits.LineBytes);
        using LineScanner scanner = new(stream);
        var line = ReadOnlyMemory<byte>.Empty;
        EntryLineReader reader = new();
        while (scanner.MoveNext()) line = scanner.Line.ToArray();
        if (reader.Read(line) is not null || reader.Hash != tail.Hash)
            throw new IOException($"{last.PlainName} no longer ends with entry {tail.Sequence}.");
    }
}
