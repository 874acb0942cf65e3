using Appliance.Firmware.Configuration;
using Appliance.Storage.Backup;
using Appliance.Storage.Journal;

namespace Appliance.Firmware.Core;

/// <summary>Where things lie within the data folder.</summary>
internal sealed record DataFolder(string Path)
{
    public string Journal => System.IO.Path.Combine(Path, "journal");

    /// <summary>The file an appliance holds while it runs.</summary>
    public string JournalLock => System.IO.Path.Combine(Journal, Appliance.Storage.Journal.Journal.LockName);

    public string Store => System.IO.Path.Combine(Path, "store.sqlite");

    public string DeviceKey => System.IO.Path.Combine(Path, "keys", "device.key");

    public string MemberKeys => System.IO.Path.Combine(Path, "keys", "members.keys");

    public string TlsAuthority => System.IO.Path.Combine(Path, "keys", "tls-authority.pem");

    public string FactorKey => System.IO.Path.Combine(Path, "keys", "second-factor.key");

    public string CardHashKey => System.IO.Path.Combine(Path, "keys", "card-hash.key");

    /// <summary>The folder of training mode: a journal and a key of its own, so that no paper of it proves anything.</summary>
    public DataFolder Training => new(System.IO.Path.Combine(Path, "training"));

    /// <summary>Where drills restore backups to the side.</summary>
    public string Drill => System.IO.Path.Combine(Path, "drill");

    /// <summary>The folder from the settings; else <c>data/</c> beside the solution, else <c>/var/lib/appliance</c>.</summary>
    public static DataFolder From(DataSettings settings) =>
        new(System.IO.Path.GetFullPath(settings.Folder ?? BesideSolution() ?? "/var/lib/appliance"));

    /// <summary>Makes the folder and tries a write, so that a wrong folder is told at once and in words.</summary>
    /// <exception cref="StartRefusedException">It cannot be written.</exception>
    public void RequireWritable()
    {
        RequireRestored();
        var probe = System.IO.Path.Combine(Path, ".write-test");
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(Path);
            else Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"The data folder {Path} cannot be written: {exception.Message} "
                + "Set Data:Folder to a folder this user may write, or change its owner.",
                exception);
        }
    }

    /// <exception cref="StartRefusedException">A restore into the folder was begun and never finished.</exception>
    public void RequireRestored()
    {
        if (!BackupRestore.IsUnfinished(Path, new DiskJournalFiles())) return;
        throw new StartRefusedException(
            $"A restore into {Path} was not finished. Run it again: appliance restore FOLDER. "
            + "復元が途中で止まっています。もう一度 appliance restore を実行してください。");
    }

    private static string? BesideSolution()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Appliance.sln")))
            {
                return System.IO.Path.Combine(folder.FullName, "data");
            }
        }

        return null;
    }
}
