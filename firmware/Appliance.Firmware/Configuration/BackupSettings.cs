namespace Appliance.Firmware.Configuration;

/// <summary>Section <c>Backup</c>.</summary>
internal sealed class BackupSettings
{
    /// <summary>Longest time between two backups: a day.</summary>
    public const int LongestMinutes = 1_440;

    /// <summary>
    /// Where backups are made by themselves, for example a USB stick or a share; on another disk than the data. Without
    /// one none is made.
    /// </summary>
    public string? Folder { get; set; }

    /// <summary>Minutes between two backups, 1–1,440. The default value is 60.</summary>
    public int EveryMinutes { get; set; } = 60;

    /// <exception cref="StartRefusedException">A value is out of its range, or the folder is within the data.</exception>
    public void Check(string dataFolder)
    {
        if (EveryMinutes is < 1 or > LongestMinutes)
            throw new StartRefusedException($"Backup:EveryMinutes is {EveryMinutes}. Expected: 1 to {LongestMinutes}.");
        if (Folder is null) return;
        if (!Path.IsPathFullyQualified(Folder))
            throw new StartRefusedException($"Backup:Folder is {Folder}. Expected: a full path, for example /mnt/usb/appliance.");
        var inside = Path.GetRelativePath(dataFolder, Folder);
        if (inside == "." || !inside.StartsWith("..", StringComparison.Ordinal) && !Path.IsPathFullyQualified(inside))
            throw new StartRefusedException($"Backup:Folder {Folder} is within the data folder: both would be lost together.");
    }
}
