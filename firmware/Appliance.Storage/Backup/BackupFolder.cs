using System.Text.Json;
using Appliance.Storage.Journal;

namespace Appliance.Storage.Backup;

/// <summary>The folder of one backup: its manifest and where its files lie.</summary>
internal sealed class BackupFolder(string folder, IJournalFiles files)
{
    public const string ManifestName = "manifest.json";
    public const string JournalPart = "journal";
    public const string KeysPart = "keys";

    /// <summary>Longest manifest read: more than 100 years of days.</summary>
    private const int ManifestLimit = 16 * 1024 * 1024;

    public IJournalFiles Files => files;

    /// <summary>Path of a file of the backup or of a data folder.</summary>
    /// <exception cref="BackupException">The name leads elsewhere.</exception>
    public static string PathIn(string root, string name)
    {
        var parts = name.Split('/');
        if (parts is [JournalPart or KeysPart, { Length: > 0 } file] && Path.GetFileName(file) == file && file is not (".." or "."))
            return Path.Combine(root, parts[0], file);
        throw new BackupException("backup-damaged", $"バックアップの目録に使えない名前があります（{name}）。");
    }

    public string PathOf(string stored) => PathIn(folder, stored);

    public void Make()
    {
        files.CreateFolder(folder);
        files.CreateFolder(Path.Combine(folder, JournalPart));
        files.CreateFolder(Path.Combine(folder, KeysPart));
    }

    /// <summary>What the folder holds, or null when no backup was ever finished in it.</summary>
    /// <exception cref="BackupException">The manifest is damaged, or of a later version.</exception>
    public BackupManifest? Read()
    {
        var path = Path.Combine(folder, ManifestName);
        if (!files.Exists(path)) return null;
        if (files.LengthOf(path) > ManifestLimit) throw Damaged();
        using var stream = files.OpenRead(path);
        BackupManifest manifest;
        try
        {
            manifest = JsonSerializer.Deserialize(stream, BackupJson.Default.BackupManifest) ?? throw Damaged();
        }
        catch (JsonException)
        {
            throw Damaged();
        }

        return manifest.Format == BackupManifest.CurrentFormat
            ? manifest
            : throw new BackupException(
                "backup-format", $"新しい版で作られたバックアップです（形式 {manifest.Format}）。本体を更新してから使ってください。");
    }

    /// <summary>Puts a manifest in the place of the earlier one; from then on the backup is the new one.</summary>
    public void Write(BackupManifest manifest)
    {
        files.FlushFolder(Path.Combine(folder, JournalPart));
        files.FlushFolder(Path.Combine(folder, KeysPart));
        KeyFile.WriteWhole(
            Path.Combine(folder, ManifestName),
            JsonSerializer.SerializeToUtf8Bytes(manifest, BackupJson.Default.BackupManifest),
            files);
    }

    /// <summary>Deletes what the manifest does not name: what a cut-off backup left, and what an earlier one needed.</summary>
    public void Thin(BackupManifest manifest)
    {
        var named = manifest.Files.Select(file => file.Stored).ToHashSet(StringComparer.Ordinal);
        foreach (var part in new[] { JournalPart, KeysPart })
        {
            var lies = Path.Combine(folder, part);
            foreach (var name in files.List(lies).Where(name => !named.Contains($"{part}/{name}")))
                files.Delete(Path.Combine(lies, name));
            files.FlushFolder(lies);
        }
    }

    private static BackupException Damaged() =>
        new("backup-damaged", "バックアップの目録（manifest.json）が読めません。別のバックアップを使ってください。");
}
