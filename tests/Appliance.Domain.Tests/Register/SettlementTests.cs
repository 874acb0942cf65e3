using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;

namespace Appliance.Domain.Tests.Register;

/// <summary>C5, C6, C14: payment in any mix, prepaid, on account, put aside, a card after the sale.</summary>
public sealed class SettlementTests
{
    [Fact]
    public void A_sale_is_paid_in_any_mix_cash_last()
    {
        var counter = Counter.Open().TapMember("M000002").Keys(
            "9 0 0 0 DEPT2 SUBTOTAL 1 2 3 4 TIMES 1 0 0 0 CREDIT 1 0 0 0 EMONEY 1 0 0 0 QR 5 0 0 VOUCHER 3 0 0 0 PREPAID 1 0 0 0 ACCOUNT 2 0 0 0 CASH");

        Assert.Equal(
            [
                new Tender(TenderKind.Credit, new(1_000), new(1_000), "1234"),
                new(TenderKind.ElectronicMoney, new(1_000), new(1_000)),
                new(TenderKind.QrCode, new(1_000), new(1_000)),
                new(TenderKind.GiftVoucher, new(500), new(500)),
                new(TenderKind.Prepaid, new(3_000), new(3_000)),
                new(TenderKind.OnAccount, new(1_000), new(1_000)),
                new(TenderKind.Cash, new(1_500), new(2_000)),
            ],
            counter.LastSale.Tenders);
        Assert.Equal(new Yen(500), counter.LastSale.Change);
        Assert.Equal(new Yen(1_500), counter.State.Totals.Session.Cash);
        Assert.Equal((Yen.Zero, new Yen(2_500)), (counter.Books.Member("M000002")!.Prepaid, counter.Books.Member("M000002")!.Owed));
    }

    [Theory]
    [InlineData("5 0 0 DEPT1 6 0 0 CREDIT", "more-than-due")]
    [InlineData("5 0 0 DEPT1 0 CREDIT", "amount-zero")]
    [InlineData("5 0 0 DEPT1 VOUCHER", "voucher-amount-missing")]
    [InlineData("5 0 0 DEPT1 POINTS", "member-missing")]
    [InlineData("5 0 0 DEPT1 PREPAID", "member-missing")]
    [InlineData("5 0 0 DEPT1 ACCOUNT", "member-missing")]
    [InlineData("2 MEMBER 4 0 0 0 DEPT1 3 0 0 1 PREPAID", "prepaid-too-small")]
    [InlineData("1 MEMBER 5 0 0 DEPT1 1 2 1 POINTS", "points-too-few")]
    [InlineData("2 MEMBER 5 0 0 DEPT1 POINTS", "points-too-few")]
    [InlineData("1 MEMBER 1 0 0 DEPT1 1 0 1 POINTS", "more-than-due")]
    [InlineData("5 0 0 DEPT1 1 0 0 CREDIT 1 0 0 DEPT1", "payment-under-way")]
    [InlineData("5 0 0 DEPT1 1 0 0 CREDIT 1 LINEVOID", "payment-under-way")]
    [InlineData("5 0 0 DEPT1 1 0 0 CREDIT 1 0 PERCENT", "payment-under-way")]
    [InlineData("5 0 0 DEPT1 1 0 0 CREDIT HOLD", "payment-under-way")]
    [InlineData("5 0 0 DEPT1 SUBTOTAL 1 0 0 00 TIMES 9 9 9 9 9 9 9 VOUCHER", "quantity-out-of-range")]
    [InlineData("5 0 0 DEPT1 SUBTOTAL 9 9 9 TIMES 9 9 9 9 9 9 9 VOUCHER", "total-too-large")]
    [InlineData("5 0 0 DEPT1 SUBTOTAL 5 0 0 DISCOUNT CREDIT", "nothing-due")]
    [InlineData("5 0 0 DEPT1 1 2 3 4 5 6 7 8 CASH", "too-many-digits")]
    public void What_cannot_be_paid_so_is_refused(string keys, string code)
    {
        var counter = Counter.Open().Keys(keys);
        Assert.Equal(code, counter.Refusal?.Code);
        Assert.DoesNotContain(counter.Entries, entry => entry.Data is SaleClosed);
    }

    [Fact]
    public void The_twenty_first_payment_is_refused()
    {
        var counter = Counter.Open().Keys("1 0 0 DEPT1 " + string.Join(' ', Enumerable.Repeat("1 CREDIT", Limits.Tenders)));
        Assert.Null(counter.Refusal);
        Assert.Equal("too-many-tenders", counter.Keys("1 CREDIT").Refusal?.Code);
    }

    [Fact]
    public void No_change_is_given_on_a_voucher_and_the_surplus_is_told_at_the_closing()
    {
        var counter = Counter.Open().Keys("7 0 0 DEPT2 SUBTOTAL 2 TIMES 5 0 0 VOUCHER");
        Assert.Equal(new Tender(TenderKind.GiftVoucher, new(700), new(1_000)), Assert.Single(counter.LastSale.Tenders));
        Assert.Equal(Yen.Zero, counter.LastSale.Change);
        Assert.Equal(new Yen(300), counter.State.Totals.Session.Totals.VoucherSurplus);
        Assert.Equal(Yen.Zero, counter.State.Totals.Session.Cash);
    }

    [Fact]
    public void Points_as_a_means_of_payment_grant_no_points_for_themselves()
    {
        var counter = Counter.Open().TapMember("M000001").Keys("1 0 0 0 DEPT2 SUBTOTAL POINTS CASH");
        Assert.Equal(120, counter.LastSale.PointsUsed);
        Assert.Equal(8, counter.LastSale.PointsGranted);
        Assert.Equal(8, counter.LastSale.PointsBalance);
        Assert.Equal(8, counter.Books.Member("M000001")!.Points);
    }

    [Fact]
    public void Points_as_a_discount_lower_the_total()
    {
        var counter = Counter.Open(Counter.Shop with { Points = new(PointUse.Discount) })
            .TapMember("M000001").Keys("1 0 0 0 DEPT2 SUBTOTAL 1 0 0 POINTS CASH");
        Assert.Equal(new Yen(900), counter.LastSale.Total);
        Assert.Equal((100, 9), (counter.LastSale.PointsUsed, counter.LastSale.PointsGranted));
    }

    [Fact]
    public void Points_are_granted_on_what_is_left_without_tax_where_the_shop_says_so()
    {
        var counter = Counter.Open(Counter.Shop with { Points = new(Base: PriceTax.Excluded) })
            .TapMember("M000001").Keys("1 1 0 0 DEPT2 CASH");
        Assert.Equal(10, counter.LastSale.PointsGranted);
    }

    [Fact]
    public void Another_card_after_points_were_used_is_refused()
    {
        var counter = Counter.Open(Counter.Shop with { Points = new(PointUse.Discount) })
            .TapMember("M000001").Keys("1 0 0 0 DEPT2 SUBTOTAL 1 0 0 POINTS").TapMember("M000002");
        Assert.Equal("payment-under-way", counter.Refusal?.Code);
        Assert.Equal("M000001", counter.Keys("CLEAR CASH").LastSale.MemberId);
    }

    [Fact]
    public void Void_during_payment_takes_the_last_payment_back_and_CANCEL_all_of_them()
    {
        var counter = Counter.Open().Keys("9 0 0 DEPT2 SUBTOTAL 5 0 0 VOUCHER 1 0 0 CREDIT VOID");
        Assert.Equal(new Yen(400), counter.State.Counter.Sale!.Due);
        Assert.Equal(counter.State.Counter.Sale, counter.State.Totals.Tendering);

        counter.Keys("CANCEL");
        var given = Assert.IsType<SaleCancelled>(counter.Entries[^1].Data);
        Assert.Equal(TenderKind.GiftVoucher, Assert.Single(given.Tenders!).Kind);
        Assert.Equal("ﾄﾘﾋｷ ﾁｭｳｼ|¥900/ﾍﾝｷﾝ|¥500", counter.Operator);
        Assert.Equal(new OpenDrawer(), counter.Effects[^1]);
        Assert.Null(counter.State.Totals.Tendering);
    }

    [Fact]
    public void A_power_cut_in_the_middle_loses_no_payment()
    {
        var before = Counter.Open().TapMember("M000001").Keys("9 0 0 DEPT2 SUBTOTAL 5 0 0 CREDIT");
        var left = before.State.Totals.Tendering!;
        Assert.Equal("M000001", left.MemberId);

        var after = before.Restart().Keys("CASH");
        Assert.Equal([TenderKind.Credit, TenderKind.Cash], after.LastSale.Tenders.Select(it => it.Kind));
        Assert.Equal("M000001", after.LastSale.MemberId);
    }

    [Fact]
    public void A_sale_put_aside_comes_back_with_its_member_also_after_a_restart()
    {
        var counter = Counter.Open().TapMember("M000001").Keys("9 0 0 DEPT2 HOLD 1 0 0 DEPT1 CASH").Restart().Keys("HOLD CASH");
        Assert.Equal(new Yen(900), counter.LastSale.Total);
        Assert.Equal("M000001", counter.LastSale.MemberId);
        Assert.Empty(counter.State.Totals.Held);
    }

    [Fact]
    public void Of_several_put_aside_the_number_says_which()
    {
        var counter = Counter.Open().Keys("1 0 0 DEPT1 HOLD 2 0 0 DEPT1 HOLD HOLD");
        Assert.Equal("ﾎﾘｭｳ ﾊﾞﾝｺﾞｳ ｦ ｲﾚﾙ|/1 2|", counter.Operator);
        Assert.Equal(new Yen(200), counter.Keys("2 HOLD").State.Counter.Sale!.Total);
        Assert.Equal("nothing-held", counter.Keys("CASH 2 HOLD").Refusal?.Code);
    }

    [Fact]
    public void The_twenty_first_sale_put_aside_is_refused()
    {
        var counter = Counter.Open().Keys(string.Join(' ', Enumerable.Repeat("1 DEPT1 HOLD", Limits.HeldSales)));
        Assert.Null(counter.Refusal);
        Assert.Equal("too-many-held", counter.Keys("1 DEPT1 HOLD").Refusal?.Code);
        Assert.Equal("sales-held", counter.Keys("CLEAR CANCEL Z").Refusal?.Code);
    }

    [Fact]
    public void Points_and_returns_are_not_put_aside_for_they_could_be_used_once_more()
    {
        var counter = Counter.Open(Counter.Shop with { Points = new(PointUse.Discount) })
            .TapMember("M000001").Keys("1 0 0 0 DEPT2 SUBTOTAL POINTS HOLD");
        Assert.Equal("not-to-be-held", counter.Refusal?.Code);
        Assert.Equal("not-to-be-held", Counter.Open().Keys("1 0 0 DEPT1 CASH 1 REFUND SUBTOTAL EXCHANGE 5 DEPT1 HOLD").Refusal?.Code);
    }

    [Fact]
    public void Prepaid_is_sold_without_tax_and_used_later()
    {
        var counter = Counter.Open().TapMember("M000001").Keys("2 0 0 0 TOPUP 5 0 0 0 CASH");
        var topUp = Assert.IsType<PrepaidToppedUp>(counter.Entries[^1].Data);
        Assert.Equal((new Yen(2_000), new Yen(3_000), new Yen(2_000)), (topUp.Amount, topUp.Change, topUp.Balance));
        Assert.Equal(new DateOnly(2027, 5, 20), topUp.ExpiresOn);
        Assert.Equal("ｵﾂﾘ|¥3,000/ｻﾞﾝﾀﾞｶ|¥2,000", counter.Customer);
        Assert.Equal(Yen.Zero, counter.State.Totals.PerpetualTotal);

        Assert.Equal(TenderKind.Prepaid, counter.TapMember("M000001").Keys("5 0 0 DEPT1 PREPAID").LastSale.Tenders[0].Kind);
        Assert.Equal(new Yen(1_500), counter.Books.Member("M000001")!.Prepaid);
    }

    [Theory]
    [InlineData("5 0 0 TOPUP", "member-missing")]
    [InlineData("1 MEMBER TOPUP", "amount-missing")]
    [InlineData("1 MEMBER 1 0 0 0 0 1 TOPUP", "prepaid-too-large")]
    [InlineData("1 MEMBER 1 2 3 4 5 6 7 8 TOPUP", "too-many-digits")]
    [InlineData("1 MEMBER 5 0 0 TOPUP 6 0 0 CREDIT", "more-than-due")]
    [InlineData("1 MEMBER 5 0 0 TOPUP 4 0 0 CASH", "tender-too-small")]
    [InlineData("1 MEMBER 5 0 0 TOPUP POINTS", "not-now")]
    [InlineData("1 MEMBER ACCOUNT", "debt-is")]
    [InlineData("2 MEMBER 1 5 0 1 ACCOUNT", "debt-is")]
    [InlineData("1 0 0 DEPT1 1 MEMBER 5 0 0 TOPUP", "sale-under-way")]
    public void What_cannot_be_paid_in_advance_is_refused(string keys, string code) =>
        Assert.Equal(code, Counter.Open().Keys(keys).Refusal?.Code);

    [Fact]
    public void A_top_up_waits_for_its_payment_however_long_and_for_its_own_member()
    {
        var counter = Counter.Open().TapMember("M000001").Keys("5 0 0 TOPUP").At(TimeSpan.FromMinutes(10)).Tick();
        Assert.Equal("not-now", counter.TapMember("M000002").Refusal?.Code);
        counter.Keys("CLEAR 7 7 TIMES CREDIT");
        var topUp = Assert.IsType<PrepaidToppedUp>(counter.Entries[^1].Data);
        Assert.Equal(("M000001", "77"), (topUp.MemberId, topUp.Tender.Slip));
    }

    [Fact]
    public void CANCEL_leaves_a_top_up_and_keeps_the_member()
    {
        var counter = Counter.Open().TapMember("M000001").Keys("5 0 0 TOPUP CANCEL");
        Assert.Null(counter.State.Counter.Advance);
        Assert.Equal("M000001", counter.Tick().Keys("1 0 0 DEPT1 CASH").LastSale.MemberId);
    }

    [Fact]
    public void What_is_owed_is_paid_later_in_parts()
    {
        var counter = Counter.Open().TapMember("M000002").Keys("5 0 0 ACCOUNT CASH");
        Assert.Equal(new AccountPaid("M000002", new(500), new(TenderKind.Cash, new(500), new(500)), Yen.Zero, new(1_000)), counter.Entries[^1].Data);
        counter.TapMember("M000002").Keys("ACCOUNT CREDIT");
        Assert.Equal(Yen.Zero, counter.Books.Member("M000002")!.Owed);
        Assert.Equal(new Yen(1_500), counter.State.Totals.Session.Totals.Collected);
    }

    [Fact]
    public void A_card_soon_after_the_sale_gets_its_points()
    {
        var counter = Counter.Open().Keys("1 0 0 0 DEPT1 CASH MEMBER").TapMember("M000001");
        Assert.Equal(new PointsAdded("20261121-000001", "M000001", 10, 130, [new(10, new(1_000), 100)]), counter.Entries[^1].Data);
        Assert.Equal("member-missing", counter.Keys("MEMBER").Refusal?.Code);
    }

    [Fact]
    public void A_card_too_late_gets_none_neither_at_the_key_nor_at_the_tap()
    {
        var counter = Counter.Open().Keys("1 0 0 0 DEPT1 CASH").At(TimeSpan.FromMinutes(6)).Keys("MEMBER");
        Assert.Equal("member-missing", counter.Refusal?.Code);

        counter = Counter.Open().Keys("1 0 0 0 DEPT1 CASH MEMBER").At(TimeSpan.FromMinutes(6)).TapMember("M000001");
        Assert.DoesNotContain(counter.Entries, entry => entry.Data is PointsAdded);
    }

    [Fact]
    public void A_sale_taken_back_gives_no_points_to_a_later_card() =>
        Assert.Equal("member-missing", Counter.Open().Keys("1 0 0 0 DEPT1 CASH SALECANCEL SALECANCEL MEMBER").Refusal?.Code);

    [Fact]
    public void The_next_sale_shows_the_change_until_the_next_key()
    {
        var counter = Counter.Open().Keys("1 0 0 DEPT1 5 0 0 CASH 2");
        Assert.Equal("|/|2", counter.Operator);
        Assert.Equal("ｲﾗｯｼｬｲﾏｾ|/|", counter.Customer);
    }
}
