namespace Appliance.Storage.Journal;

/// <summary>Cuts a stream into lines without turning it into text; knows what stands after the last line feed.</summary>
internal sealed class LineScanner(Stream stream, long limit = long.MaxValue) : IDisposable
{
    private const int ReadBytes = 128 * 1024;

    private byte[] buffer = new byte[ReadBytes];
    private int begin;
    private int end;
    private long left = limit;

    /// <summary>Lines read so far; the number of the current one.</summary>
    public int LineNumber { get; private set; }

    /// <summary>Bytes of whole lines read so far, line feeds included.</summary>
    public long WholeBytes { get; private set; }

    /// <summary>The current line without its line feed; valid until the next one.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>What is left after the last line feed; empty when the file ends as it should. Valid at the end.</summary>
    public ReadOnlyMemory<byte> Torn => buffer.AsMemory(begin, end - begin);

    /// <summary>Moves to the next whole line; false at the end.</summary>
    /// <exception cref="InvalidDataException">A line is longer than any entry, or a compressed file is damaged.</exception>
    /// <exception cref="IOException">The disk failed.</exception>
    public bool MoveNext()
    {
        var searched = begin;
        while (true)
        {
            var at = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n');
            if (at >= 0)
            {
                Line = buffer.AsMemory(begin, searched + at - begin);
                WholeBytes += Line.Length + 1;
                begin = searched + at + 1;
                LineNumber++;
                return true;
            }

            if (end - begin > JournalLimits.LineBytes) throw new InvalidDataException("a line is longer than any entry may be");
            searched = end - begin;
            if (!Fill()) return false;
        }
    }

    public void Dispose() => stream.Dispose();

    private bool Fill()
    {
        var kept = end - begin;
        if (begin > 0) buffer.AsSpan(begin, kept).CopyTo(buffer);
        begin = 0;
        end = kept;
        if (end == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        var read = stream.Read(buffer, end, (int)Math.Min(buffer.Length - end, left));
        end += read;
        left -= read;
        return read > 0;
    }
}
