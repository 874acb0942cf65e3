namespace Appliance.Storage.Journal;

/// <summary>Small secret files: made whole or not at all, for the owner only, and refused when anybody else may read them.</summary>
public static class KeyFile
{
    /// <summary>Longest file read as a key.</summary>
    private const int LongestBytes = 4096;

    private const string TemporaryEnding = ".tmp";

    /// <summary>Reads a file, or makes it.</summary>
    /// <param name="path">With its folder.</param>
    /// <param name="files">The disk.</param>
    /// <param name="make">What is in it, at most 4096 bytes, when there is none.</param>
    /// <exception cref="UnauthorizedAccessException">Others may read it.</exception>
    /// <exception cref="IOException">The disk failed.</exception>
    public static byte[] ReadOrCreate(string path, IJournalFiles files, Func<byte[]> make)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(make);
        if (files.Exists(path))
        {
            RefuseUnlessOwnerOnly(path, files);

            // Whoever made it may have stopped before its name was on the disk.
            files.FlushFolder(FolderOf(path));
            return Read(path, files);
        }

        var bytes = make();
        files.CreateFolder(FolderOf(path));
        WriteWhole(path, bytes, files);
        return bytes;
    }

    internal static byte[] Read(string path, IJournalFiles files)
    {
        using var stream = files.OpenRead(path);
        var bytes = new byte[LongestBytes];
        return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }

    internal static void WriteWhole(string path, ReadOnlySpan<byte> bytes, IJournalFiles files)
    {
        var temporary = path + TemporaryEnding;
        files.Delete(temporary);
        using (var file = files.OpenWrite(temporary))
        {
            file.Write(0, bytes);
            file.FlushToDisk();
        }

        files.Rename(temporary, path);
        files.FlushFolder(FolderOf(path));
    }

    /// <summary>
    /// Puts a file in the place of another and writes zeros over the bytes of that one. On flash memory, which writes
    /// elsewhere, nobody can promise that they are gone.
    /// </summary>
    internal static void ReplaceWhole(string path, ReadOnlySpan<byte> bytes, IJournalFiles files)
    {
        using var before = files.OpenWrite(path);
        WriteWhole(path, bytes, files);
        Overwrite(before);
    }

    /// <summary>Takes away what a power cut left of a file that was to be put in place.</summary>
    internal static void DestroyHalfWritten(string path, IJournalFiles files)
    {
        var temporary = path + TemporaryEnding;
        if (!files.Exists(temporary)) return;
        using (var half = files.OpenWrite(temporary)) Overwrite(half);
        files.Delete(temporary);
    }

    private static void Overwrite(IJournalFile file)
    {
        file.Write(0, new byte[file.Length]);
        file.FlushToDisk();
    }

    internal static void RefuseUnlessOwnerOnly(string path, IJournalFiles files)
    {
        if (files.IsOwnerOnly(path)) return;
        throw new UnauthorizedAccessException(
            $"{path} may be read by others than its owner. Find out who could have read it, then: chmod 600 {path}");
    }

    internal static string FolderOf(string path) =>
        Path.GetDirectoryName(path) is { Length: > 0 } folder
            ? folder
            : throw new ArgumentException("A path with its folder is needed.", nameof(path));
}
