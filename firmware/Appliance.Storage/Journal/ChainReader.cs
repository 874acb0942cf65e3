using Appliance.Domain.Journal;

namespace Appliance.Storage.Journal;

/// <summary>
/// Walks the lines of one segment and holds each to the one before it. Damage is thrown as
/// <see cref="JournalDamagedException"/> that names entry, file and line.
/// </summary>
internal sealed class ChainReader : IDisposable
{
    private readonly LineScanner scanner;
    private readonly Segment segment;
    private long? lastSequence;
    private string? lastHash;

    /// <param name="stream">The segment's (uncompressed) bytes.</param>
    /// <param name="segment">Whose bytes they are.</param>
    /// <param name="lastSequence">Number of the entry before, or null when it is not known.</param>
    /// <param name="lastHash">Its hash, or null when it is not known.</param>
    /// <param name="limit">Bytes that count; an append may be writing behind them.</param>
    public ChainReader(Stream stream, Segment segment, long? lastSequence, string? lastHash, long limit = long.MaxValue)
    {
        scanner = new(stream, limit);
        this.segment = segment;
        this.lastSequence = lastSequence;
        this.lastHash = lastHash;
    }

    public EntryLineReader Line { get; } = new();

    /// <summary>The current line without its line feed; valid until the next one.</summary>
    public ReadOnlyMemory<byte> Text => scanner.Line;

    public long Bytes => scanner.WholeBytes;

    public int LineNumber => scanner.LineNumber;

    /// <summary>What stands after the last line feed; valid once <see cref="MoveNext"/> was false.</summary>
    public ReadOnlyMemory<byte> Torn => scanner.Torn;

    public long? LastSequence => lastSequence;

    public string? LastHash => lastHash;

    /// <summary>Number the next entry should have, as far as anybody knows.</summary>
    private long Next => lastSequence + 1 ?? segment.FirstSequence ?? Line.Sequence;

    /// <summary>Passes lines over without looking into them, up to the entry after the one said to be the last.</summary>
    public void Skip(long lines)
    {
        while (lines > 0 && Advance()) lines--;
    }

    public bool MoveNext()
    {
        if (!Advance()) return false;
        if (Line.Read(scanner.Line) is { } reason) throw Damaged(reason);
        if (lastSequence is { } before && Line.Sequence != before + 1) throw Damaged($"it says it is entry {Line.Sequence}");
        if (lastHash is not null && Line.Previous != lastHash) throw Damaged("it does not follow the entry before it");
        if (Line.Day != segment.Day) throw Damaged($"its business day is {Line.Day:yyyy-MM-dd}");
        lastSequence = Line.Sequence;
        lastHash = Line.Hash;
        return true;
    }

    /// <summary>The current entry with its data.</summary>
    public JournalEntry Entry(MemberKeyring? keyring) =>
        Line.TryEntry(keyring, out var entry) is { } reason ? throw Damaged(reason, Line.Sequence) : entry!;

    /// <summary>Throws when something follows the last line feed.</summary>
    public void RefuseTorn()
    {
        if (!Torn.IsEmpty) throw DamagedNext("the file does not end with a line feed");
    }

    public JournalDamagedException Damaged(string reason, long? sequence = null) =>
        JournalDamagedException.At(sequence ?? Next, segment.FileName, scanner.LineNumber, reason);

    public void Dispose() => scanner.Dispose();

    private JournalDamagedException DamagedNext(string reason) =>
        JournalDamagedException.At(Next, segment.FileName, scanner.LineNumber + 1, reason);

    private bool Advance()
    {
        try
        {
            return scanner.MoveNext();
        }
        catch (InvalidDataException error)
        {
            throw DamagedNext(error.Message.TrimEnd('.'));
        }
    }
}
