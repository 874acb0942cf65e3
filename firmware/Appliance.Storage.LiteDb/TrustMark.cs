namespace Appliance.Storage.LiteDb;

/// <summary>
/// A small file beside an open database that names the boot it was opened in. LiteDB does not sync its log, so what a
/// power cut leaves may open without a word and hold wrong rows; a database that was open when the machine went down is
/// therefore not believed, nor is one that has failed. A program that only crashed has lost nothing: the kernel still
/// had its pages.
/// </summary>
/// <param name="path">The mark's own path.</param>
/// <param name="boot">The boot's id; empty where the system has none.</param>
internal sealed class TrustMark(string path, string boot)
{
    private const string BootIdFile = "/proc/sys/kernel/random/boot_id";
    private const string Damaged = "damaged";

    /// <summary>The mark of a database.</summary>
    public static TrustMark Beside(string databasePath) =>
        new(databasePath + ".open", File.Exists(BootIdFile) ? File.ReadAllText(BootIdFile).Trim() : "");

    /// <summary>Whether the database was open when the machine went down, or has failed.</summary>
    public bool IsDistrusted => File.Exists(path) && (boot.Length == 0 || File.ReadAllText(path) != boot);

    /// <summary>Sets the mark; it is on the disk before anything else is written.</summary>
    public void Set() => Write(boot);

    /// <summary>Notes that the database has failed, so that the next start does not believe it either.</summary>
    public void Condemn() => Write(Damaged);

    /// <summary>Takes the mark away: the database is closed and on the disk.</summary>
    public void Clear() => File.Delete(path);

    private void Write(string text)
    {
        using FileStream file = new(path, OwnersFile.Options(FileMode.Create));
        file.Write(System.Text.Encoding.UTF8.GetBytes(text));
        file.Flush(flushToDisk: true);
    }
}
