using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Firmware.Configuration;
using Appliance.Firmware.Core;
using Appliance.Firmware.Upkeep;
using Appliance.Storage.Backup;
using Appliance.Storage.Journal;

namespace Appliance.Firmware.Cli;

/// <summary>Backup, restore and drill for the technician; they work while the appliance is stopped.</summary>
internal static class BackupCommands
{
    private const int BytesPerMegabyte = 1_000_000;

    /// <summary>Copies journal and keys.</summary>
    public static int Backup(DirectoryInfo backup, string[] arguments)
    {
        var (folder, shop) = Configured(arguments);
        folder.RequireRestored();
        if (!Directory.Exists(folder.Journal)) throw new StartRefusedException($"There is no journal in {folder.Path}.");
        using var stores = Open(folder, shop);
        DiskJournalFiles files = new();
        var manifest = new BackupWriter(backup.FullName, files).Write(
            stores.Journal, stores.Journal.Cut(), BackupKeys.FiguresOf(stores.Documents), BackupKeys.Read(folder, files),
            TimeProvider.System.GetUtcNow());
        Console.WriteLine(
            $"OK: {manifest.Sequence} entries, {manifest.Bytes / BytesPerMegabyte} MB, in {backup.FullName}. "
            + "The folder holds the keys: whoever has it can read everything and sign as this appliance.");
        return 0;
    }

    /// <summary>Puts a backup back into an empty data folder.</summary>
    public static int Restore(DirectoryInfo backup, string[] arguments)
    {
        var (folder, _) = Configured(arguments);
        var (manifest, report) = BackupRestore.Restore(backup.FullName, folder.Path, new DiskJournalFiles());
        Console.WriteLine(
            $"OK: {report.Entries} entries, {report.Sales} sales as of {manifest.At:u} are in {folder.Path}; "
            + "chain, signatures, numbers and totals hold. Start the appliance.");
        return 0;
    }

    /// <summary>Proves a backup, and records in the journal that it was done where there is one.</summary>
    public static int Drill(DirectoryInfo backup, string[] arguments)
    {
        var (folder, shop) = Configured(arguments);
        DiskJournalFiles files = new();
        var report = BackupDrill.Run(backup.FullName, folder.Drill, files);
        if (Directory.Exists(folder.Journal)) Record(folder, shop, report);
        if (report.Trouble is { } trouble)
        {
            Console.WriteLine($"BAD: {trouble}");
            return CommandLine.Failed;
        }

        Console.WriteLine(
            $"OK: {report.Entries} entries, {report.Sales} sales; last receipt {report.Figures.LastReceiptNumber}, "
            + $"total of all sales {report.Figures.PerpetualTotal}. The shop could go on from this backup.");
        return 0;
    }

    private static void Record(DataFolder folder, ShopSettings shop, DrillReport report)
    {
        using var stores = Open(folder, shop);
        BackupDrilled done = new(report.Manifest.Sequence, report.Manifest.At, report.Good);
        var state = StateLoader.Load(stores.Documents, NoLookup.Instance);
        stores.Journal.Append(Decider.Import(state, [done], TimeProvider.System.GetUtcNow()).Entries);
    }

    private static (DataFolder Folder, ShopSettings Shop) Configured(string[] arguments)
    {
        var settings = ConfigurationReader.Read(AppContext.BaseDirectory, ConfigurationReader.MachineFile, arguments).Settings;
        return (DataFolder.From(settings.Data), settings.Shop);
    }

    /// <exception cref="StartRefusedException">An appliance runs on the folder.</exception>
    private static ApplianceStores Open(DataFolder folder, ShopSettings shop)
    {
        using (_ = Doctor.ApplianceLock.Take(folder) ?? throw new StartRefusedException(
            "The appliance is running. Make the backup in the console (設定 › バックアップ), or stop it first, for example "
            + "with sudo systemctl stop appliance."))
        {
            // Held only to say so in words; opening the journal takes it again.
        }

        return ApplianceStores.Open(
            folder, new DiskJournalFiles(), PresetSetting.Read(shop), () => PackageSetOffers.OpenStore(folder.Store),
            TimeProvider.System);
    }
}
