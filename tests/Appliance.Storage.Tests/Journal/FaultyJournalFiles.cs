using Appliance.Storage.Journal;

namespace Appliance.Storage.Tests.Journal;

/// <summary>The power is gone; nothing works until it is back.</summary>
public sealed class PowerCutException : Exception
{
    public PowerCutException()
        : base("The power is gone.")
    {
    }
}

public enum Fault
{
    None,
    DiskFull,
    IoError,
    PowerCut,
}

/// <summary>
/// A disk in memory that counts every change asked of it and can refuse any, write half of it, or lose its power. What
/// was not flushed may then be lost, whole or in part; names count as changed only in the order they were changed.
/// </summary>
public sealed class FaultyJournalFiles : IJournalFiles
{
    private readonly Dictionary<string, Node> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Node> durableNames = new(StringComparer.Ordinal);
    private readonly List<Action> pendingNames = [];

    // Files that were renamed over or deleted: who looks at the disk itself may still find their bytes.
    private readonly List<Node> nameless = [];
    private int generation;
    private bool isOff;
    private object? held;

    private sealed class Node
    {
        public byte[] Bytes { get; set; } = [];

        public byte[] Durable { get; set; } = [];
    }

    /// <summary>Changes asked for so far.</summary>
    public int Changes { get; private set; }

    /// <summary>What happens at the change with this number.</summary>
    public Func<int, Fault> Plan { get; set; } = _ => Fault.None;

    /// <summary>Of a refused write, the share of its bytes that gets written, 0–1.</summary>
    public double WrittenShare { get; set; }

    /// <summary>Paths that others may read.</summary>
    public ISet<string> OpenToOthers { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Power back on: what was never flushed survives by the toss of a coin.</summary>
    public void CutPower(Random coin)
    {
        generation++;
        isOff = false;
        held = null;
        foreach (var change in pendingNames.Take(coin.Next(pendingNames.Count + 1))) change();
        pendingNames.Clear();
        names.Clear();
        foreach (var (path, node) in durableNames)
        {
            names[path] = node;
            node.Bytes = node.Durable = Survivor(node, coin);
        }
    }

    public byte[] ReadAll(string path) => names[path].Bytes;

    /// <summary>Whether bytes are anywhere on the disk, also in files that have no name any more.</summary>
    public bool Holds(ReadOnlySpan<byte> bytes)
    {
        foreach (var node in names.Values.Concat(nameless))
        {
            if (node.Bytes.AsSpan().IndexOf(bytes) >= 0 || node.Durable.AsSpan().IndexOf(bytes) >= 0) return true;
        }

        return false;
    }

    public void WriteAll(string path, byte[] bytes) => durableNames[path] = names[path] = new() { Bytes = bytes, Durable = bytes };

    public void CreateFolder(string folder) => Refuse();

    public IReadOnlyList<string> List(string folder) =>
        [.. names.Keys.Where(path => Path.GetDirectoryName(path) == folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public bool Exists(string path) => names.ContainsKey(path);

    public long LengthOf(string path) => Find(path).Bytes.Length;

    public bool IsOwnerOnly(string path) => !OpenToOthers.Contains(path);

    public Stream OpenRead(string path) => new MemoryStream(Find(path).Bytes, writable: false);

    public IJournalFile OpenWrite(string path)
    {
        Refuse();
        if (!names.TryGetValue(path, out var node))
        {
            Count();
            names[path] = node = new();
            pendingNames.Add(() => durableNames[path] = node);
        }

        return new OpenFile(this, node);
    }

    public void Rename(string from, string to)
    {
        Count();
        var node = Find(from);
        names.Remove(from);
        if (names.TryGetValue(to, out var before)) nameless.Add(before);
        names[to] = node;
        pendingNames.Add(() =>
        {
            durableNames.Remove(from);
            durableNames[to] = node;
        });
    }

    public void Delete(string path)
    {
        Count();
        if (names.Remove(path)) pendingNames.Add(() => durableNames.Remove(path));
    }

    public void FlushFolder(string folder)
    {
        Count();
        foreach (var change in pendingNames) change();
        pendingNames.Clear();
    }

    public IDisposable Lock(string path)
    {
        if (held is not null) throw new IOException("held");
        Holder holder = new(this);
        held = holder;
        return holder;
    }

    private static byte[] Survivor(Node node, Random coin)
    {
        var (old, now) = (node.Durable, node.Bytes);
        if (now.AsSpan().StartsWith(old)) return now[..coin.Next(old.Length, now.Length + 1)];
        return coin.Next(2) == 0 ? old : now;
    }

    private Node Find(string path) =>
        names.TryGetValue(path, out var node) ? node : throw new FileNotFoundException("No such file.", path);

    private void Refuse()
    {
        if (isOff) throw new PowerCutException();
    }

    private void Count(Action? half = null)
    {
        Refuse();
        var fault = Plan(++Changes);
        if (fault == Fault.None) return;
        half?.Invoke();
        isOff = fault == Fault.PowerCut;
        throw fault switch
        {
            Fault.DiskFull => new IOException("No space left on device", 28),
            Fault.IoError => new IOException("Input/output error", 5),
            _ => new PowerCutException(),
        };
    }

    private sealed class Holder(FaultyJournalFiles files) : IDisposable
    {
        public void Dispose()
        {
            if (ReferenceEquals(files.held, this)) files.held = null;
        }
    }

    private sealed class OpenFile(FaultyJournalFiles files, Node node) : IJournalFile
    {
        private readonly int born = files.generation;

        public long Length => node.Bytes.Length;

        public void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            Live();
            var all = bytes.ToArray();
            files.Count(() => Put(offset, all.AsSpan(0, (int)(all.Length * files.WrittenShare))));
            Put(offset, all);
        }

        public void FlushToDisk()
        {
            Live();
            files.Count();
            node.Durable = node.Bytes;
        }

        public void Truncate(long length)
        {
            Live();
            files.Count();
            node.Bytes = node.Bytes[..(int)length];
        }

        public void Dispose()
        {
            // Nothing is held.
        }

        private void Live()
        {
            if (born != files.generation) throw new PowerCutException();
        }

        private void Put(long offset, ReadOnlySpan<byte> bytes)
        {
            var next = new byte[Math.Max(node.Bytes.Length, (int)offset + bytes.Length)];
            node.Bytes.CopyTo(next, 0);
            bytes.CopyTo(next.AsSpan((int)offset));
            node.Bytes = next;
        }
    }
}
