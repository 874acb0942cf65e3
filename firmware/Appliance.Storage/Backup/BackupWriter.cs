using System.Security.Cryptography;
using Appliance.Storage.Journal;

namespace Appliance.Storage.Backup;

/// <summary>
/// Makes a backup: a copy of the journal up to one entry, and the keys without which it cannot be read or gone on with.
/// Days that are sealed are copied once. A crash at any step leaves the earlier backup whole.
/// </summary>
/// <param name="folder">The backup's folder; made when absent. It holds the keys: whoever can read it can read everything.</param>
/// <param name="files">Where it lies.</param>
public sealed class BackupWriter(string folder, IJournalFiles files)
{
    private const int HashDigitsInName = 16;

    private readonly BackupFolder backup = new(folder, files);

    /// <summary>Copies what the backup does not have yet.</summary>
    /// <param name="journal">May be appended to meanwhile.</param>
    /// <param name="cut">Up to where; taken at the moment of <paramref name="figures"/>.</param>
    /// <param name="figures">What the store says at the cut.</param>
    /// <param name="keys">Other keys, name and bytes; the members' are taken from the journal.</param>
    /// <param name="at">Now.</param>
    /// <param name="told">Told how many bytes of how many are done.</param>
    /// <exception cref="BackupException">The folder holds another shop's backup, or a later one of this journal.</exception>
    /// <exception cref="IOException">A disk refused; the earlier backup is as it was.</exception>
    public BackupManifest Write(
        Journal.Journal journal,
        JournalCut cut,
        BackupFigures figures,
        IEnumerable<(string Name, byte[] Bytes)> keys,
        DateTimeOffset at,
        Action<long, long>? told = null)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(cut);
        ArgumentNullException.ThrowIfNull(keys);
        backup.Make();
        var earlier = backup.Read();
        if (earlier is not null) RefuseOther(earlier, journal, cut);
        List<BackupFile> stored = journal.Copy(cut, all => CopySegments(all, earlier, told));

        if (stored.Count > 0) stored.AddRange(KeepPublicKeys(journal.Keys, cut.Sequence));

        // After the journal: every key an entry in it needs was on the disk before the entry was.
        stored.Add(Keep("members.keys", journal.MemberKeys()));
        stored.AddRange(keys.Select(key => Keep(key.Name, key.Bytes)));
        BackupManifest manifest = new(
            BackupManifest.CurrentFormat, journal.DeviceId, at, cut.Sequence, cut.Hash, figures, stored);
        backup.Write(manifest);
        backup.Thin(manifest);
        return manifest;
    }

    /// <summary>A copy goes on only where the one before it stopped; anything else would mix two histories.</summary>
    private static void RefuseOther(BackupManifest earlier, Journal.Journal journal, JournalCut cut)
    {
        if (earlier.DeviceId != journal.DeviceId)
        {
            throw new BackupException(
                "backup-of-another", "このフォルダーには別の本体のバックアップがあります。別のフォルダーを指定してください。");
        }

        if (earlier.Sequence <= cut.Sequence
            && (earlier.Sequence == 0 || journal.Read(earlier.Sequence).First().Hash == earlier.Hash)) return;
        throw new BackupException(
            "backup-of-another-history",
            "このフォルダーのバックアップは、いまのジャーナルの続きではありません（復元の前に作られたものなど）。"
            + "そのまま保管し、別のフォルダーを指定してください。");
    }

    private List<BackupFile> CopySegments(IReadOnlyList<CutFile> all, BackupManifest? earlier, Action<long, long>? told)
    {
        var sum = all.Sum(file => file.Bytes);
        var done = 0L;
        List<BackupFile> stored = [];
        foreach (var file in all)
        {
            stored.Add(Kept(file, earlier) ?? Copied(file));
            done += file.Bytes;
            told?.Invoke(done, sum);
        }

        return stored;
    }

    private BackupFile? Kept(CutFile file, BackupManifest? earlier)
    {
        var name = $"{BackupFolder.JournalPart}/{file.Name}";
        if (!file.IsSealed || earlier?.Files.FirstOrDefault(it => it.Name == name) is not { } had) return null;
        var path = backup.PathOf(had.Stored);
        return had.Bytes == file.Bytes && files.Exists(path) && files.LengthOf(path) == file.Bytes ? had : null;
    }

    private BackupFile Copied(CutFile file)
    {
        var name = $"{BackupFolder.JournalPart}/{file.Name}";
        using var source = file.Open();
        return new(name, name, file.Bytes, HashedCopy.Write(source, file.Bytes, backup.PathOf(name), files));
    }

    /// <summary>The files beside the segments. They only ever grow, so an earlier manifest still names what it meant.</summary>
    private IEnumerable<BackupFile> KeepPublicKeys(DevicePublicKeys keys, long upTo)
    {
        yield return KeepPublic(Journal.Journal.PublicKeyFile, keys.ToPem());
        if (keys.LinesUpTo(upTo) is { Length: > 0 } lines) yield return KeepPublic(Journal.Journal.KeyChangesFile, lines);
    }

    private BackupFile KeepPublic(string file, byte[] bytes)
    {
        var name = $"{BackupFolder.JournalPart}/{file}";
        using MemoryStream source = new(bytes);
        return new(name, name, bytes.Length, HashedCopy.Write(source, bytes.Length, backup.PathOf(name), files));
    }

    /// <summary>Keys change in place, so each version has a name of its own until the manifest has left the one before.</summary>
    private BackupFile Keep(string name, byte[] bytes)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var stored = $"{BackupFolder.KeysPart}/{name}.{hash[..HashDigitsInName]}";
        using MemoryStream source = new(bytes);
        HashedCopy.Write(source, bytes.Length, backup.PathOf(stored), files);
        return new($"{BackupFolder.KeysPart}/{name}", stored, bytes.Length, hash);
    }
}
