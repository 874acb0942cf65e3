using System.Security.Cryptography;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;

namespace Appliance.Storage.Backup;

/// <summary>What a drill found.</summary>
/// <param name="Trouble">What is wrong with the backup, in words; null when all is as it should be.</param>
/// <param name="Manifest">What the backup says of itself.</param>
/// <param name="Entries">Entries found good.</param>
/// <param name="Sales">Sales among them.</param>
/// <param name="Figures">What a store made from nothing but the backup says.</param>
public sealed record DrillReport(
    string? Trouble, BackupManifest Manifest, long Entries, long Sales, BackupFigures Figures)
{
    /// <summary>Whether the shop could go on from this backup.</summary>
    public bool Good => Trouble is null;
}

/// <summary>
/// Proves a backup by using it: restores it to the side, checks the journal with the public key, opens it with the keys
/// that came with it, makes a store from it and holds its figures to those of the day of the backup.
/// </summary>
public static class BackupDrill
{
    /// <param name="backup">The backup's folder; only read.</param>
    /// <param name="aside">A folder of the drill's own; emptied before and after, as it holds keys.</param>
    /// <param name="files">Where both lie.</param>
    /// <param name="told">Told how many bytes of how many are restored.</param>
    /// <exception cref="BackupException">There is no backup.</exception>
    /// <exception cref="IOException">The disk refused, for example because it is full.</exception>
    public static DrillReport Run(string backup, string aside, IJournalFiles files, Action<long, long>? told = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        var manifest = BackupRestore.Look(backup, files);
        Empty(aside, files);
        try
        {
            var (_, report) = BackupRestore.Restore(backup, aside, files, told);
            var figures = Rebuild(aside, files);
            var trouble = figures == manifest.Figures
                ? null
                : $"作り直した合計が合いません（累計 {manifest.Figures.PerpetualTotal.Amount:N0}円のはずが "
                    + $"{figures.PerpetualTotal.Amount:N0}円、最終番号 {manifest.Figures.LastReceiptNumber} のはずが "
                    + $"{figures.LastReceiptNumber}）。";
            return new(trouble, manifest, report.Entries, report.Sales, figures);
        }
        catch (Exception exception)
            when (exception is BackupException or JournalDamagedException or InvalidDataException or CryptographicException)
        {
            return new(exception.Message, manifest, 0, 0, default);
        }
        finally
        {
            Empty(aside, files);
        }
    }

    private static BackupFigures Rebuild(string aside, IJournalFiles files)
    {
        using var signer = DeviceKey.OpenOrCreate(Path.Combine(aside, BackupFolder.KeysPart, "device.key"), files);
        using var keyring = MemberKeyring.Open(Path.Combine(aside, BackupFolder.KeysPart, "members.keys"), files);
        using var journal = Journal.Journal.Open(
            new() { Folder = Path.Combine(aside, BackupFolder.JournalPart) }, files, signer, keyring);
        MemoryDocumentStore store = new();
        new Projector(store).CatchUp(journal);
        var totals = store.Get(Collections.Counters, Collections.TheOnly)?.Totals;
        return totals is null ? default : new(totals.PerpetualTotal, totals.LastReceiptNumber);
    }

    private static void Empty(string aside, IJournalFiles files)
    {
        foreach (var folder in new[] { aside, Path.Combine(aside, BackupFolder.JournalPart), Path.Combine(aside, BackupFolder.KeysPart) })
        {
            foreach (var name in files.List(folder)) files.Delete(Path.Combine(folder, name));
        }
    }
}
