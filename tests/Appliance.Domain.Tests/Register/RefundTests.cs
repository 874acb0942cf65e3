using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;

namespace Appliance.Domain.Tests.Register;

/// <summary>C7: returns, exchanges and the cancelling of a paid sale.</summary>
public sealed class RefundTests
{
    [Fact]
    public void Everything_is_returned_by_the_receipts_number()
    {
        var counter = Counter.Open().Keys("1 5 0 DEPT1 4 2 0 DEPT2 CASH 1 REFUND");
        Assert.Equal("ﾍﾝﾋﾟﾝ|No.1/ｼｮｳﾋﾝ ｶ ｼｮｳｹｲ ｦ ｵｽ|", counter.Operator);
        Assert.Equal("ﾍﾝﾋﾟﾝ|No.1/2ﾃﾝ ﾍﾝｷﾝ|¥570", counter.Keys("SUBTOTAL").Operator);
        Assert.Equal("ﾍﾝﾋﾟﾝ|No.1/ﾍﾝｷﾝ|¥570", counter.Customer);

        var refund = Refund(counter.Keys("CASH"));
        Assert.Equal(("20261121-000002", 2L, RefundKind.Return, 1L), (refund.RefundId, refund.Number, refund.Kind, refund.OriginalNumber));
        Assert.Equal(new Yen(570), refund.Total);
        Assert.Equal([new Tender(TenderKind.Cash, new(570), new(570))], refund.Tenders);
        Assert.Equal([new OpenDrawer(), new PrintPaper(refund)], counter.Effects[^2..]);
        Assert.Equal(Yen.Zero, counter.State.Totals.Session.Cash);
        Assert.Equal("already-returned", counter.Keys("1 REFUND").Refusal?.Code);
    }

    [Fact]
    public void A_sale_found_in_the_console_is_put_on_the_register_to_be_returned()
    {
        var counter = Counter.Open().Keys("1 5 0 DEPT1 CASH").Take(new ReturnRequested(1, Training: false));
        Assert.Equal("ﾍﾝﾋﾟﾝ|No.1/ｼｮｳﾋﾝ ｶ ｼｮｳｹｲ ｦ ｵｽ|", counter.Operator);
        Assert.Equal(new Yen(150), Refund(counter.Keys("SUBTOTAL CASH")).Total);
    }

    [Theory]
    [InlineData("5 0 0 DEPT1", "register-busy")]
    [InlineData("5 0", "register-busy")]
    [InlineData("9 REFUND", "register-busy")]
    [InlineData("CLEAR", "")]
    public void Who_asks_from_the_console_is_told_and_the_cashier_is_not_disturbed(string keys, string code)
    {
        var counter = Counter.Open().Keys("1 5 0 DEPT1 CASH").Keys(keys);
        var before = counter.State;
        var effects = counter.Effects.Count;
        counter.Take(new ReturnRequested(1, Training: false));
        Assert.Equal(code, counter.Refusal?.Code ?? "");
        if (code.Length > 0) Assert.Same(before.Counter.Error, counter.State.Counter.Error);
        Assert.Equal(effects, counter.Effects.Count);
    }

    [Fact]
    public void A_return_asked_for_from_the_console_is_refused_in_training_and_before_anybody_signed_in()
    {
        Assert.Equal("not-in-training", Counter.Open().Keys("1 5 0 DEPT1 CASH").Take(new ReturnRequested(1, Training: true)).Refusal?.Code);
        Assert.Equal("sign-in-required", Counter.OpenLocked().Take(new ReturnRequested(1, Training: false)).Refusal?.Code);
        Assert.Null(Counter.Open().Take(new ReturnRequested(7, Training: false)).State.Counter.Error);
    }

    [Fact]
    public void A_part_is_returned_by_scanning_the_receipt_and_the_goods()
    {
        var counter = Counter.Open().Keys("3 TIMES").Scan("4901234567894").Keys("1 0 0 DEPT2 CASH");
        counter.Scan("APPLIANCE1 20261121-000001 1360 x").Keys("2 TIMES").Scan("4901234567894").Keys("CASH");

        Assert.Equal(new Yen(840), Refund(counter).Total);
        Assert.Equal([(0, 2)], Refund(counter).Lines.Select(line => (line.Index, line.Line.Quantity)));
        Assert.Equal("not-on-receipt", counter.Keys("1 REFUND 2 TIMES").Scan("4901234567894").Refusal?.Code);
    }

    [Theory]
    [InlineData("REFUND", "receipt-number-missing")]
    [InlineData("9 REFUND", "receipt-unknown")]
    [InlineData("5 DEPT1 1 REFUND", "sale-under-way")]
    [InlineData("1 REFUND CASH", "nothing-chosen")]
    [InlineData("1 REFUND EXCHANGE", "nothing-chosen")]
    [InlineData("1 REFUND 1 5 1 DEPT1", "not-on-receipt")]
    [InlineData("1 REFUND 1 5 0 DEPT2", "not-on-receipt")]
    [InlineData("1 REFUND SUBTOTAL VOUCHER", "not-now")]
    [InlineData("1 REFUND SUBTOTAL PREPAID", "member-missing")]
    [InlineData("1 REFUND SUBTOTAL ACCOUNT", "member-missing")]
    [InlineData("1 REFUND HOLD", "not-now")]
    [InlineData("1 REFUND 5 VOID", "keyed-amount-unused")]
    [InlineData("EXCHANGE", "no-refund-under-way")]
    [InlineData("1 0 0 PAIDOUT 1 REFUND SUBTOTAL CASH", "drawer-short")]
    [InlineData("1 0 0 PAIDOUT SALECANCEL SALECANCEL", "drawer-short")]
    public void What_cannot_be_returned_is_refused(string keys, string code)
    {
        var counter = Counter.Open().Keys("1 5 0 DEPT1 CASH " + keys);
        Assert.Equal(code, counter.Refusal?.Code);
        Assert.DoesNotContain(counter.Entries, entry => entry.Data is SaleRefunded);
    }

    [Fact]
    public void Another_members_card_does_not_get_money_back_on_a_sale_that_was_nobodys()
    {
        var counter = Counter.Open().Keys("1 5 0 DEPT1 CASH 1 REFUND SUBTOTAL").TapMember("M000002").Keys("PREPAID");
        Assert.Equal("member-missing", counter.Refusal?.Code);
    }

    [Fact]
    public void Nobody_is_given_back_more_on_account_than_they_owe()
    {
        var counter = Counter.Open().TapMember("M000002").Keys("9 0 0 DEPT1 ACCOUNT").TapMember("M000002").Keys("ACCOUNT CASH");
        Assert.Equal("debt-is", counter.Keys("1 REFUND SUBTOTAL ACCOUNT").Refusal?.Code);
        Assert.Equal("debt-is", counter.Keys("CLEAR CLEAR SALECANCEL SALECANCEL").Refusal?.Code);
        Assert.Equal(new Yen(900), Refund(counter.Keys("CLEAR 1 REFUND SUBTOTAL CASH")).Total);
    }

    [Fact]
    public void Points_granted_are_taken_back_and_points_used_come_back_part_by_part()
    {
        var counter = Counter.Open().TapMember("M000001").Keys("5 0 0 DEPT1 6 0 0 DEPT2 SUBTOTAL 1 0 0 POINTS CASH");
        Assert.Equal(10, counter.LastSale.PointsGranted);
        counter.Keys("1 REFUND 5 0 0 DEPT1 CASH");
        var first = Refund(counter);
        Assert.Equal([TenderKind.Points, TenderKind.Cash], first.Tenders.Select(it => it.Kind));
        Assert.Equal((5L, 46L), (first.PointsTakenBack, first.PointsReturned));

        counter.Keys("1 REFUND SUBTOTAL CASH");
        Assert.Equal((5L, 54L), (Refund(counter).PointsTakenBack, Refund(counter).PointsReturned));
        Assert.Equal(120, counter.Books.Member("M000001")!.Points);
        Assert.Equal(120, Refund(counter).PointsBalance);
    }

    [Fact]
    public void A_return_the_year_after_is_made_at_the_original_rate_and_price()
    {
        var counter = Counter.Open().Keys("1 0 8 0 DEPT1 CASH 5 0 0 0 FLOAT");
        counter.Now = new(2027, 4, 3, 12, 0, 0, TimeSpan.FromHours(9));
        Assert.Equal([new RateTotal(800, new(1_080), new(80))], Refund(counter.Keys("1 REFUND SUBTOTAL CASH")).Taxes);
    }

    [Fact]
    public void Void_during_a_return_chooses_anew_and_CANCEL_and_C_give_it_up()
    {
        var counter = Counter.Open().Keys("1 5 0 DEPT1 2 0 0 DEPT1 CASH 1 REFUND SUBTOTAL VOID 2 0 0 DEPT1");
        Assert.Equal([0, 1], counter.State.Counter.Refund!.Chosen);
        Assert.Null(counter.Keys("CANCEL").State.Counter.Refund);
        Assert.Null(counter.Keys("1 REFUND CLEAR").State.Counter.Refund);
    }

    [Fact]
    public void An_exchange_for_something_dearer_is_paid_by_the_difference()
    {
        var counter = Counter.Open().Keys("1 5 0 DEPT1 CASH 1 REFUND SUBTOTAL EXCHANGE 4 0 0 DEPT2");
        Assert.Equal(new Yen(250), counter.State.Counter.Sale!.Due);
        counter.Keys("5 0 0 CASH");

        Assert.Equal([new Tender(TenderKind.Exchange, new(150), new(150))], Refund(counter).Tenders);
        Assert.Equal([TenderKind.Exchange, TenderKind.Cash], counter.LastSale.Tenders.Select(it => it.Kind));
        Assert.Equal((2L, 3L, new Yen(250)), (Refund(counter).Number, counter.LastSale.Number, counter.LastSale.Change));
        Assert.Equal(new Yen(400), counter.State.Totals.Session.Cash);
    }

    [Fact]
    public void An_exchange_for_something_cheaper_gives_the_difference_back()
    {
        var counter = Counter.Open().Keys("4 0 0 DEPT2 CASH 1 REFUND SUBTOTAL EXCHANGE 1 5 0 DEPT1");
        Assert.Equal("ﾃｲｸｱｳﾄ|¥150/ﾍﾝｷﾝ|¥250", counter.Operator);
        counter.Keys("CASH");
        Assert.Equal(
            [new Tender(TenderKind.Exchange, new(150), new(150)), new Tender(TenderKind.Cash, new(250), new(250))], Refund(counter).Tenders);
        Assert.Equal(new Yen(150), counter.State.Totals.Session.Cash);
    }

    [Fact]
    public void An_exchange_for_the_same_price_is_closed_with_the_cash_key()
    {
        var counter = Counter.Open().Keys("4 0 0 DEPT2 CASH 1 REFUND SUBTOTAL EXCHANGE 4 0 0 DEPT1");
        Assert.Equal("nothing-due", counter.Keys("CREDIT").Refusal?.Code);
        Assert.Equal([TenderKind.Exchange], counter.Keys("CLEAR CASH").LastSale.Tenders.Select(it => it.Kind));
    }

    [Fact]
    public void An_exchange_for_nothing_after_all_gives_everything_back_once_and_lines_taken_back_leave_a_trace()
    {
        var counter = Counter.Open().Keys("4 0 0 DEPT2 CASH 1 REFUND SUBTOTAL EXCHANGE 1 5 0 DEPT1 VOID CASH");
        Assert.Equal([new Tender(TenderKind.Cash, new(400), new(400))], Refund(counter).Tenders);
        Assert.True(Assert.Single(Assert.IsType<SaleCancelled>(counter.Entries[^1].Data).Lines).Voided);
        Assert.Null(counter.State.Totals.Tendering);
        Assert.Equal("already-returned", counter.Keys("1 REFUND").Refusal?.Code);
    }

    [Fact]
    public void Points_taken_back_by_an_exchange_cannot_pay_for_it()
    {
        var counter = Counter.Open().TapMember("M000001").Keys("9 0 0 0 DEPT2 CASH 1 REFUND SUBTOTAL EXCHANGE 9 9 0 0 DEPT2");
        Assert.Equal("points-too-few", counter.Keys("2 1 0 POINTS").Refusal?.Code);
        counter.Keys("CLEAR 1 2 0 POINTS CASH");
        Assert.Equal(97, counter.LastSale.PointsBalance);
        Assert.Equal(97, counter.Books.Member("M000001")!.Points);
    }

    [Fact]
    public void A_cancelled_exchange_changes_nothing_but_leaves_a_trace()
    {
        var counter = Counter.Open().Keys("4 0 0 DEPT2 CASH 1 REFUND SUBTOTAL EXCHANGE CANCEL");
        Assert.IsType<SaleCancelled>(counter.Entries[^1].Data);
        Assert.Null(counter.Keys("1 REFUND").Refusal);
    }

    [Fact]
    public void A_paid_sale_is_cancelled_by_pressing_twice_and_paid_back_as_it_was_paid()
    {
        var counter = Counter.Open().TapMember("M000002").Keys("9 0 0 DEPT2 SUBTOTAL 7 TIMES 3 0 0 CREDIT 1 0 0 PREPAID CASH SALECANCEL");
        Assert.Equal("ﾄﾘｹｼ No.1|¥900/ﾓｳｲﾁﾄﾞ ｵｽﾄ ﾄﾘｹｼ|", counter.Operator);
        counter.Keys("SALECANCEL");

        Assert.Equal(RefundKind.Cancel, Refund(counter).Kind);
        Assert.Equal(
            [
                new Tender(TenderKind.Credit, new(300), new(300), "7"),
                new(TenderKind.Prepaid, new(100), new(100)),
                new(TenderKind.Cash, new(500), new(500)),
            ],
            Refund(counter).Tenders);
        Assert.Equal(new Yen(3_000), counter.Books.Member("M000002")!.Prepaid);
        Assert.Equal(1, counter.State.Totals.Session.Totals.Cancels);
    }

    [Fact]
    public void Another_key_instead_of_the_second_press_cancels_nothing()
    {
        var counter = Counter.Open().Keys("9 0 0 DEPT2 CASH SALECANCEL CASH");
        Assert.Equal("cancel-not-confirmed", counter.Refusal?.Code);
        Assert.Null(counter.Keys("CLEAR").State.Counter.Refund);
    }

    [Fact]
    public void A_sale_is_cancelled_on_its_own_business_day_only_and_not_after_a_return()
    {
        var counter = Counter.Open().Keys("9 0 0 DEPT2 1 0 0 DEPT2 CASH 1 REFUND 1 0 0 DEPT2 CASH 1 SALECANCEL");
        Assert.Equal("already-returned", counter.Refusal?.Code);
        counter.Keys("CLEAR 5 0 DEPT1 CASH").At(TimeSpan.FromDays(1));
        Assert.Equal("not-todays-sale", counter.Keys("3 SALECANCEL").Refusal?.Code);
    }

    [Fact]
    public void A_return_under_way_for_minutes_keeps_its_member()
    {
        var counter = Counter.Open().TapMember("M000001").Keys("1 0 0 0 DEPT1 CASH 1 REFUND SUBTOTAL").At(TimeSpan.FromMinutes(5)).Tick();
        Assert.Equal("M000001", counter.Keys("EXCHANGE 2 0 0 0 DEPT1 CASH").LastSale.MemberId);
    }

    [Fact]
    public void A_return_after_the_shop_changed_its_rounding_uses_the_sales_own()
    {
        var counter = Counter.Open().Keys("1 5 DEPT4 1 6 DEPT4 CASH");
        counter.Take(new SetUpRequested([new ShopConfigured(Counter.Shop with { TaxRounding = TaxRounding.Up })]));
        counter.Keys("1 REFUND 1 6 DEPT4 CASH");
        Assert.Equal(new Yen(18), Refund(counter).Total);
        Assert.Equal(new Yen(16), Refund(counter.Keys("1 REFUND SUBTOTAL CASH")).Total);
    }

    private static SaleRefunded Refund(Counter counter) => counter.Entries.Select(entry => entry.Data).OfType<SaleRefunded>().Last();
}
