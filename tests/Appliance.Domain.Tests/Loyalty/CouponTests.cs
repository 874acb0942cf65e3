using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Register;
using Appliance.Domain.Tests.Register;

namespace Appliance.Domain.Tests.Loyalty;

/// <summary>Coupons of a member's own: issued, used by key or scan, given back.</summary>
public sealed class CouponTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    private static readonly Coupon Back = new(
        "BACK", "お帰りなさい", 0, new(200), new(2026, 1, 1), new(2030, 12, 31), new(500), Personal: true);

    private static readonly CouponIssued Issued = new(
        "CA1-M000001", "M000001", "BACK", Today, Today.AddDays(30), 1, CouponReason.Campaign, "CA1");

    [Fact]
    public void The_coupon_key_uses_the_members_own_coupon_and_the_sale_names_it()
    {
        var counter = Open().TapMember("M000001").Keys("8 00 DEPT2 SUBTOTAL COUPON CASH");

        var given = Assert.Single(counter.LastSale.Adjustments!);
        Assert.Equal(("BACK", "CA1-M000001", -200), (given.Code, given.Issued, given.Amount.Amount));
        Assert.Equal(600, counter.LastSale.Total.Amount);
    }

    [Fact]
    public void A_coupon_that_was_used_cannot_be_used_again()
    {
        var counter = Open().TapMember("M000001").Keys("8 00 DEPT2 COUPON CASH").TapMember("M000001").Keys("8 00 DEPT2 COUPON");

        Assert.Equal("coupon-not-held", counter.Refusal?.Code);
        Assert.Equal("coupon-used", counter.Keys("CLEAR").Scan("CA1-M000001").Refusal?.Code);
    }

    [Fact]
    public void Nobody_else_can_use_it()
    {
        var counter = Open().TapMember("M000002").Keys("8 00 DEPT2").Scan("CA1-M000001");
        Assert.Equal("coupon-of-another", counter.Refusal?.Code);
        Assert.Equal("coupon-not-held", Open().TapMember("M000002").Keys("8 00 DEPT2").Scan("BACK").Refusal?.Code);
        Assert.Equal("coupon-not-held", Open().Keys("8 00 DEPT2").Scan("BACK").Refusal?.Code);
    }

    [Fact]
    public void A_scanned_coupon_makes_the_sale_its_holders()
    {
        var counter = Open().Keys("8 00 DEPT2").Scan("CA1-M000001").Keys("CASH");
        Assert.Equal("M000001", counter.LastSale.MemberId);
    }

    [Fact]
    public void It_does_not_hold_before_its_first_or_after_its_last_day()
    {
        Assert.Equal("coupon-over", Open(Issued with { From = Today.AddDays(1) }).Keys("8 00 DEPT2").Scan("CA1-M000001").Refusal?.Code);
        Assert.Equal("coupon-over", Open(Issued with { From = Today.AddDays(-9), Until = Today.AddDays(-1) })
            .Keys("8 00 DEPT2").Scan("CA1-M000001").Refusal?.Code);
        Assert.Equal("coupon-needs", Open().TapMember("M000001").Keys("4 00 DEPT2 COUPON").Refusal?.Code);
    }

    [Fact]
    public void While_it_is_on_a_sale_neither_the_member_can_change_nor_the_sale_be_put_aside()
    {
        var counter = Open().TapMember("M000001").Keys("8 00 DEPT2 COUPON");
        Assert.Equal("payment-under-way", counter.TapMember("M000002").Refusal?.Code);
        Assert.Equal("not-to-be-held", counter.Keys("CLEAR HOLD").Refusal?.Code);
        Assert.Null(counter.Keys("CLEAR VOID HOLD").Refusal);
    }

    [Fact]
    public void A_sale_that_comes_back_whole_gives_the_coupon_back_and_a_part_of_it_does_not()
    {
        var counter = Open().TapMember("M000001").Keys("2 TIMES 4 00 DEPT2 COUPON CASH 1 REFUND 4 00 DEPT2 CASH");
        Assert.DoesNotContain(counter.Entries, entry => entry.Data is CouponRestored);

        counter.Keys("1 REFUND SUBTOTAL CASH");
        Assert.Equal(new CouponRestored("CA1-M000001", "M000001", "20261121-000001"), counter.Entries[^1].Data);
        Assert.Null(counter.TapMember("M000001").Keys("8 00 DEPT2 COUPON").Refusal);
    }

    [Theory]
    [InlineData("AB", "coupon-id")]
    [InlineData("A_B-1", "coupon-id")]
    public void An_id_that_no_scanner_reads_is_refused(string id, string code) =>
        Assert.Equal(code, CouponIssuing.Check(Issued with { CouponId = id }, Back, isKnown: false, Today)?.Code);

    [Fact]
    public void What_is_issued_lies_within_what_its_coupon_says()
    {
        Assert.Null(CouponIssuing.Check(Issued, Back, isKnown: false, Today));
        Assert.Equal("coupon-issued-already", CouponIssuing.Check(Issued, Back, isKnown: true, Today)?.Code);
        Assert.Equal("coupon-unknown", CouponIssuing.Check(Issued, null, isKnown: false, Today)?.Code);
        Assert.Equal("coupon-dates", CouponIssuing.Check(Issued with { Until = Today.AddDays(-1) }, Back, isKnown: false, Today)?.Code);
        Assert.Equal("coupon-dates", CouponIssuing.Check(Issued with { Until = new(2031, 1, 1) }, Back, isKnown: false, Today)?.Code);
        Assert.Equal("coupon-uses", CouponIssuing.Check(Issued with { Uses = 100 }, Back, isKnown: false, Today)?.Code);
    }

    private static Counter Open(CouponIssued? issued = null) =>
        Counter.Open(null, new CouponDefined(Back)).Take(new ChangeRequested([issued ?? Issued]));
}
