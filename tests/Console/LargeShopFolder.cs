using System.Diagnostics;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Firmware.Core;
using Appliance.Firmware.Presets;
using Appliance.Simulation;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Tests;

/// <summary>
/// The data folder of a large shop, with journal, keys and store, as its appliance would have left it. It is made once and
/// kept under <c>artifacts/</c>; a name of its own stands for each life, so that another one is made anew.
/// </summary>
internal static class LargeShopFolder
{
    /// <summary>Raise it when what a life brings, or what the store makes of it, is no longer the same.</summary>
    private const int Version = 3;

    private const string Finished = ".finished";

    /// <summary>100,000 members who join within two months, and what they buy.</summary>
    public static ShopLifeOptions TwoMonths { get; } = new(100_000, new(2026, 9, 21), 60, MeanIntervalDays: 90);

    /// <summary>Whether it was made before.</summary>
    public static bool Has(ShopLifeOptions life, string artifacts) => File.Exists(Path.Combine(PathOf(life, artifacts), Finished));

    /// <summary>The folder; made when it is not there yet.</summary>
    /// <param name="life">How the shop lived.</param>
    /// <param name="artifacts">The project's folder of what is made.</param>
    public static string Of(ShopLifeOptions life, string artifacts)
    {
        var path = PathOf(life, artifacts);
        if (Has(life, artifacts)) return path;
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        Directory.CreateDirectory(path);
        Make(new(path), life);
        File.WriteAllText(Path.Combine(path, Finished), "");
        return path;
    }

    /// <summary>Copies a folder to where an appliance may change it.</summary>
    public static void CopyTo(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories).Prepend(from))
        {
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        }

        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }

    private static string PathOf(ShopLifeOptions life, string artifacts) =>
        Path.Combine(artifacts, $"large-shop-{life.Members}-{life.Days}-{life.Seed}-v{Version}");

    private static void Make(DataFolder folder, ShopLifeOptions life)
    {
        DiskJournalFiles files = new();
        using var device = DeviceKey.OpenOrCreate(folder.DeviceKey, files);
        var keyring = MemberKeyring.Open(folder.MemberKeys, files);
        using (var journal = Journal.Open(new() { Folder = folder.Journal }, files, device, keyring))
        {
            Write(journal, life, Convert.ToBase64String(((IJournalSigner)device).PublicKeySpki.Span));
        }

        keyring.Dispose();
        var begun = Stopwatch.GetTimestamp();
        using var stores = ApplianceStores.Open(
            folder, files, ShopPreset.Cafe, () => new SqliteDocumentStore(folder.Store, Collections.All), TimeProvider.System);
        System.Console.Error.WriteLine(
            $"store of {stores.Documents.AppliedSequence} entries filled in {(int)Stopwatch.GetElapsedTime(begun).TotalSeconds} s");
        stores.Documents.Checkpoint();
    }

    private static void Write(Journal journal, ShopLifeOptions life, string publicKey)
    {
        var before = new DateTimeOffset(life.FirstDay.ToDateTime(new(1, 0)), TimeSpan.Zero).AddDays(-1);
        var opened = Decider.Import(
            ApplianceState.Empty,
            [new JournalOpened(publicKey), .. ShopPreset.Cafe.Entries(Convert.ToHexString).Where(it => it is not MemberRegistered)],
            before);
        journal.Append(opened.Entries);
        foreach (var day in new ShopLife(life, opened.State).Live())
        {
            foreach (var some in day.Chunk(JournalLimits.BatchEntries)) journal.Append(some);
            while (journal.SealPending())
            {
            }
        }
    }
}
