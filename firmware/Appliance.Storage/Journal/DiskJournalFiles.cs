using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Appliance.Storage.Journal;

/// <summary>The journal's files on a real disk.</summary>
public sealed partial class DiskJournalFiles : IJournalFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OthersBits =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Bytes read from a segment at once.</summary>
    private const int ReadBufferBytes = 128 * 1024;

    /// <inheritdoc/>
    public void CreateFolder(string folder)
    {
        if (Directory.Exists(folder)) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        if (Directory.GetParent(folder) is { } parent) FlushFolder(parent.FullName);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> List(string folder)
    {
        if (!Directory.Exists(folder)) return [];
        var names = Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).ToArray();
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    /// <inheritdoc/>
    public bool Exists(string path) => File.Exists(path);

    /// <inheritdoc/>
    public long LengthOf(string path) => new FileInfo(path).Length;

    /// <inheritdoc/>
    public bool IsOwnerOnly(string path) =>
        OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & OthersBits) == UnixFileMode.None;

    /// <inheritdoc/>
    public Stream OpenRead(string path) =>
        new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.Open,
            Access = FileAccess.Read,
            Share = FileShare.ReadWrite | FileShare.Delete,
            Options = FileOptions.SequentialScan,
            BufferSize = ReadBufferBytes,
        });

    /// <inheritdoc/>
    public IJournalFile OpenWrite(string path) => new DiskFile(Open(path, FileShare.Read | FileShare.Delete));

    /// <inheritdoc/>
    public void Rename(string from, string to) => File.Move(from, to, overwrite: true);

    /// <inheritdoc/>
    public void Delete(string path) => File.Delete(path);

    /// <inheritdoc/>
    public void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        using var handle = Native.Open(folder, Native.ReadOnlyCloseOnExec);
        if (handle.IsInvalid) throw Failed("open", folder);
        if (Native.Fsync(handle) != 0) throw Failed("fsync", folder);
    }

    /// <inheritdoc/>
    public IDisposable Lock(string path)
    {
        try
        {
            return Open(path, FileShare.None);
        }
        catch (IOException error)
        {
            throw new IOException($"{path} is held: another appliance process is using this journal.", error);
        }
    }

    private static FileStream Open(string path, FileShare share)
    {
        FileStreamOptions options = new()
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = share,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return new FileStream(path, options);
    }

    private static IOException Failed(string call, string path)
    {
        var number = Marshal.GetLastPInvokeError();
        return new IOException($"{call} of {path}: {Marshal.GetPInvokeErrorMessage(number)}", number);
    }

    private sealed class DiskFile(FileStream stream) : IJournalFile
    {
        private readonly SafeFileHandle handle = stream.SafeFileHandle;

        public long Length => RandomAccess.GetLength(handle);

        public void Write(long offset, ReadOnlySpan<byte> bytes) => RandomAccess.Write(handle, bytes, offset);

        public void FlushToDisk() => RandomAccess.FlushToDisk(handle);

        public void Truncate(long length) => RandomAccess.SetLength(handle, length);

        public void Dispose() => stream.Dispose();
    }

    private static partial class Native
    {
        // O_RDONLY | O_CLOEXEC; O_DIRECTORY is left out because its number differs between x64 and arm64.
        public const int ReadOnlyCloseOnExec = 0x80000;

        [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static partial SafeFileHandle Open(string path, int flags);

        [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static partial int Fsync(SafeFileHandle handle);
    }
}
