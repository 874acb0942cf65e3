using Appliance.Domain.Journal;
using Appliance.Domain.Marketing.Conditions;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Reports;
using FsCheck;
using FsCheck.Fluent;

namespace Appliance.Storage.Tests.Projections.Groups;

/// <summary>O11 by group: a sale counts for the groups its member was in on coming in.</summary>
public sealed class SegmentSalesTests : IDisposable
{
    private const string Regulars = "G1";
    private const string Absent = "G2";
    private const int AbsentDays = 30;
    private const int RegularVisits = 3;

    private readonly GroupsBench shop = new();

    public void Dispose() => shop.Dispose();

    [Fact]
    public void A_guest_who_comes_back_has_bought_as_one_who_stayed_away()
    {
        Define(shop);
        shop.Member("M1");
        shop.Sale("M1", ("11", 1, 500));
        shop.Day = shop.Day.AddDays(AbsentDays);
        shop.Sale("M1", ("11", 1, 700));
        shop.Sale("M1", ("11", 1, 900));

        Assert.Equal([(Absent, 1, 700), (SegmentSalesDocument.InNone, 1, 900)], Of(shop, Collections.DayKey(shop.Day)));
    }

    [Fact]
    public void What_comes_back_is_taken_from_the_groups_the_sale_counted_for()
    {
        Define(shop);
        shop.Member("M1");
        shop.Sale("M1", ("11", 1, 500));
        shop.Day = shop.Day.AddDays(AbsentDays);
        var sale = shop.Sale("M1", ("11", 1, 700), ("12", 1, 100));
        shop.Refund(sale, "M1", 1);

        Assert.Equal([(Absent, 1, 700)], Of(shop, Collections.DayKey(shop.Day)));
    }

    [Fact]
    public void A_card_after_the_sale_moves_it_from_the_guests_to_the_members_groups()
    {
        Define(shop);
        shop.Member("M1");
        for (var i = 0; i < RegularVisits; i++)
        {
            shop.Day = shop.Day.AddDays(1);
            shop.Sale("M1", ("11", 1, 500));
        }

        shop.Day = shop.Day.AddDays(1);
        var late = shop.Sale(null, ("11", 1, 300));
        Assert.Equal([(SegmentSalesDocument.Guests, 1, 300)], Of(shop, Collections.DayKey(shop.Day)));
        shop.Tell(new PointsAdded(late.SaleId, "M1", 3, 3));
        Assert.Equal([(Regulars, 1, 300), (SegmentSalesDocument.Guests, 0, 0)], Of(shop, Collections.DayKey(shop.Day)));
        shop.Refund(late, null);
        Assert.Equal([(Regulars, 1, 0), (SegmentSalesDocument.Guests, 0, 0)], Of(shop, Collections.DayKey(shop.Day)));
    }

    [Fact]
    public void A_group_that_was_put_away_counts_nothing_more()
    {
        Define(shop);
        shop.Member("M1");
        shop.Sale("M1", ("11", 1, 500));
        shop.Segment(Absent, new DaysSince(DayFigure.LastVisit, Comparison.AtLeast, AbsentDays), archived: true);
        shop.Day = shop.Day.AddDays(AbsentDays);
        shop.Sale("M1", ("11", 1, 700));

        Assert.Equal([(SegmentSalesDocument.InNone, 1, 700)], Of(shop, Collections.DayKey(shop.Day)));
    }

    [Fact]
    public void Totals_of_days_and_months_are_those_of_the_sales_by_what_their_members_were_before() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(25),
            Prop.ForAll(
                Gen.Choose(0, 3).SelectMany(who => Gen.Choose(0, 40).SelectMany(days => Gen.Choose(0, 3).Select(back => (who, days, back == 0))))
                    .ArrayOf().ToArbitrary(),
                Agree));

    private static bool Agree((int Who, int Days, bool ComesBack)[] steps)
    {
        using GroupsBench life = new();
        Define(life);
        for (var i = 1; i <= 3; i++) life.Member($"M{i}");
        Dictionary<(string Period, string Group), (long Sales, long Total)> expected = [];
        Dictionary<int, List<DateOnly>> visits = [];
        foreach (var (who, days, comesBack) in steps)
        {
            life.Day = life.Day.AddDays(days);
            var groups = GroupsOf(who, visits.GetValueOrDefault(who) ?? [], life.Day);
            var sale = life.Sale(who == 0 ? null : $"M{who}", ("11", 1, 700), ("12", 1, 300));
            if (comesBack) life.Refund(sale, who == 0 ? null : $"M{who}", 1);
            if (who > 0) (visits.TryGetValue(who, out var known) ? known : visits[who] = []).Add(life.Day);
            foreach (var group in groups)
            {
                foreach (var period in new[] { Collections.DayKey(life.Day), ReportCollections.MonthKey(life.Day) })
                {
                    var (sales, total) = expected.GetValueOrDefault((period, group));
                    expected[(period, group)] = (sales + 1, total + (comesBack ? 700 : 1_000));
                }
            }
        }

        return expected.OrderBy(it => it.Key.Period, StringComparer.Ordinal).ThenBy(it => it.Key.Group, StringComparer.Ordinal)
            .Select(it => (it.Key.Period, it.Key.Group, it.Value.Sales, it.Value.Total))
            .SequenceEqual(All(life).OrderBy(it => it.Period, StringComparer.Ordinal).ThenBy(it => it.Segment, StringComparer.Ordinal)
                .Select(it => (it.Period, it.Segment, it.Sales, it.Total.Amount)));
    }

    private static List<string> GroupsOf(int who, List<DateOnly> visits, DateOnly day)
    {
        if (who == 0) return [SegmentSalesDocument.Guests];
        List<string> groups = [];
        if (visits.Distinct().Count() >= RegularVisits) groups.Add(Regulars);
        if (visits.Count > 0 && day.DayNumber - visits[^1].DayNumber >= AbsentDays) groups.Add(Absent);
        return groups.Count == 0 ? [SegmentSalesDocument.InNone] : groups;
    }

    private static void Define(GroupsBench shop)
    {
        shop.Segment(Regulars, new FigureIs(Figure.Visits, Comparison.AtLeast, RegularVisits));
        shop.Segment(Absent, new DaysSince(DayFigure.LastVisit, Comparison.AtLeast, AbsentDays));
    }

    private static IReadOnlyList<SegmentSalesDocument> All(GroupsBench shop) =>
        shop.Store.Range(ReportCollections.SegmentSales, ReportCollections.SegmentsByPeriod, "", Collections.End, int.MaxValue);

    private static IEnumerable<(string, int, int)> Of(GroupsBench shop, string period) =>
        All(shop).Where(it => it.Period == period).Select(it => (it.Segment, (int)it.Sales, (int)it.Total.Amount));
}
