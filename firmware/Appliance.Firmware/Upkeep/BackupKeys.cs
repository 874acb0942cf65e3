using Appliance.Firmware.Core;
using Appliance.Storage.Backup;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Upkeep;

/// <summary>What a backup holds beside the journal: the appliance's own keys, and the figures of the day.</summary>
internal static class BackupKeys
{
    /// <summary>Longest key file.</summary>
    private const int LongestBytes = 4_096;

    /// <summary>The keys of device, cards and second factors; those of the members belong to the journal.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Read(DataFolder folder, IJournalFiles files) =>
    [
        .. new[] { folder.DeviceKey, folder.CardHashKey, folder.FactorKey }
            .Where(files.Exists)
            .Select(path => (Path.GetFileName(path), ReadOne(path, files))),
    ];

    /// <summary>What the store says at the moment.</summary>
    public static BackupFigures FiguresOf(IDocumentReader documents) =>
        documents.Get(Collections.Counters, Collections.TheOnly)?.Totals is { } totals
            ? new(totals.PerpetualTotal, totals.LastReceiptNumber)
            : default;

    private static byte[] ReadOne(string path, IJournalFiles files)
    {
        using var stream = files.OpenRead(path);
        var bytes = new byte[LongestBytes];
        return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }
}
