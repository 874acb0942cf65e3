using Appliance.Domain.Catalog;
using Appliance.Domain.Register;
using Appliance.Firmware.Catalogue;
using Appliance.Firmware.Core;
using Appliance.Firmware.Presets;
using Appliance.Firmware.Station;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;
using Microsoft.Extensions.Logging.Abstractions;

namespace Appliance.Firmware.Tests.Catalogue;

/// <summary>An import comes into force whole or not at all, wherever the power goes.</summary>
public sealed class ProductImportTests : IDisposable
{
    private const int Count = (2 * Limits.ImportPart) + 30;
    private const string Day = "2026-11-21.jsonl";

    private static readonly Product[] Products =
        [.. Enumerable.Range(0, Count).Select(i => new Product($"{7_000 + i}", null, $"品{i}", "ｼﾅ", new(100 + i), 1))];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("import");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Wherever_the_power_goes_all_of_it_is_there_after_the_next_start_or_none()
    {
        var whole = Path.Combine(folder.FullName, "whole");
        var before = Run(whole, import: false).Lines;
        var (imported, lines) = Run(whole, import: true);
        Assert.Equal((Count, before + 3 + Count + 3), (imported, lines));

        var decidedAt = before + 3;
        int[] cuts =
        [
            before, before + 1, decidedAt - 1, decidedAt, decidedAt + 1, decidedAt + Limits.ImportPart, decidedAt + Limits.ImportPart + 1,
            decidedAt + Limits.ImportPart + 2, lines - 2, lines - 1, lines,
        ];
        foreach (var cut in cuts)
        {
            var copy = CopyOf(whole, cut);
            Assert.Equal((cut, cut < decidedAt ? 0 : Count), (cut, Run(copy, import: false).Products));
            Assert.Equal((cut, 0), (cut, Left(copy)));
        }
    }

    [Fact]
    public void What_an_import_that_was_never_decided_left_behind_is_not_mixed_into_the_next()
    {
        var whole = Path.Combine(folder.FullName, "whole");
        var before = Run(whole, import: false).Lines;
        Run(whole, import: true);
        var copy = CopyOf(whole, before + 2);

        Assert.Equal(1, Run(copy, import: true, Products[..1]).Products);
        Assert.Equal(1, Run(copy, import: false).Products);
    }

    [Fact]
    public void One_imports_at_a_time()
    {
        ProductImport import = new(null!, new MemoryDocumentStore());
        Assert.True(import.TryBegin());
        Assert.False(import.TryBegin());
        import.End();
        Assert.True(import.TryBegin());
    }

    /// <summary>Parts that are to be applied still, as a start would find them; those of no import that was decided aside.</summary>
    private static int Left(string data)
    {
        using var stores = Open(data, new SimulationLoop(At));
        var parts = stores.Documents.Range(Collections.StagedProducts, Collections.StagedByPart, "", Collections.End, Limits.ImportParts);
        return parts.Count(part => part.Staged.Part == part.Staged.Parts - 1);
    }

    private static DateTimeOffset At => new(2026, 11, 21, 10, 0, 0, TimeSpan.FromHours(9));

    private static ApplianceStores Open(string data, SimulationLoop loop) =>
        ApplianceStores.Open(new(data), new DiskJournalFiles(), ShopPreset.Cafe, () => new MemoryDocumentStore(), loop.Time);

    /// <summary>Starts, imports or not, and stops; gives how many of the products are there and the lines of the journal.</summary>
    private static (int Products, int Lines) Run(string data, bool import, Product[]? products = null)
    {
        SimulationLoop loop = new(At);
        using var stores = Open(data, loop);
        NoOutput output = new();
        StationLoop station = new(
            new(
                stores.Journal, stores.Projector, stores.Documents, NoLookup.Instance,
                StateLoader.Load(stores.Documents, NoLookup.Instance)),
            stores.OpenTraining, output, loop.Time, NullLogger<StationLoop>.Instance);
        ProductImport importing = new(station, stores.Documents);
        loop.Run(async () =>
        {
            using CancellationTokenSource stop = new();
            var running = station.RunAsync(stop.Token);
            Assert.Null(await importing.ResumeAsync());
            if (import) Assert.Null(await importing.RunAsync($"i{products?.Length}", products ?? Products, CancellationToken.None));
            stop.Cancel();
            await running;
        });
        var found = station.RealState.Goods.ProductsByCode.Values.Count(product => product.Name.StartsWith('品'));
        Assert.Equal(
            found,
            stores.Documents.Range(Collections.Products, Collections.ProductsByCode, "7000", "9999", Count + 1).Count);
        return (found, (int)stores.Journal.LastSequence);
    }

    /// <summary>The data folder as a power cut leaves it when so many lines of the journal got onto the disk.</summary>
    private string CopyOf(string whole, int lines)
    {
        var copy = Path.Combine(folder.FullName, $"cut-{lines}");
        foreach (var file in Directory.EnumerateFiles(whole, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(whole, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            if (Path.GetFileName(file) == Day) File.WriteAllText(to, string.Concat(File.ReadLines(file).Take(lines).Select(line => line + "\n")));
            else File.Copy(file, to);
        }

        return copy;
    }

    private sealed class NoOutput : IStationOutput
    {
        public void Show(ApplianceState state)
        {
            // Nobody looks.
        }

        public void Do(RegisterEffect effect, Domain.Journal.JournalEntry? entry)
        {
            // Nothing is there to do it.
        }

        public void Journaled(IReadOnlyList<Domain.Journal.JournalEntry> entries)
        {
            // Nobody listens.
        }
    }
}
