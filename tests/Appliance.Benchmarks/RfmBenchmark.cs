using System.Diagnostics;
using Appliance.Domain.Marketing;
using Appliance.Domain.Marketing.Conditions;
using Appliance.Firmware.Groups;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Groups;
using Kept = Appliance.Domain.Marketing.Conditions.Figure;

namespace Appliance.Benchmarks;

/// <summary>Everybody's scores, and how many a condition over purchases holds for, at 100,000 members and a million sales.</summary>
internal static class RfmBenchmark
{
    private const int Runs = 5;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(string[] args)
    {
        using var shop = LargeShop.Of(args);
        var product = shop.Documents.Range(
            GroupsCollections.ProductSales, GroupsCollections.ProductSalesByCode, "", Collections.End, 100).MaxBy(it => it.Baskets)!.Code;
        Condition purchases = new AllOf(
        [
            new Bought(SubjectKind.Product, product, PurchaseMeasure.Times, Comparison.AtLeast, 2, 180),
            new DaysSince(DayFigure.LastVisit, Comparison.AtLeast, 30),
        ]);
        Condition profile = new AllOf([new BirthMonthIs(), new FigureIs(Kept.Visits, Comparison.AtLeast, 3)]);
        List<double> scores = [], previews = [], profiles = [];
        for (var i = 0; i < Runs; i++)
        {
            using MemberRanks ranks = new(shop.Documents, TimeProvider.System);
            var begun = Stopwatch.GetTimestamp();
            _ = MemberRanks.Scores(await ranks.AllAsync(CancellationToken.None), RfmBounds.Default, shop.Today).Count();
            scores.Add(Stopwatch.GetElapsedTime(begun).TotalSeconds);
            previews.Add(SecondsToFind(shop, purchases));
            profiles.Add(SecondsToFind(shop, profile));
        }

        return
        [
            new("rfm-all-scores", scores.At(0.5), 2, "s"),
            new("segment-preview-over-purchases", previews.At(0.5), 1, "s"),
            new("segment-preview-over-profiles", profiles.At(0.5), 2, "s"),
        ];
    }

    private static double SecondsToFind(LargeShop shop, Condition condition)
    {
        var begun = Stopwatch.GetTimestamp();
        var found = shop.Documents.Find(condition, shop.Today).Count();
        Console.Error.WriteLine($"{condition.GetType().Name} holds for {found}");
        return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }
}
