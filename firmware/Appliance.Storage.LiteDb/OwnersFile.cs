namespace Appliance.Storage.LiteDb;

/// <summary>Files only their owner may read (mode 0600): the documents hold names and addresses.</summary>
internal static class OwnersFile
{
    /// <summary>Options to open one with.</summary>
    public static FileStreamOptions Options(FileMode mode)
    {
        FileStreamOptions options = new() { Mode = mode, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    /// <summary>Makes an empty one where there is none.</summary>
    public static void Ensure(string path) => new FileStream(path, Options(FileMode.OpenOrCreate)).Dispose();
}
