using Appliance.Domain.Marketing;
using Appliance.Domain.Money;

namespace Appliance.Domain.Tests.Marketing;

public sealed class RankingTests
{
    private static readonly DateOnly Today = new(2026, 6, 15);

    [Fact]
    public void Deciles_have_as_many_members_each_as_can_be()
    {
        var classes = Ranking.OfDeciles([.. Enumerable.Range(1, 25).Select(it => it * 100L).OrderDescending()]);
        Assert.Equal(25, classes.Sum(it => it.Count));
        Assert.All(classes, it => Assert.InRange(it.Count, 2, 3));
        Assert.Equal(new RankClass("1", 2, new(4_900), new(2_400), 1_507, 1_507), classes[0]);
        Assert.Equal(10_000, classes[^1].CumulativeBasisPoints);
        Assert.All(Ranking.OfDeciles([]), it => Assert.Equal((0, Yen.Zero), (it.Count, it.Total)));
    }

    [Fact]
    public void In_abc_whoever_reaches_over_a_bound_still_belongs_before_it()
    {
        var classes = Ranking.OfAbc([500, 200, 150, 100, 50], 7_000, 9_000);
        Assert.Equal([("A", 2), ("B", 2), ("C", 1)], classes.Select(it => (it.Name, it.Count)));
        Assert.Equal([1, 0, 0], Ranking.OfAbc([1_000], 7_000, 9_000).Select(it => it.Count));
        Assert.Equal([7_000, 9_500, 10_000], classes.Select(it => it.CumulativeBasisPoints));
    }

    [Fact]
    public void Scores_change_at_their_bounds()
    {
        RfmBounds bounds = new([180, 90, 60, 30], [2, 4, 8, 16], [10_000, 30_000, 100_000, 300_000]);
        Assert.Null(bounds.Of(MemberFigures.Of(Today), Today));
        Assert.Equal(new RfmScore(5, 1, 1), bounds.Of(Visited(30, 1, 9_999), Today));
        Assert.Equal(new RfmScore(4, 2, 2), bounds.Of(Visited(31, 2, 5_000), Today));
        Assert.Equal(new RfmScore(1, 5, 5), bounds.Of(Visited(181, 16, 300_000), Today));
    }

    [Fact]
    public void Bounds_have_to_rise_and_be_four()
    {
        Assert.Null(MarketingRules.Check(MarketingRules.Default));
        Assert.Equal("rfm-bounds", RfmBounds.Check(RfmBounds.Default with { Visits = [1, 1, 2, 3] })?.Code);
        Assert.Equal("rfm-bounds", RfmBounds.Check(RfmBounds.Default with { RecencyDays = [30, 60, 90, 180] })?.Code);
        Assert.Equal("rfm-bounds", RfmBounds.Check(RfmBounds.Default with { TotalYen = [1, 2, 3] })?.Code);
        Assert.Equal("dormant-days", MarketingRules.Check(MarketingRules.Default with { DormantDays = 6 })?.Code);
        Assert.Equal("give-up-days", MarketingRules.Check(MarketingRules.Default with { GiveUpDays = 90 })?.Code);
    }

    [Fact]
    public void Who_never_came_is_neither_dormant_nor_given_up()
    {
        var rules = MarketingRules.Default;
        var never = MemberFigures.Of(Today.AddDays(-900));
        Assert.False(rules.IsDormant(never, Today) || rules.IsGivenUp(never, Today));
        Assert.True(rules.IsDormant(Visited(90, 1, 100), Today));
        Assert.True(!rules.IsDormant(Visited(365, 1, 100), Today) && rules.IsGivenUp(Visited(365, 1, 100), Today));
    }

    [Fact]
    public void Lift_is_how_much_more_often_than_by_chance()
    {
        // 100 sales; 20 with A, 10 with B, 8 with both: by chance it were 2.
        Assert.Equal(new Association("A", "B", 8, 800, 4_000, 400), Association.Of("A", "B", 8, 20, 10, 100));
    }

    private static MemberFigures Visited(int daysAgo, int visits, long each)
    {
        var figures = MemberFigures.Of(Today.AddDays(-900));
        for (var i = visits - 1; i >= 0; i--) figures = figures.Sold(Today.AddDays(-daysAgo - i), 10, new(each));
        return figures;
    }
}
