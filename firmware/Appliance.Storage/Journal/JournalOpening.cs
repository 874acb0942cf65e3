namespace Appliance.Storage.Journal;

/// <summary>The last entry that counts, and how long the open segment is up to its end.</summary>
internal sealed record JournalTail(long Sequence, string Hash, DateOnly? Day, long Length);

/// <summary>What opening found; the last segment is the one to append to, with the key that goes on.</summary>
internal sealed record OpenedJournal(List<Segment> Segments, JournalTail Tail, DevicePublicKeys Keys, IJournalSigner Signer);

/// <summary>How a journal is opened: what is checked, what is cut off, what is refused.</summary>
internal static class JournalOpening
{
    /// <summary>Tidies, checks and describes the journal of a folder.</summary>
    public static OpenedJournal Check(SegmentFolder folder, IJournalSigner signer, long budget)
    {
        folder.Tidy();
        var segments = folder.List();
        var (keys, current) = JournalKeys.Find(folder, segments, signer);
        var tail = CheckOpenSegment(folder, segments, keys);
        if (segments.Count > 0) CheckFirstSegment(folder, segments[0]);
        JournalKeys.Keep(folder, keys);
        CheckSealed(folder, segments, budget);
        return new(segments, tail, keys, current);
    }

    /// <summary>
    /// Checks the last segment whole, and takes away what a power cut tore: the bytes after its last line feed, and
    /// files in which no line was finished. The torn bytes are kept aside first.
    /// </summary>
    private static JournalTail CheckOpenSegment(SegmentFolder folder, List<Segment> segments, DevicePublicKeys keys)
    {
        JournalTail tail = new(0, EntryLineReader.FirstPrevious, null, 0);
        List<byte[]> torn = [];
        List<Segment> unfinished = [];
        var mustCut = false;
        while (segments.Count > 0)
        {
            var last = segments[^1];
            if (last.IsCompressed) folder.Expand(last);
            using var chain = CheckWithSignatures(folder, last, segments.Count == 1, keys);
            if (unfinished.Count > 0) chain.RefuseTorn();
            mustCut = !chain.Torn.IsEmpty;
            if (mustCut) torn.Add(chain.Torn.ToArray());
            if (chain.LineNumber > 0)
            {
                tail = new(chain.LastSequence!.Value, chain.LastHash!, last.Day, chain.Bytes);
                break;
            }

            unfinished.Add(last);
            segments.RemoveAt(segments.Count - 1);
        }

        foreach (var bytes in torn) KeepAside(folder, tail.Sequence + 1, bytes);
        foreach (var segment in unfinished) folder.DeletePlain(segment);
        if (segments.Count > 0) CutAndFlush(folder, segments[^1], mustCut ? tail.Length : null);
        return tail;
    }

    private static ChainReader CheckWithSignatures(SegmentFolder folder, Segment segment, bool isFirst, DevicePublicKeys keys)
    {
        SignatureChecks signatures = new(keys);
        var chain = StartOf(folder.OpenRead(segment), segment, isFirst);
        while (chain.MoveNext())
        {
            segment.FirstSequence ??= chain.Line.Sequence;
            if (chain.Line.Device != keys.DeviceId) throw chain.Damaged("another device wrote it", chain.Line.Sequence);
            signatures.Add(chain);
        }

        signatures.Finish(segment);
        return chain;
    }

    private static void KeepAside(SegmentFolder folder, long sequence, ReadOnlySpan<byte> torn)
    {
        var number = 1;
        string path;
        do path = folder.PathOf($"torn-{sequence}-{number++}.bin");
        while (folder.Files.Exists(path));
        KeyFile.WriteWhole(path, torn, folder.Files);
    }

    /// <summary>
    /// What is read may still be in the cache of a process that stopped before its fsync; from here on it is built upon,
    /// so it has to be on the disk, and so does the name of its file.
    /// </summary>
    private static void CutAndFlush(SegmentFolder folder, Segment segment, long? length)
    {
        using var file = folder.Files.OpenWrite(folder.PathOf(segment.PlainName));
        if (length is { } whole) file.Truncate(whole);
        file.FlushToDisk();
        folder.Files.FlushFolder(folder.Folder);
    }

    /// <summary>A walk over a segment; over the first one of a journal it knows what must stand before the first entry.</summary>
    private static ChainReader StartOf(Stream stream, Segment segment, bool isFirst) =>
        new(stream, segment, isFirst ? 0 : null, isFirst ? EntryLineReader.FirstPrevious : null);

    private static void CheckFirstSegment(SegmentFolder folder, Segment first)
    {
        using var chain = StartOf(folder.OpenRead(first), first, isFirst: true);
        if (!chain.MoveNext()) throw chain.Damaged("the file is empty", 1);
        first.FirstSequence = 1;
    }

    /// <summary>
    /// Holds the first entry of each segment to the last one of the segment before, newest first, as far as the budget
    /// of compressed bytes goes.
    /// </summary>
    private static void CheckSealed(SegmentFolder folder, List<Segment> segments, long budget)
    {
        for (var i = segments.Count - 2; i >= 0; i--)
        {
            budget -= folder.LengthOf(segments[i]);
            if (budget < 0) return;
            CheckOne(folder.OpenRead, segments[i], i == 0, segments[i + 1], null);
        }
    }

    /// <summary>Checks one sealed segment and that the next one follows it; signatures too where asked.</summary>
    public static void CheckOne(
        Func<Segment, Stream> open, Segment segment, bool isFirst, Segment next, SignatureChecks? signatures)
    {
        using var chain = StartOf(open(segment), segment, isFirst);
        while (chain.MoveNext())
        {
            segment.FirstSequence ??= chain.Line.Sequence;
            signatures?.Add(chain);
        }

        chain.RefuseTorn();
        signatures?.Finish(segment);
        using ChainReader following = new(open(next), next, chain.LastSequence, chain.LastHash);
        if (!following.MoveNext()) throw following.Damaged("the file is empty");
        next.FirstSequence ??= following.Line.Sequence;
    }
}
