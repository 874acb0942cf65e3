using Appliance.Firmware.Core;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Tests.Core;

public sealed class PackageSetOffersTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("offers");

    public static TheoryData<string> Engines => [.. PackageSetOffers.StoreEngines.Select(engine => engine.Name)];

    private string StorePath => Path.Combine(folder.FullName, "store.any");

    [Theory]
    [MemberData(nameof(Engines))]
    public void Every_engine_keeps_what_the_projections_store(string name)
    {
        var engine = PackageSetOffers.StoreEngines.Single(engine => engine.Name == name);
        var path = Path.ChangeExtension(StorePath, engine.Extension);
        using (var store = engine.Open(path))
        {
            store.Apply(7, transaction => transaction.Put(Collections.Cards, new("hash", "member")));
            store.Checkpoint();
        }

        using var again = engine.Open(path);
        Assert.Equal(7, again.AppliedSequence);
        Assert.Equal(new("hash", "member"), again.Get(Collections.Cards, "hash"));
        again.Clear();
        Assert.Equal(0, again.AppliedSequence);
    }

    [Fact]
    public void The_store_is_opened_with_the_first_engine_and_other_engines_files_are_removed()
    {
        var first = PackageSetOffers.StoreEngines[0];
        string[] left = ["store.litedb", "store-log.litedb", "store.litedb.open", "store.sqlite", "store.sqlite-wal"];
        string[] kept = ["storefront.sqlite", "store.txt"];
        foreach (var name in left.Concat(kept))
        {
            if (!name.Contains(first.Extension, StringComparison.Ordinal) || kept.Contains(name))
                File.WriteAllText(Path.Combine(folder.FullName, name), "somebody's");
        }

        using var store = PackageSetOffers.OpenStore(StorePath);
        store.Apply(1, _ => { });
        var names = folder.GetFiles().Select(file => file.Name).ToArray();
        Assert.Contains("store" + first.Extension, names);
        Assert.Superset(kept.ToHashSet(), names.ToHashSet());
        Assert.DoesNotContain(
            names, name => left.Contains(name) && !name.Contains(first.Extension, StringComparison.Ordinal));
    }

    [Fact]
    public void No_two_offers_have_the_same_name()
    {
        string[] names =
        [
            .. PackageSetOffers.StoreEngines.Select(offer => offer.Name),
            .. PackageSetOffers.GpioChips.Select(offer => offer.Name),
            .. PackageSetOffers.I2cBuses.Select(offer => offer.Name),
            .. PackageSetOffers.CardReaders.Select(offer => offer.Name),
            .. PackageSetOffers.LineDisplays.Select(offer => offer.Name),
            .. PackageSetOffers.Keyboards.Select(offer => offer.Name),
            .. PackageSetOffers.CallButtons.Select(offer => offer.Name),
            .. PackageSetOffers.PosPrinters.Select(offer => offer.Name),
        ];
        Assert.Equal(names.Distinct(), names);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
