using Appliance.Domain.Marketing;
using Appliance.Domain.Money;

namespace Appliance.Domain.Tests.Marketing;

public sealed class EffectTests
{
    /// <summary>
    /// A worked example of Welch's test (two groups of 15; t = 2.455, ν = 24.99): the amounts are a hundredfold, and 15
    /// members more of each make the groups large enough, so only the interval's ends are compared by hand below.
    /// </summary>
    private static readonly long[] Low = [2750, 2100, 1900, 2360, 1700, 1790, 1690, 2010, 2190, 2260, 2310, 1960, 1900, 2170, 2140];
    private static readonly long[] High = [2710, 2200, 2080, 2340, 2340, 2350, 2580, 2200, 2480, 2020, 2190, 2210, 2290, 2050, 2440];

    [Fact]
    public void The_interval_is_Welchs()
    {
        var report = Effect.Of(GroupOf(High), GroupOf(Low), 5_000, Yen.Zero, Yen.Zero);

        Assert.Equal((new Yen(217), new Yen(35), new Yen(398)), (report.Uplift, report.Low, report.High));
    }

    [Fact]
    public void Too_few_members_are_told_so_whatever_they_bought()
    {
        var report = Effect.Of(GroupOf(High), GroupOf(Low), 5_000, Yen.Zero, Yen.Zero);

        Assert.Equal((EffectVerdict.TooSmall, 15, null), (report.Verdict, report.MissingMembers, report.Profit));
        Assert.Equal(
            (EffectVerdict.TooSmall, 30L, null),
            Said(Effect.Of(GroupOf(High), CampaignGroup.Empty, 5_000, Yen.Zero, Yen.Zero)));
    }

    [Fact]
    public void Many_members_who_bought_nothing_are_too_few_to_tell()
    {
        var nobody = CampaignGroup.Empty.Drawn(1_000, Yen.Zero);

        Assert.Equal(EffectVerdict.TooSmall, Effect.Of(nobody, nobody, 5_000, Yen.Zero, Yen.Zero).Verdict);
    }

    [Fact]
    public void A_clear_difference_is_an_effect_with_its_profit_after_goods_coupons_and_messages()
    {
        long[] three = [.. High, .. High, .. High];
        long[] less = [.. Low, .. Low, .. Low];

        var report = Effect.Of(GroupOf(three), GroupOf(less), 6_000, new(1_000), new(450));

        // 45 × 216.67 = ¥9,750 more, ¥1,000 of coupons taken off already: (9,750 + 1,000) × 60 % − 1,000 − 450.
        Assert.Equal((EffectVerdict.More, new Yen(9_750), new Yen(5_000)), (report.Verdict, report.ExtraSales, report.Profit));
    }

    [Fact]
    public void The_same_amounts_in_both_groups_are_no_effect()
    {
        long[] three = [.. High, .. High, .. High];

        Assert.Equal(EffectVerdict.None, Effect.Of(GroupOf(three), GroupOf(three), 6_000, Yen.Zero, Yen.Zero).Verdict);
    }

    [Fact]
    public void Sums_of_squares_of_the_largest_sales_do_not_overflow()
    {
        var group = CampaignGroup.Empty.Drawn(2, Yen.Zero).Moved(Yen.Zero, new(99_999_999_999), first: true);

        Assert.Equal(9_999_999_999_800_000_000_001m, group.SumOfSquares);
    }

    [Fact]
    public void A_sale_taken_back_leaves_the_sums_as_they_were()
    {
        var before = GroupOf(High);

        Assert.Equal(before, before.Moved(new(2_710), new(3_000), first: false).Moved(new(3_000), new(2_710), first: false));
    }

    private static CampaignGroup GroupOf(IReadOnlyList<long> paid) => paid.Aggregate(
        CampaignGroup.Empty.Drawn(paid.Count, Yen.Zero), (so, yen) => so.Moved(Yen.Zero, new(yen), first: true));

    private static (EffectVerdict Verdict, long Missing, Yen? Profit) Said(EffectReport report) =>
        (report.Verdict, report.MissingMembers, report.Profit);
}
