using Appliance.Storage.Journal;

namespace Appliance.Storage.Backup;

/// <summary>Puts a backup back into an empty data folder.</summary>
public static class BackupRestore
{
    /// <summary>
    /// Lies in a data folder while it is being restored; nothing may start on it. A restore that was cut off is begun
    /// anew by restoring again.
    /// </summary>
    public const string MarkerName = "restoring";

    /// <summary>What a backup says of itself.</summary>
    /// <exception cref="BackupException">There is none, or it cannot be read.</exception>
    public static BackupManifest Look(string backup, IJournalFiles files) =>
        new BackupFolder(backup, files).Read() ?? throw new BackupException(
            "backup-missing", $"{backup} に完成したバックアップがありません（manifest.json がありません）。");

    /// <summary>Whether a restore into this data folder was begun and not finished.</summary>
    public static bool IsUnfinished(string data, IJournalFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return files.Exists(Path.Combine(data, MarkerName));
    }

    /// <summary>Copies every file, holding each to its hash, then checks the journal with the public key.</summary>
    /// <param name="backup">The backup's folder.</param>
    /// <param name="data">The data folder: empty, or one whose restore was cut off.</param>
    /// <param name="files">Where both lie.</param>
    /// <param name="told">Told how many bytes of how many are done.</param>
    /// <exception cref="BackupException">The folder is not empty, or the backup is damaged.</exception>
    /// <exception cref="IOException">A disk refused.</exception>
    public static (BackupManifest Manifest, VerifyReport Report) Restore(
        string backup, string data, IJournalFiles files, Action<long, long>? told = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        var manifest = Look(backup, files);
        var journal = Path.Combine(data, BackupFolder.JournalPart);
        var keys = Path.Combine(data, BackupFolder.KeysPart);
        var marker = Path.Combine(data, MarkerName);
        if (!files.Exists(marker) && (files.List(journal).Count > 0 || files.List(keys).Count > 0))
        {
            throw new BackupException(
                "data-not-empty", $"{data} にはすでにデータがあります。上書きはしません。空のフォルダーを指定してください。");
        }

        foreach (var folder in new[] { data, journal, keys }) files.CreateFolder(folder);
        KeyFile.WriteWhole(marker, [], files);
        foreach (var folder in new[] { journal, keys })
        {
            foreach (var name in files.List(folder)) files.Delete(Path.Combine(folder, name));
        }

        CopyFiles(new(backup, files), manifest, data, told);
        files.FlushFolder(journal);
        files.FlushFolder(keys);
        var report = JournalVerifier.Verify(journal, files);
        if (!report.Valid || report.Entries != manifest.Sequence)
        {
            throw new BackupException(
                "backup-damaged",
                $"バックアップのジャーナルが正しくありません（{report.FirstBad?.Sequence ?? report.Entries + 1}件目、"
                + $"{report.FirstBad?.Reason ?? "途中で終わっています"}）。別のバックアップを使ってください。");
        }

        files.Delete(marker);
        files.FlushFolder(data);
        return (manifest, report);
    }

    private static void CopyFiles(BackupFolder backup, BackupManifest manifest, string data, Action<long, long>? told)
    {
        var done = 0L;
        foreach (var file in manifest.Files)
        {
            var path = backup.PathOf(file.Stored);
            if (!backup.Files.Exists(path) || backup.Files.LengthOf(path) < file.Bytes) throw Damaged(file);
            using var source = backup.Files.OpenRead(path);
            var target = BackupFolder.PathIn(data, file.Name);
            if (HashedCopy.Write(source, file.Bytes, target, backup.Files, file.Sha256) != file.Sha256) throw Damaged(file);
            done += file.Bytes;
            told?.Invoke(done, manifest.Bytes);
        }
    }

    private static BackupException Damaged(BackupFile file) => new(
        "backup-damaged", $"バックアップの {file.Stored} が作られたときと違います。別のバックアップを使ってください。");
}
