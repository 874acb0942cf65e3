using System.Diagnostics;
using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Marketing.Conditions;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Groups;
using Kept = Appliance.Domain.Marketing.Conditions.Figure;

namespace Appliance.Benchmarks;

/// <summary>
/// What a sale costs the store beside groups of the thousand best members and of all, and the longest slice while one fills.
/// Who buys is in the groups both times.
/// </summary>
internal static class SegmentsBenchmark
{
    private const int Groups = 10;
    private const int Sales = 2_000;
    private const int Best = 1_000;

    public static Task<IReadOnlyList<Figure>> MeasureAsync(string[] args)
    {
        using var shop = LargeShop.Of(args);
        var best = shop.Documents.Range(Collections.Members, Collections.MembersBySpent, "", Collections.End, Best, descending: true);
        string[] buyers = [.. best.Select(it => it.Id)];
        _ = SaleMs(shop, buyers, 0);

        Define(shop, new FigureIs(Kept.Total, Comparison.AtLeast, best[^1].TotalSpent.Amount));
        var few = SaleMs(shop, buyers, 1);
        var slice = Define(shop, new FigureIs(Kept.Total, Comparison.AtLeast, 0));
        var all = SaleMs(shop, buyers, 2);
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
            if (i == 1) Console.Error.WriteLine($"{shop.Documents.Get(GroupsCollections.Segments, "G0001")!.Count} members in each group");
        }

        return longest;
    }

    private static double SaleMs(LargeShop shop, string[] buyers, int round)
    {
        List<double> samples = [];
        Yen price = new(500);
        for (var i = 0; i < Sales; i++)
        {
            SaleClosed sale = new(
                $"{shop.Today:yyyyMMdd}-{(round * Sales) + i + 90_000_000:D8}", (round * Sales) + i + 90_000_000,
                new(shop.Today.ToDateTime(new(3, 0)), TimeSpan.Zero),
                [new("001", "測定", 1, TaxClass.Reduced, 800, 1, price, price)], price, [new(800, price, new(37))],
                [new(TenderKind.Cash, price, price)], Yen.Zero, buyers[i * 37 % buyers.Length], 5, 5);
            var begun = Stopwatch.GetTimestamp();
            shop.Apply([new(sale.StartedAt, shop.Today, null, sale)]);
            samples.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return samples.At(0.5);
    }
}
