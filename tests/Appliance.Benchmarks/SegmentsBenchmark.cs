using System.Diagnostics;
using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Marketing.Conditions;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Kept = Appliance.Domain.Marketing.Conditions.Figure;

namespace Appliance.Benchmarks;

/// <summary>What a sale costs the store beside groups of few and of all members, and the longest slice while one fills.</summary>
internal static class SegmentsBenchmark
{
    private const int Groups = 10;
    private const int Sales = 2_000;

    public static Task<IReadOnlyList<Figure>> MeasureAsync(string[] args)
    {
        using var shop = LargeShop.Live(args);
        Warm(shop);

        Define(shop, new FigureIs(Kept.Visits, Comparison.AtLeast, 60));
        var few = SaleMs(shop, 1);
        var slice = Define(shop, new FigureIs(Kept.Total, Comparison.AtLeast, 0));
        var all = SaleMs(shop, 2);
        IReadOnlyList<Figure> figures =
        [
            new("sale-beside-small-groups", few, 5, "ms"),
            new("sale-beside-groups-of-all", all, 5, "ms"),
            new("sale-cost-ratio-of-group-sizes", all / few, 1.2, "×"),
            new("longest-slice-filling-groups", slice, 20, "ms"),
        ];
        return Task.FromResult(figures);
    }

    private static double Define(LargeShop shop, Condition condition)
    {
        var longest = 0.0;
        for (var i = 1; i <= Groups; i++)
        {
            longest = Math.Max(longest, shop.ApplyAndSettle(new SegmentDefined($"G{i:D4}", "測定", condition)));
            if (i == 1) Console.Error.WriteLine($"{shop.Documents.Get(Storage.Projections.Groups.GroupsCollections.Segments, "G0001")!.Count} members in each group");
        }

        return longest;
    }

    private static void Warm(LargeShop shop) => _ = SaleMs(shop, 0);

    private static double SaleMs(LargeShop shop, int round)
    {
        List<double> samples = [];
        Yen price = new(500);
        for (var i = 0; i < Sales; i++)
        {
            SaleClosed sale = new(
                $"{shop.Today:yyyyMMdd}-{(round * Sales) + i + 90_000_000:D8}", (round * Sales) + i + 90_000_000,
                new(shop.Today.ToDateTime(new(3, 0)), TimeSpan.Zero),
                [new("001", "測定", 1, TaxClass.Reduced, 800, 1, price, price)], price, [new(800, price, new(37))],
                [new(TenderKind.Cash, price, price)], Yen.Zero, $"M{1 + (i * 37 % 1_000):D6}", 5, 5);
            var begun = Stopwatch.GetTimestamp();
            shop.Apply([new(sale.StartedAt, shop.Today, null, sale)]);
            samples.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return samples.At(0.5);
    }
}
