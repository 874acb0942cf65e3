using Appliance.Storage.Journal;

namespace Appliance.Firmware.Tests.Core;

/// <summary>A real disk that can be full, or broken, for a while; counts how often it was flushed.</summary>
internal sealed class WatchedDisk : IJournalFiles
{
    private const int NoSpaceLeft = 28;
    private const int IoError = 5;

    private readonly DiskJournalFiles disk = new();

    public bool IsFull { get; set; }

    public bool IsBroken { get; set; }

    /// <summary>Nothing is read any more; the error names the file, as that of a disk does.</summary>
    public bool IsUnreadable { get; set; }

    public int Flushes { get; private set; }

    public void CreateFolder(string folder) => disk.CreateFolder(folder);

    public IReadOnlyList<string> List(string folder) => disk.List(folder);

    public bool Exists(string path) => disk.Exists(path);

    public long LengthOf(string path) => disk.LengthOf(path);

    public bool IsOwnerOnly(string path) => disk.IsOwnerOnly(path);

    public Stream OpenRead(string path) =>
        IsUnreadable ? throw new IOException($"{path}: Input/output error", IoError) : disk.OpenRead(path);

    public IJournalFile OpenWrite(string path) => new JournalFile(this, disk.OpenWrite(path));

    public void Rename(string from, string to) => disk.Rename(from, to);

    public void Delete(string path) => disk.Delete(path);

    public void FlushFolder(string folder) => disk.FlushFolder(folder);

    public IDisposable Lock(string path) => disk.Lock(path);

    private void Check()
    {
        if (IsFull) throw new IOException("No space left on device", NoSpaceLeft);
        if (IsBroken) throw new IOException("Input/output error", IoError);
    }

    private sealed class JournalFile(WatchedDisk owner, IJournalFile inner) : IJournalFile
    {
        public long Length => inner.Length;

        public void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            owner.Check();
            inner.Write(offset, bytes);
        }

        public void FlushToDisk()
        {
            owner.Check();
            owner.Flushes++;
            inner.FlushToDisk();
        }

        public void Truncate(long length) => inner.Truncate(length);

        public void Dispose() => inner.Dispose();
    }
}
