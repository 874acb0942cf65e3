using Appliance.Domain.Journal;
using Appliance.Domain.Marketing;
using Appliance.Domain.Marketing.Conditions;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Groups;

namespace Appliance.Storage.Tests.Projections.Groups;

public sealed class SegmentProjectionTests : IDisposable
{
    private readonly GroupsBench shop = new();

    private static Condition ThreeVisits => new FigureIs(Figure.Visits, Comparison.AtLeast, 3);

    private static Condition Absent(int days) => new DaysSince(DayFigure.LastVisit, Comparison.AtLeast, days);

    [Fact]
    public void A_member_enters_at_the_sale_that_fulfils_the_condition_and_leaves_at_the_return_that_ends_it()
    {
        shop.Segment("G1", ThreeVisits);
        shop.Member("M1");
        SaleClosed? third = null;
        for (var i = 0; i < 3; i++)
        {
            Assert.Empty(shop.In("G1"));
            shop.Day = shop.Day.AddDays(7);
            third = shop.Sale("M1", ("11", 1, 500));
        }

        Assert.Equal(["M1"], shop.In("G1"));
        Assert.Equal(new("G1", "M1", shop.Day, null), shop.Membership("G1", "M1"));
        Assert.Equal(["G1"], shop.Store.SegmentsOf("M1"));

        var entered = shop.Day;
        shop.Day = shop.Day.AddDays(1);
        shop.Refund(third!, "M1");
        Assert.Empty(shop.In("G1"));
        Assert.Equal(new("G1", "M1", entered, shop.Day), shop.Membership("G1", "M1"));
        Assert.Equal(0, shop.Store.Get(GroupsCollections.Segments, "G1")!.Count);
    }

    [Fact]
    public void Who_stays_away_enters_on_the_day_the_time_is_over_whenever_that_is_noticed()
    {
        shop.Segment("G1", Absent(30));
        shop.Member("M1");
        shop.Sale("M1", ("11", 1, 500));
        var due = shop.Day.AddDays(30);
        shop.Day = due.AddDays(100);
        shop.Sale(null, ("11", 1, 500));

        Assert.Equal(new("G1", "M1", due, null), shop.Membership("G1", "M1"));
        Assert.Equal(["M1"], shop.Store.EnteredBetween("G1", due, due).Select(it => it.MemberId));
        Assert.Empty(shop.Store.EnteredBetween("G1", due.AddDays(1), due.AddDays(9)));
    }

    [Fact]
    public void A_member_who_comes_back_late_was_in_the_group_until_then()
    {
        shop.Segment("G1", Absent(30));
        shop.Member("M1");
        shop.Sale("M1", ("11", 1, 500));
        var due = shop.Day.AddDays(30);
        shop.Day = shop.Day.AddDays(45);
        shop.Sale("M1", ("11", 1, 500));

        Assert.Equal(new("G1", "M1", due, shop.Day), shop.Membership("G1", "M1"));
        Assert.Equal(["M1"], shop.Store.LeftBetween("G1", shop.Day, shop.Day).Select(it => it.MemberId));
    }

    [Fact]
    public void A_new_group_is_filled_a_few_members_at_a_time_as_of_the_day_it_was_defined()
    {
        for (var i = 0; i < 100; i++) shop.Member($"M{i:D3}");
        var defined = shop.Day;
        shop.Segment("G1", new FigureIs(Figure.Visits, Comparison.Equal, 0));
        Assert.Equal(SegmentProjection.MembersPerEntry, shop.In("G1").Length);
        Assert.False(shop.Store.SegmentsAreSettled());

        // A member the filling has not reached yet buys: they were in it on the day of the definition.
        shop.Day = shop.Day.AddDays(3);
        shop.Sale("M099", ("11", 1, 500));
        Assert.Equal(new("G1", "M099", defined, shop.Day), shop.Membership("G1", "M099"));

        shop.Settle();
        Assert.True(shop.Store.SegmentsAreSettled());
        Assert.Equal(99, shop.In("G1").Length);
        Assert.All(shop.In("G1"), id => Assert.Equal(defined, shop.Membership("G1", id)!.EnteredOn));
    }

    [Fact]
    public void A_slice_of_the_work_that_waits_is_small_and_there_is_an_end_to_it()
    {
        for (var i = 0; i < 100; i++) shop.Member($"M{i:D3}");
        shop.Segment("G1", new FigureIs(Figure.Visits, Comparison.Equal, 0));
        Assert.True(shop.SettleOnce());
        Assert.Equal(SegmentProjection.MembersPerEntry + Projector.SettledAtOnce, shop.In("G1").Length);
        shop.Settle();
        Assert.False(shop.SettleOnce());
    }

    [Fact]
    public void A_group_defined_anew_keeps_the_day_of_those_who_stay()
    {
        shop.Segment("G1", new FigureIs(Figure.Visits, Comparison.AtLeast, 1));
        shop.Member("M1");
        shop.Member("M2");
        shop.Sale("M1", ("11", 1, 500));
        shop.Sale("M2", ("11", 1, 5_000));
        var first = shop.Day;
        shop.Day = shop.Day.AddDays(1);
        shop.Segment("G1", new FigureIs(Figure.Total, Comparison.AtLeast, 1_000));
        shop.Settle();

        Assert.Equal(["M2"], shop.In("G1"));
        Assert.Equal(first, shop.Membership("G1", "M2")!.EnteredOn);
        Assert.Equal(shop.Day, shop.Membership("G1", "M1")!.LeftOn);
        Assert.Single(shop.Store.Get(GroupsCollections.Segments, "G1")!.Versions);
    }

    [Fact]
    public void In_an_archived_group_nobody_enters_or_leaves()
    {
        shop.Segment("G1", new FigureIs(Figure.Visits, Comparison.AtLeast, 1));
        shop.Member("M1");
        shop.Member("M2");
        shop.Sale("M1", ("11", 1, 500));
        shop.Segment("G1", new FigureIs(Figure.Visits, Comparison.AtLeast, 1), archived: true);
        shop.Sale("M2", ("11", 1, 500));
        shop.Settle();
        Assert.Equal(["M1"], shop.In("G1"));

        shop.Day = shop.Day.AddDays(1);
        shop.Segment("G1", new FigureIs(Figure.Visits, Comparison.AtLeast, 1));
        shop.Settle();
        Assert.Equal(["M1", "M2"], shop.In("G1"));
        Assert.Equal(shop.Day, shop.Membership("G1", "M2")!.EnteredOn);
    }

    [Fact]
    public void An_erased_member_leaves_every_group()
    {
        shop.Segment("G1", new FigureIs(Figure.Visits, Comparison.AtLeast, 0));
        shop.Member("M1");
        Assert.Equal(["M1"], shop.In("G1"));
        shop.Tell(new MemberErased("M1"));
        Assert.Empty(shop.In("G1"));
        shop.Day = shop.Day.AddDays(400);
        shop.Sale(null, ("11", 1, 500));
        Assert.Empty(shop.In("G1"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void However_the_work_was_cut_a_rebuild_gives_the_same_days(int seed)
    {
        Random random = new(seed);
        for (var i = 0; i < 30; i++) shop.Member($"M{i:D3}", new(1990, 1 + (i % 12), 1 + i % 28));
        Condition[] conditions =
        [
            Absent(20), ThreeVisits, new BirthMonthIs(), new Visited(14, Comparison.AtLeast, 2), new ShowsLeaving(),
            new Bought(SubjectKind.Product, "11", PurchaseMeasure.Times, Comparison.AtLeast, 2, 30),
            new AnyOf([Absent(50), new Not(new FigureIs(Figure.YearSpend, Comparison.AtLeast, 2_000))]),
            new FigureIs(Figure.Age, Comparison.AtLeast, 36),
        ];
        List<SaleClosed> sales = [];
        for (var step = 0; step < 250; step++)
        {
            shop.Day = shop.Day.AddDays(random.Next(3) == 0 ? random.Next(6) : 0);
            var member = $"M{random.Next(30):D3}";
            switch (random.Next(12))
            {
                case 0:
                    shop.Segment($"G{random.Next(4)}", conditions[random.Next(conditions.Length)], archived: random.Next(5) == 0);
                    break;
                case 1 when sales.Count > 0:
                    var back = sales[^1];
                    sales.RemoveAt(sales.Count - 1);
                    shop.Refund(back, back.MemberId);
                    break;
                case 2:
                    shop.Settle();
                    break;
                default:
                    sales.Add(shop.Sale(member, (random.Next(2) == 0 ? "11" : "12", 1, random.Next(1, 2_000))));
                    break;
            }
        }

        Assert.Equal(shop.Rebuilt(), GroupsBench.Everything(shop.Store));
        Assert.NotEmpty(shop.Store.Range(GroupsCollections.Memberships, GroupsCollections.EnteredByDay, "", Collections.End, 1));
    }

    public void Dispose() => shop.Dispose();
}
