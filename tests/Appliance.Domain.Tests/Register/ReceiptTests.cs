using System.Reflection;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Register;

namespace Appliance.Domain.Tests.Register;

/// <summary>C8, C12, C13: receipts, training, what the displays show.</summary>
public sealed class ReceiptTests
{
    [Fact]
    public void The_last_receipt_or_the_one_keyed_is_printed_again()
    {
        var counter = Counter.Open().Keys("1 0 0 DEPT1 CASH 2 0 0 DEPT1 CASH REPRINT");
        Assert.Equal(new ReceiptReissued("20261121-000002", 2), counter.Entries[^1].Data);
        Assert.Equal(new PrintPaper(counter.Entries[^1].Data), counter.Effects[^1]);
        Assert.Equal(new ReceiptReissued("20261121-000001", 1), counter.Keys("1 REPRINT").Entries[^1].Data);
        Assert.Equal("receipt-unknown", counter.Keys("9 REPRINT").Refusal?.Code);
    }

    [Fact]
    public void A_receipt_nobody_wanted_is_not_printed_and_later_is_a_first_one()
    {
        var counter = Counter.Open().Keys("RECEIPTOFF 1 0 0 DEPT1 CASH");
        Assert.DoesNotContain(counter.Effects, effect => effect is PrintPaper);
        Assert.True(counter.LastSale.ReceiptOff);
        Assert.True(Assert.IsType<ReceiptReissued>(counter.Keys("REPRINT").Entries[^1].Data).First);
        Assert.False(counter.Keys("2 0 0 DEPT1 CASH").LastSale.ReceiptOff);
    }

    [Fact]
    public void Receipt_off_pressed_twice_is_on_again() =>
        Assert.False(Counter.Open().Keys("1 0 0 DEPT1 RECEIPTOFF RECEIPTOFF CASH").LastSale.ReceiptOff);

    [Fact]
    public void A_formal_receipt_is_issued_once_and_then_reissued()
    {
        var counter = Counter.Open().Keys("1 0 0 DEPT1 CASH FORMAL");
        Assert.Equal(new FormalReceiptIssued("20261121-000001", 1, null, null), counter.Entries[^1].Data);
        Assert.True(Assert.IsType<FormalReceiptIssued>(counter.Keys("1 FORMAL").Entries[^1].Data).Reissue);
        Assert.Equal(1, counter.State.Totals.Session.Totals.FormalReceipts);
    }

    [Fact]
    public void A_formal_receipt_is_refused_for_what_came_back_and_for_a_name_too_long()
    {
        var counter = Counter.Open().Keys("1 0 0 DEPT1 CASH 2 0 0 DEPT1 CASH 1 REFUND SUBTOTAL CASH 1 FORMAL");
        Assert.Equal("already-returned", counter.Refusal?.Code);
        var sale = counter.Keys("CLEAR").Books.Sale(2)!;
        Assert.Equal("text-too-long", counter.Take(new FormalReceiptRequested(sale, new('あ', 41), null)).Refusal?.Code);
        counter.Take(new FormalReceiptRequested(sale, new('あ', 40), "お品代"));
        Assert.Null(counter.Refusal);
    }

    [Theory]
    [InlineData("ACCOUNT")]
    [InlineData("PREPAID")]
    [InlineData("5 00 ACCOUNT 5 00 PREPAID")]
    public void No_formal_receipt_for_what_was_not_received(string payment)
    {
        var counter = Counter.Open().TapMember("M000002").Keys($"1 0 00 DEPT1 SUBTOTAL {payment} FORMAL");
        Assert.Equal("nothing-received", counter.Refusal?.Code);
        Assert.Equal("ﾘｮｳｼｭｳｼｮ:ﾆｭｳｷﾝ ﾅｼ|/C ｦ ｵｼﾃｸﾀﾞｻｲ|", counter.Operator);
    }

    [Fact]
    public void No_formal_receipt_for_points_alone_or_for_nothing()
    {
        Assert.Equal("nothing-received", Counter.Open().TapMember("M000001").Keys("1 0 8 DEPT1 SUBTOTAL POINTS FORMAL").Refusal?.Code);
        Assert.Equal("nothing-received", Counter.Open().Keys("1 0 0 DEPT1 SUBTOTAL 1 00 DISCOUNT CASH FORMAL").Refusal?.Code);
    }

    [Fact]
    public void A_formal_receipt_for_the_part_in_money_is_given_until_that_was_given_back()
    {
        var counter = Counter.Open().TapMember("M000002").Keys("1 0 00 DEPT1 5 00 DEPT1 SUBTOTAL 1 0 00 ACCOUNT CASH FORMAL");
        Assert.IsType<FormalReceiptIssued>(counter.Entries[^1].Data);
        counter.Keys("1 REFUND 5 00 DEPT1 CASH 1 FORMAL");
        Assert.Equal("nothing-received", counter.Refusal?.Code);
    }

    [Theory]
    [InlineData("5 DEPT1 REPRINT", "sale-under-way")]
    [InlineData("5 DEPT1 FORMAL", "sale-under-way")]
    [InlineData("2 TIMES REPRINT", "keyed-amount-unused")]
    [InlineData("REPRINT", "receipt-unknown")]
    public void What_cannot_be_printed_is_refused(string keys, string code) =>
        Assert.Equal(code, Counter.Open().Keys(keys).Refusal?.Code);

    [Fact]
    public void Training_touches_neither_drawer_nor_points_and_says_so_everywhere()
    {
        var counter = Counter.Open().Keys("TRAINING");
        Assert.Equal([new SwitchBooks(true)], counter.Effects);

        counter = Counter.Open().Train().TapMember("M000001").Keys("1 0 0 DEPT1 CASH");
        Assert.Null(counter.LastSale.MemberId);
        Assert.DoesNotContain(new OpenDrawer(), counter.Effects);
        Assert.Equal(new PrintPaper(counter.LastSale, Training: true), counter.Effects[^1]);
        Assert.Equal("ﾚﾝｼｭｳ ｺﾞｳｹｲ|¥100/ｵﾂﾘ|¥0", counter.Operator);
        Assert.StartsWith("ﾄﾚｰﾆﾝｸﾞ ﾁｭｳ", counter.Customer, StringComparison.Ordinal);
        Assert.Equal(new SwitchBooks(false), counter.Keys("TRAINING").Effects[^1]);
    }

    [Theory]
    [InlineData("1 MEMBER", "not-in-training")]
    [InlineData("5 0 0 TOPUP", "not-in-training")]
    [InlineData("ACCOUNT", "not-in-training")]
    [InlineData("1 0 0 DEPT1 POINTS", "member-missing")]
    public void Members_have_nothing_to_do_with_training(string keys, string code) =>
        Assert.Equal(code, Counter.Open().Train().Keys(keys).Refusal?.Code);

    [Fact]
    public void A_long_name_gives_way_to_the_quantity_and_the_amount()
    {
        var counter = Counter.Open(more: new ProductDefined(new("060", null, "特選", "ﾄｸｾﾝｳﾅｼﾞｭｳﾍﾞﾝﾄｳ", new(9_800), 1))).Keys("1 2 TIMES 6 0 PLU");
        Assert.Equal("ﾄｸｾﾝｳﾅｼ x12|¥117,600/ｼｮｳｹｲ|¥117,600", counter.Operator);
    }

    [Fact]
    public void Every_refusal_fits_the_glass_in_half_width_and_says_more_on_the_console()
    {
        var all = typeof(Decider).Assembly.GetType("Appliance.Domain.Register.Refusals", throwOnError: true)!
            .GetProperties(BindingFlags.Static | BindingFlags.Public)
            .Select(property => (Refusal)property.GetValue(null)!)
            .ToList();
        Assert.InRange(all.Count, 50, int.MaxValue);
        Assert.Equal(all.Count, all.Select(refusal => refusal.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.All(all, refusal =>
        {
            Assert.InRange(refusal.Glass.Top.Left.Length, 1, Screens.Columns);
            Assert.DoesNotContain(refusal.Glass.Top.Left, it => it is not (>= ' ' and <= '~' or '¥' or >= '\uFF61' and <= '\uFF9F'));
            Assert.EndsWith("。", refusal.Text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void What_is_keyed_stands_at_the_right_and_the_subtotal_at_its_left() =>
        Assert.Equal("ﾃｲｸｱｳﾄ|¥100/¥100|3x12", Counter.Open().Keys("1 0 0 DEPT1 3 TIMES 1 2").Operator);

    [Fact]
    public void Four_rows_show_the_member_the_count_and_what_was_paid()
    {
        var counter = Counter.Open().TapMember("M000001").Keys("3 TIMES 1 0 0 DEPT1 SUBTOTAL 1 0 0 CREDIT");
        var page = Screens.Operator(counter.State);
        Assert.Equal(new DisplayRow("ｻﾄｳ ﾊﾅｺ", "3ﾃﾝ"), page.Third);
        Assert.Equal(new DisplayRow("ﾆｭｳｷﾝ", "¥100"), page.Fourth);
        Assert.Equal("ｸﾚｼﾞｯﾄ|¥100/ﾉｺﾘ|¥200", counter.Operator);
        Assert.Equal("ｻﾄｳ ﾊﾅｺ ｻﾏ|120P/ﾉｺﾘ|¥200", counter.Customer);
    }

    [Fact]
    public void An_error_says_what_is_wrong_and_how_to_go_on()
    {
        var counter = Counter.Open().Keys("1 0 0 DEPT1 5 0 CASH");
        Assert.Equal("ﾌｿｸ ¥50|/C ｦ ｵｼﾃｸﾀﾞｻｲ|", counter.Operator);
        Assert.Equal("ﾃｲｸｱｳﾄ|¥100/ｼｮｳｹｲ|¥100", counter.Customer);
    }

    [Fact]
    public void A_sale_a_reading_and_a_closing_print_a_paper_each() =>
        Assert.Equal(
            [typeof(SaleClosed), typeof(DrawerRead), typeof(DrawerClosed)],
            Counter.Open().Keys("1 0 0 DEPT1 CASH X Z Z").Effects.OfType<PrintPaper>().Select(paper => paper.Data.GetType()));

    [Fact]
    public void A_clock_that_lost_its_battery_still_sells_at_the_oldest_rate()
    {
        var decision = Decider.Import(
            ApplianceState.Empty, [new ShopConfigured(Counter.Shop), .. Counter.Goods], new(1970, 1, 1, 12, 0, 0, TimeSpan.Zero));
        var state = decision.State;
        foreach (var key in new[] { RegisterKey.Digit1, RegisterKey.DoubleZero, RegisterKey.Department1, RegisterKey.Cash })
        {
            state = Decider.Decide(state, new KeyPressed(key), new(1970, 1, 1, 12, 0, 1, TimeSpan.Zero)).State;
        }

        Assert.Equal(new Yen(100), state.Totals.PerpetualTotal);
    }
}
