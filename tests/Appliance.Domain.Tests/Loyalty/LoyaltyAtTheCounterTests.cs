using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Register;
using Appliance.Domain.Tests.Register;

namespace Appliance.Domain.Tests.Loyalty;

/// <summary>What keys and taps bring a member: ranks, stamps, passes, the PIN.</summary>
public sealed class LoyaltyAtTheCounterTests
{
    private static readonly Coupon Free = new(
        "FREE", "一杯無料", 0, new(400), new(2026, 1, 1), new(2030, 12, 31), Personal: true);

    private static readonly LoyaltyRules Rules = new(
        [],
        Ladder: new(RankMeasure.Spend, 12,
        [
            new("silver", "シルバー", "ｼﾙﾊﾞｰ", 5_000),
            new("gold", "ゴールド", "ｺﾞｰﾙﾄﾞ", 10_000, Times: 200, DiscountBasisPoints: 1_000, Coupon: "FREE"),
        ]),
        StampCards: [new("cup", "コーヒー", "ｺｰﾋｰ", 3, StampPer.Piece, 0, "FREE", Departments: [2])],
        Passes: [new("020", "サンド回数券", "ｻﾝﾄﾞ", 11, 90), new("040", "月会費", "ｹﾞﾂｶﾞｸ", 0, 31)],
        PinFromPoints: 100);

    [Fact]
    public void A_sale_that_is_enough_lifts_the_member_and_says_so()
    {
        var counter = Open().TapMember("M000001").Keys("6 0 00 DEPT1 CASH");
        Assert.Equal(new RankChanged("M000001", null, "silver", 6_000), Last<RankChanged>(counter));
        Assert.Contains("シルバー会員になりました", counter.LastSale.Tidings!);
        Assert.Contains("ｼﾙﾊﾞｰ ﾆ ﾅﾘﾏｼﾀ", counter.Customer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rank_that_is_held_is_not_reached_again_and_may_be_leapt_over()
    {
        var counter = Open(it => it with { Rank = "silver" }).TapMember("M000001").Keys("6 0 00 DEPT1 CASH");
        Assert.DoesNotContain(counter.Entries, entry => entry.Data is RankChanged);

        counter = Open().TapMember("M000001").Keys("1 0 0 00 DEPT1 CASH");
        Assert.Equal("gold", Last<RankChanged>(counter).Rank);
        Assert.Equal("20261121-000001-Rgold", Last<CouponIssued>(counter).CouponId);
    }

    [Fact]
    public void The_discount_of_a_rank_comes_with_the_subtotal_or_the_first_payment_and_follows_the_lines()
    {
        var counter = Open(it => it with { Rank = "gold" }).TapMember("M000001").Keys("1 0 00 DEPT1 SUBTOTAL");
        Assert.Equal(900, counter.State.Counter.Sale!.Total.Amount);

        counter.Keys("5 00 DEPT1 CASH");
        Assert.Equal(1_350, counter.LastSale.Total.Amount);
        Assert.Equal(("rank:gold", "ゴールド会員割引"), (counter.LastSale.Adjustments![0].Code, counter.LastSale.Adjustments[0].Name));
        Assert.Equal(26, counter.LastSale.PointsGranted);
    }

    [Fact]
    public void Without_the_member_the_discount_is_gone_and_the_correction_key_does_not_take_it()
    {
        var counter = Open(it => it with { Rank = "gold" }).TapMember("M000001").Keys("1 0 00 DEPT1 SUBTOTAL MEMBER");
        Assert.Equal(1_000, counter.State.Counter.Sale!.Total.Amount);

        counter = Open(it => it with { Rank = "gold" }).TapMember("M000001").Keys("1 0 00 DEPT1 5 00 DEPT1 SUBTOTAL VOID");
        Assert.Equal(1_000, counter.State.Counter.Sale!.Total.Amount);
    }

    [Fact]
    public void A_full_card_of_stamps_becomes_a_coupon_and_a_return_takes_both_back()
    {
        var counter = Open().TapMember("M000001").Keys("4 TIMES 4 00 DEPT2 CASH");
        Assert.Equal(new StampGrant("cup", "コーヒー", 4, 1, 3, 1), Assert.Single(counter.LastSale.Stamps!));
        Assert.Equal((CouponReason.Stamps, "cup", "FREE"), (Last<CouponIssued>(counter).Reason, Last<CouponIssued>(counter).Source, Last<CouponIssued>(counter).Code));

        counter.Keys("1 REFUND SUBTOTAL CASH");
        Assert.Equal(new StampsTakenBack("M000001", "20261121-000001", "cup", 4), Last<StampsTakenBack>(counter));
        Assert.Equal("20261121-000001-Scup-1", Last<CouponRevoked>(counter).CouponId);
    }

    [Fact]
    public void A_pass_is_sold_to_a_member_only_and_used_by_one_key()
    {
        var counter = Open().Keys("0 2 0 PLU CASH");
        Assert.Equal("pass-needs-member", counter.Refusal?.Code);

        counter = Open().TapMember("M000001").Keys("0 2 0 PLU CASH");
        var pass = Last<PassIssued>(counter).Pass;
        Assert.Equal((11, new DateOnly(2027, 2, 18)), (pass.Left, pass.Until));

        counter.Books.Add(Counter.Hanako with { Standing = MemberStanding.None with { Passes = [pass] } });
        counter.TapMember("M000001").Keys("2 TIMES COUPON COUPON");
        Assert.Equal([9, 8], counter.Entries.Select(entry => entry.Data).OfType<PassUsed>().Select(used => used.Left));
        Assert.Equal("pass-missing", counter.Keys("9 TIMES COUPON").Refusal?.Code);
        Assert.Equal("pass-missing", counter.Keys("CLEAR CLEAR").At(TimeSpan.FromDays(90)).Tick().TapMember("M000001").Keys("COUPON").Refusal?.Code);
    }

    [Fact]
    public void A_pass_that_comes_back_is_taken_away()
    {
        var counter = Open().TapMember("M000001").Keys("0 2 0 PLU CASH 1 REFUND SUBTOTAL CASH");
        Assert.Equal(new PassRevoked("M000001", "20261121-000001-P1", "20261121-000001", 11), Last<PassRevoked>(counter));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(31, false)]
    public void A_membership_that_lasts_opens_the_gate_at_the_tap(int daysLater, bool opens)
    {
        HeldPass pass = new("P-1", "月会費", "ｹﾞﾂｶﾞｸ", new(2026, 11, 21), new(2026, 12, 21), 0, IsUnlimited: true, OpensGate: true);
        var counter = Open(it => it with { Passes = [pass] }).At(TimeSpan.FromDays(daysLater)).TapMember("M000001");
        Assert.Equal(opens, counter.Effects.Contains(new OpenGate()));
        Assert.Equal(opens, counter.Entries.Any(entry => entry.Data is GateOpened { By: "M000001" }));
    }

    [Fact]
    public void Many_points_need_the_pin_and_few_do_not()
    {
        var counter = Open(it => it with { PinHash = "M000001/4949" }).TapMember("M000001").Keys("3 00 DEPT1 SUBTOTAL 1 0 0 POINTS");
        Assert.DoesNotContain("4949", counter.Keys("4 9 4 9").Operator, StringComparison.Ordinal);
        Assert.Equal(100, counter.Keys("POINTS CASH").LastSale.PointsUsed);

        Assert.Equal(99, Open(it => it with { PinHash = "x" }).TapMember("M000001").Keys("3 00 DEPT1 9 9 POINTS CASH").LastSale.PointsUsed);
        Assert.Equal(120, Open().TapMember("M000001").Keys("3 00 DEPT1 POINTS CASH").LastSale.PointsUsed);
    }

    [Fact]
    public void A_wrong_pin_uses_nothing_and_three_of_them_end_it()
    {
        var counter = Open(it => it with { PinHash = "M000001/4949" }).TapMember("M000001").Keys("3 00 DEPT1");
        for (var i = 0; i < Limits.WrongPins; i++)
        {
            counter.Keys("POINTS 1 2 1 2 POINTS");
            Assert.Equal("pin-wrong", counter.Refusal?.Code);
            counter.Keys("CLEAR");
        }

        Assert.Equal("pin-blocked", counter.Keys("POINTS").Refusal?.Code);
        Assert.Equal(0, counter.Keys("CLEAR CASH").LastSale.PointsUsed);
        Assert.Equal(3, counter.Entries.Count(entry => entry.Data is PinRefused));
    }

    [Fact]
    public void The_month_of_the_birthday_is_greeted()
    {
        var counter = Open(it => it with { BirthMonth = 11 }).TapMember("M000001").Keys("3 00 DEPT1 CASH");
        Assert.Contains("お誕生月おめでとうございます", counter.LastSale.Tidings!);
    }

    [Fact]
    public void Points_that_change_while_the_member_stands_at_the_counter_are_the_ones_that_count()
    {
        var counter = Open().TapMember("M000001").Keys("1 0 00 DEPT1")
            .Take(new ChangeRequested([new PointsExpired("M000001", 100, 20, ExpiryKind.Age)])).Keys("POINTS");
        Assert.Equal(20, counter.State.Counter.Sale!.Paid.Amount);
    }

    [Fact]
    public void The_answer_to_a_tap_tells_rank_and_coupons()
    {
        var counter = Open(it => it with { Rank = "gold" });
        counter.Take(new ChangeRequested(
            [new CouponIssued("CA1-M000001", "M000001", "FREE", new(2026, 11, 1), new(2026, 12, 31), 1, CouponReason.Campaign, "CA1")]));
        counter.TapMember("M000001");
        var page = Screens.Customer(counter.State);
        Assert.Equal("ｺﾞｰﾙﾄﾞ", page.Top.Right);
        Assert.Equal(("ｸｰﾎﾟﾝ 1ﾏｲ", "120P"), (page.Bottom.Left, page.Bottom.Right));
    }

    private static T Last<T>(Counter counter)
        where T : EntryData => counter.Entries.Select(entry => entry.Data).OfType<T>().Last();

    private static Counter Open(Func<MemberStanding, MemberStanding>? standing = null)
    {
        var counter = Counter.Open(null, new CouponDefined(Free), new LoyaltyConfigured(Rules));
        counter.Books.Add(Counter.Hanako with { Standing = standing?.Invoke(MemberStanding.None) ?? MemberStanding.None });
        return counter;
    }
}
