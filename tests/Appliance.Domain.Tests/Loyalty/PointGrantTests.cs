using Appliance.Domain.Catalog;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Sales;
using Appliance.Domain.Tests.Register;

namespace Appliance.Domain.Tests.Loyalty;

/// <summary>Points of a sale in parts. The figures are worked out by hand.</summary>
public sealed class PointGrantTests
{
    private static readonly MemberStanding Nobody = MemberStanding.None;

    /// <summary>A Saturday, eleven o'clock: two teas at ¥150 and a cup at ¥1,050, in all ¥1,350.</summary>
    private static readonly PointSale Sale = new(
        [
            new("1001", "緑茶", 1, TaxClass.Reduced, 800, 2, new(150), new(300)),
            new("2001", "カップ", 2, TaxClass.Standard, 1_000, 1, new(1_050), new(1_050)),
        ],
        new(1_350), [new(1_000, new(1_050), new(95)), new(800, new(300), new(22))],
        [new(TenderKind.Cash, new(1_350), new(1_350))], new(2026, 11, 21), new(11, 0));

    [Fact]
    public void Without_rules_there_is_the_base_alone()
    {
        var part = Assert.Single(Parts(LoyaltyRules.None));
        Assert.Equal(new PointPart(13, new(1_350), 100), part);
    }

    [Fact]
    public void The_base_may_be_without_tax_and_leaves_out_what_was_paid_with_points()
    {
        var shop = Counter.Shop with { Points = new(Base: PriceTax.Excluded) };
        Assert.Equal(12, PointGrant.Of(Sale, Nobody, shop, LoyaltyRules.None).Total());
        var paid = Sale with { Tenders = [new(TenderKind.Points, new(400), new(400)), new(TenderKind.Cash, new(950), new(950))] };
        Assert.Equal(9, PointGrant.Of(paid, Nobody, Counter.Shop, LoyaltyRules.None).Total());
    }

    [Fact]
    public void Tenders_departments_and_products_can_give_no_points()
    {
        var voucher = Sale with { Tenders = [new(TenderKind.GiftVoucher, new(1_000), new(1_000)), new(TenderKind.Cash, new(350), new(350))] };
        Assert.Equal(3, PointGrant.Of(voucher, Nobody, Counter.Shop, new([], NoPointTenders: [TenderKind.GiftVoucher])).Total());
        Assert.Equal(10, Parts(new([], NoPointDepartments: [1])).Total());
        Assert.Equal(3, Parts(new([], NoPointProducts: ["2001"])).Total());
        Assert.Equal(0, Parts(new([], NoPointDepartments: [1, 2])).Total());
    }

    [Fact]
    public void Twice_the_points_on_some_goods_is_the_points_of_those_once_more()
    {
        var parts = Parts(new([new("cup", "カップ3倍", Times: 300, Products: ["2001"])]));
        Assert.Equal([13L, 20L], parts.Select(part => part.Points));
        Assert.Equal((1_050L, "cup"), (parts[1].Of.Amount, parts[1].Rule));
    }

    [Fact]
    public void A_fixed_number_is_given_once_or_for_each_piece()
    {
        Assert.Equal([13L, 30L], Parts(new([new("new", "入会月", Points: 30)])).Select(part => part.Points));
        Assert.Equal([13L, 10L], Parts(new([new("tea", "お茶", Points: 5, Departments: [1])])).Select(part => part.Points));
    }

    [Fact]
    public void A_rank_multiplies_the_base_and_not_the_bonus()
    {
        LoyaltyRules rules = new(
            [new("all", "全品2倍", Times: 200)],
            Ladder: new(RankMeasure.Spend, 12, [new("gold", "ゴールド", "ｺﾞｰﾙﾄﾞ", 10_000, Times: 150)]));
        var parts = PointGrant.Of(Sale, Nobody with { Rank = "gold" }, Counter.Shop, rules);
        Assert.Equal([13L, 13L, 6L], parts.Select(part => part.Points));
    }

    [Theory]
    [InlineData("days", true)]
    [InlineData("over", false)]
    [InlineData("sat", true)]
    [InlineData("sun", false)]
    [InlineData("morning", true)]
    [InlineData("evening", false)]
    [InlineData("birthday", true)]
    [InlineData("no-birthday", false)]
    [InlineData("silver", true)]
    [InlineData("gold", false)]
    [InlineData("from-1350", true)]
    [InlineData("from-1351", false)]
    public void A_rule_holds_when_all_its_conditions_do(string condition, bool holds)
    {
        BonusRule rule = new("r", "ボーナス", Points: 1);
        rule = condition switch
        {
            "days" => rule with { From = Sale.Day, Until = Sale.Day },
            "over" => rule with { Until = Sale.Day.AddDays(-1) },
            "sat" => rule with { Weekdays = [Weekday.Saturday] },
            "sun" => rule with { Weekdays = [Weekday.Sunday] },
            "morning" => rule with { FromClock = new(11, 0), UntilClock = new(12, 0) },
            "evening" => rule with { FromClock = new(17, 0) },
            "birthday" or "no-birthday" => rule with { BirthdayMonth = true },
            "silver" => rule with { Ranks = ["silver"] },
            "gold" => rule with { Ranks = ["gold"] },
            _ => rule with { MinimumYen = condition == "from-1350" ? 1_350 : 1_351 },
        };
        var standing = Nobody with { Rank = "silver", BirthMonth = condition == "no-birthday" ? 10 : 11 };
        Assert.Equal(holds ? 14 : 13, PointGrant.Of(Sale, standing, Counter.Shop, new([rule])).Total());
    }

    private static EquatableList<PointPart> Parts(LoyaltyRules rules) => PointGrant.Of(Sale, Nobody, Counter.Shop, rules);
}
