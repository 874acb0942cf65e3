namespace Appliance.Storage.Journal;

/// <summary>
/// The few things the journal asks of a file system, so that tests can tear writes and cut the power at any of them.
/// Every method throws <see cref="IOException"/> when the disk refuses. Files are made readable by their owner only.
/// </summary>
public interface IJournalFiles
{
    /// <summary>Makes a folder (owner only) with its parents; nothing happens when it is there.</summary>
    void CreateFolder(string folder);

    /// <summary>Names (not paths) of the files of a folder, in ordinal order; empty when there is no folder.</summary>
    IReadOnlyList<string> List(string folder);

    /// <summary>Whether the file exists.</summary>
    bool Exists(string path);

    /// <summary>Length in bytes of a file that exists.</summary>
    long LengthOf(string path);

    /// <summary>Whether nobody but its owner may read or write the file.</summary>
    bool IsOwnerOnly(string path);

    /// <summary>Opens a file for reading while others may append to it.</summary>
    Stream OpenRead(string path);

    /// <summary>Opens a file for writing, made empty (mode 0600) when it does not exist.</summary>
    IJournalFile OpenWrite(string path);

    /// <summary>Renames a file within its folder, replacing the target.</summary>
    void Rename(string from, string to);

    /// <summary>Deletes a file; nothing happens when there is none.</summary>
    void Delete(string path);

    /// <summary>Makes what was created, renamed or deleted in a folder survive a power cut (fsync of the folder).</summary>
    void FlushFolder(string folder);

    /// <summary>Takes the lock file at <paramref name="path"/> for this process until disposed.</summary>
    /// <exception cref="IOException">Another process holds it.</exception>
    IDisposable Lock(string path);
}

/// <summary>A file open for writing.</summary>
public interface IJournalFile : IDisposable
{
    /// <summary>Length in bytes.</summary>
    long Length { get; }

    /// <summary>Writes all bytes at an offset, or throws having written any part of them.</summary>
    void Write(long offset, ReadOnlySpan<byte> bytes);

    /// <summary>Returns when everything written would survive a power cut (fsync).</summary>
    void FlushToDisk();

    /// <summary>Cuts the file to a length.</summary>
    void Truncate(long length);
}
