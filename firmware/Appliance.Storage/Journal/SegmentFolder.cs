using System.Globalization;
using System.IO.Compression;

namespace Appliance.Storage.Journal;

/// <summary>The entries of one business day, in a plain file or, once sealed, in a compressed one.</summary>
internal sealed class Segment(DateOnly day, bool isCompressed)
{
    public const string PlainEnding = ".jsonl";
    public const string CompressedEnding = ".jsonl.gz";

    public DateOnly Day { get; } = day;

    /// <summary>Changes once, under the journal's lock, when the compressed file has taken the plain one's place.</summary>
    public bool IsCompressed { get; set; } = isCompressed;

    /// <summary>Number of its first entry, once somebody had to know.</summary>
    public long? FirstSequence { get; set; }

    /// <summary>Whether every signature in it has been checked since the start.</summary>
    public bool IsVerified { get; set; }

    public string PlainName => $"{Day:yyyy-MM-dd}{PlainEnding}";

    public string CompressedName => $"{Day:yyyy-MM-dd}{CompressedEnding}";

    public string FileName => IsCompressed ? CompressedName : PlainName;
}

/// <summary>The files of a journal's folder: which segments there are, and the steps from plain to compressed and back.</summary>
internal sealed class SegmentFolder(string folder, IJournalFiles files)
{
    public const string PublicKeyName = "device.pub";
    public const string KeyChangesName = "device-keys.jsonl";
    public const string LockName = "journal.lock";
    private const string TemporaryEnding = ".tmp";

    /// <summary>Bytes compared or copied at once.</summary>
    private const int CopyBytes = 64 * 1024;

    public string Folder => folder;

    public IJournalFiles Files => files;

    public string PathOf(string name) => Path.Combine(folder, name);

    /// <summary>All segments by day; a day in both forms counts as plain.</summary>
    public List<Segment> List()
    {
        SortedDictionary<DateOnly, Segment> segments = [];
        foreach (var name in files.List(folder))
        {
            if (DayOf(name, Segment.PlainEnding) is { } plain) segments[plain] = new(plain, isCompressed: false);
            else if (DayOf(name, Segment.CompressedEnding) is { } day) segments.TryAdd(day, new(day, isCompressed: true));
        }

        return [.. segments.Values];
    }

    public Stream OpenRead(Segment segment)
    {
        var stream = files.OpenRead(PathOf(segment.FileName));
        return segment.IsCompressed ? new GZipStream(stream, CompressionMode.Decompress) : stream;
    }

    public long LengthOf(Segment segment) => LengthOf(segment.FileName);

    public long LengthOf(string name) => files.LengthOf(PathOf(name));

    /// <summary>Finishes or takes back what a power cut left half done.</summary>
    public void Tidy()
    {
        var changed = false;
        foreach (var name in files.List(folder))
        {
            if (name.EndsWith(TemporaryEnding, StringComparison.Ordinal))
            {
                files.Delete(PathOf(name));
                changed = true;
            }
            else if (DayOf(name, Segment.CompressedEnding) is { } day)
            {
                Segment segment = new(day, isCompressed: true);
                if (!files.Exists(PathOf(segment.PlainName))) continue;
                files.Delete(PathOf(IsWhole(segment) ? segment.PlainName : segment.CompressedName));
                changed = true;
            }
        }

        if (changed) files.FlushFolder(folder);
    }

    /// <summary>
    /// Writes the compressed form and reads it back. The plain file stays: whoever knows the readers deletes it.
    /// </summary>
    public void Compress(Segment segment)
    {
        var temporary = PathOf(segment.CompressedName + TemporaryEnding);
        files.Delete(temporary);
        using (var source = files.OpenRead(PathOf(segment.PlainName)))
        using (var target = files.OpenWrite(temporary))
        {
            using (GZipStream gzip = new(new AppendStream(target), CompressionLevel.Optimal)) source.CopyTo(gzip, CopyBytes);
            target.FlushToDisk();
        }

        files.Rename(temporary, PathOf(segment.CompressedName));
        files.FlushFolder(folder);
        if (!IsWhole(segment))
        {
            files.Delete(PathOf(segment.CompressedName));
            throw new IOException($"{segment.CompressedName} did not read back as it was written.");
        }
    }

    public void DeletePlain(Segment segment)
    {
        files.Delete(PathOf(segment.PlainName));
        files.FlushFolder(folder);
    }

    /// <summary>Makes a compressed segment plain again, so that it can be appended to.</summary>
    public void Expand(Segment segment)
    {
        var temporary = PathOf(segment.PlainName + TemporaryEnding);
        using (var source = OpenRead(segment))
        using (var target = files.OpenWrite(temporary))
        {
            source.CopyTo(new AppendStream(target), CopyBytes);
            target.FlushToDisk();
        }

        files.Rename(temporary, PathOf(segment.PlainName));
        files.FlushFolder(folder);
        files.Delete(PathOf(segment.CompressedName));
        files.FlushFolder(folder);
        segment.IsCompressed = false;
    }

    private static DateOnly? DayOf(string name, string ending) =>
        name.EndsWith(ending, StringComparison.Ordinal)
        && DateOnly.TryParseExact(name[..^ending.Length], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>Whether the compressed file holds exactly what the plain one does.</summary>
    private bool IsWhole(Segment segment)
    {
        using var plain = files.OpenRead(PathOf(segment.PlainName));
        using GZipStream gzip = new(files.OpenRead(PathOf(segment.CompressedName)), CompressionMode.Decompress);
        var left = new byte[CopyBytes];
        var right = new byte[CopyBytes];
        try
        {
            while (true)
            {
                var count = plain.ReadAtLeast(left, left.Length, throwOnEndOfStream: false);
                var other = gzip.ReadAtLeast(right, right.Length, throwOnEndOfStream: false);
                if (!left.AsSpan(0, count).SequenceEqual(right.AsSpan(0, other))) return false;
                if (count == 0) return true;
            }
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>Lets a compressor write into a journal file.</summary>
    private sealed class AppendStream(IJournalFile file) : Stream
    {
        private long written;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => written;

        public override long Position
        {
            get => written;
            set => throw new NotSupportedException();
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            file.Write(written, buffer);
            written += buffer.Length;
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Flush()
        {
            // The file is flushed to disk by whoever opened it.
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
