using Appliance.Firmware.Configuration;
using Appliance.Firmware.Core;
using Appliance.Storage.Journal;

namespace Appliance.Firmware.Cli;

/// <summary>Commands for the technician; they work while the appliance is stopped.</summary>
internal static class MaintenanceCommands
{
    /// <summary>Checks a journal; needs nothing but its files and the public key beside them.</summary>
    public static int Verify(string? folder, string[] settings)
    {
        var path = folder is null ? Configured(settings).Journal : JournalIn(Path.GetFullPath(folder));
        if (!Directory.Exists(path)) throw new StartRefusedException($"There is no journal folder {path}.");
        var report = JournalVerifier.Verify(path, new DiskJournalFiles());
        if (report.FirstBad is { } bad)
        {
            Console.WriteLine($"BAD: entry {bad.Sequence} ({bad.File}, line {bad.Line}): {bad.Reason}");
            Console.WriteLine($"{report.Entries} entries before it are good.");
            return CommandLine.Failed;
        }

        Console.WriteLine($"OK: {report.Entries} entries, {report.Sales} sales; chain, signatures, numbers and totals hold.");
        return 0;
    }

    /// <summary>Makes the store anew from the journal.</summary>
    public static int Rebuild(string[] settings)
    {
        var read = Read(settings);
        var folder = DataFolder.From(read.Data);
        using var stores = ApplianceStores.Open(
            folder, new DiskJournalFiles(), PresetSetting.Read(read.Shop),
            () => PackageSetOffers.OpenStore(folder.Store), TimeProvider.System);
        stores.Rebuild();
        Console.WriteLine($"The store is rebuilt up to entry {stores.Documents.AppliedSequence}.");
        return 0;
    }

    private static DataFolder Configured(string[] settings) => DataFolder.From(Read(settings).Data);

    private static Settings Read(string[] settings) =>
        ConfigurationReader.Read(AppContext.BaseDirectory, ConfigurationReader.MachineFile, settings).Settings;

    private static string JournalIn(string folder) =>
        Directory.Exists(Path.Combine(folder, "journal")) ? Path.Combine(folder, "journal") : folder;
}
