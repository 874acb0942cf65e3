using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Domain.Sales;

namespace Appliance.Domain.Tests.Register;

public sealed class RegisterTests
{
    [Fact]
    public void An_exact_cash_sale_is_journaled_opens_the_drawer_and_prints()
    {
        var counter = Counter.Open().Keys("1 5 0 DEPT1 SUBTOTAL CASH");

        var sale = counter.LastSale;
        Assert.Equal("20261121-000001", sale.SaleId);
        Assert.Equal(1, sale.Number);
        Assert.Equal(new Yen(150), sale.Total);
        Assert.Equal([new RateTotal(800, new(150), new(11))], sale.Taxes);
        Assert.Equal([new Tender(TenderKind.Cash, new(150), new(150))], sale.Tenders);
        Assert.Equal(Yen.Zero, sale.Change);
        Assert.Equal([new OpenDrawer(), new PrintPaper(sale)], counter.Effects);
    }

    [Fact]
    public void Change_is_given_on_the_amount_tendered()
    {
        var counter = Counter.Open().Keys("4 5 0 DEPT2 SUBTOTAL 1 0 00 CASH");

        Assert.Equal(new Yen(550), counter.LastSale.Change);
        Assert.Equal("ｺﾞｳｹｲ|¥450/ｵﾂﾘ|¥550", counter.Operator);
        Assert.Equal("ｺﾞｳｹｲ|¥450/ｵﾂﾘ|¥550", counter.Customer);
    }

    [Fact]
    public void A_quantity_multiplies_the_next_item_only()
    {
        var counter = Counter.Open().Keys("3 TIMES 1 2 0 DEPT1 5 0 DEPT2");

        Assert.Equal([new Yen(360), new Yen(50)], counter.State.Counter.Sale!.Lines.Select(line => line.Amount));
        Assert.Equal([3, 1], counter.State.Counter.Sale!.Lines.Select(line => line.Quantity));
    }

    [Fact]
    public void A_quantity_applies_to_a_scan()
    {
        var counter = Counter.Open().Keys("2 TIMES").Scan("4901234567894");

        Assert.Equal("ﾀﾏｺﾞｻﾝﾄﾞ x2|¥840/ｼｮｳｹｲ|¥840", counter.Operator);
    }

    [Fact]
    public void The_operator_sees_what_is_keyed()
    {
        var counter = Counter.Open().Keys("3 TIMES 1 2");

        Assert.Equal("|/|3x12", counter.Operator);
        Assert.Equal("ｲﾗｯｼｬｲﾏｾ|/|", counter.Customer);
    }

    [Fact]
    public void Leading_zeros_are_shown_as_keyed_for_codes_need_them_and_change_no_amount()
    {
        var counter = Counter.Open().Keys("00 0 5 0");
        Assert.Equal("|/|00050", counter.Operator);

        counter.Keys("DEPT1");

        Assert.Equal(new Yen(50), counter.State.Counter.Sale!.Total);
    }

    [Fact]
    public void Tax_is_rounded_once_per_rate_and_the_highest_rate_comes_first()
    {
        var counter = Counter.Open().Keys("1 0 5 DEPT1 1 0 5 DEPT1 1 0 5 DEPT1 1 0 0 DEPT2 CASH");

        Assert.Equal(
            [new RateTotal(1_000, new(100), new(9)), new RateTotal(800, new(315), new(23))],
            counter.LastSale.Taxes);
    }

    [Fact]
    public void Void_takes_the_last_line_back_and_leaves_a_trace()
    {
        var counter = Counter.Open().Keys("1 0 0 DEPT1 2 0 0 DEPT2 VOID CASH");

        Assert.Equal([false, true], counter.LastSale.Lines.Select(line => line.Voided));
        Assert.Equal(new Yen(100), counter.LastSale.Total);
        Assert.Equal([new RateTotal(800, new(100), new(7))], counter.LastSale.Taxes);
    }

    [Fact]
    public void Void_pressed_twice_takes_back_the_line_before()
    {
        var counter = Counter.Open().Keys("1 0 0 DEPT1 2 0 0 DEPT2 3 0 0 DEPT2 VOID VOID CASH");

        Assert.Equal([false, true, true], counter.LastSale.Lines.Select(line => line.Voided));
    }

    [Fact]
    public void Void_of_the_only_line_cancels_the_sale_and_keeps_the_member()
    {
        var counter = Counter.Open().Tap(Counter.Hanako).Keys("1 0 0 DEPT1 VOID");

        var cancelled = Assert.IsType<SaleCancelled>(Assert.Single(counter.Entries).Data);
        Assert.True(Assert.Single(cancelled.Lines).Voided);
        Assert.Equal("M000001", cancelled.MemberId);
        Assert.Equal(1, counter.Keys("1 0 0 DEPT1 CASH").LastSale.PointsGranted);
    }

    [Fact]
    public void Receipt_numbers_have_no_gaps_when_a_sale_is_cancelled_between()
    {
        var counter = Counter.Open().Keys("1 0 DEPT1 CASH 2 0 DEPT1 VOID 3 0 DEPT1 CASH");

        Assert.Equal(2, counter.LastSale.Number);
    }

    [Theory]
    [InlineData("DEPT1", "amount-missing")]
    [InlineData("0 DEPT1", "amount-zero")]
    [InlineData("1 0 0 DEPT7", "department-missing")]
    [InlineData("TIMES", "quantity-missing")]
    [InlineData("0 TIMES", "quantity-out-of-range")]
    [InlineData("1 0 00 TIMES", "quantity-out-of-range")]
    [InlineData("2 TIMES 3 TIMES", "keyed-amount-unused")]
    [InlineData("1 2 3 4 5 6 7 8 DEPT1", "too-many-digits")]
    [InlineData("1 2 3 4 5 6 7 8 9 0 1 2 3 4", "too-many-digits")]
    [InlineData("VOID", "nothing-registered")]
    [InlineData("SUBTOTAL", "nothing-registered")]
    [InlineData("CASH", "nothing-registered")]
    [InlineData("1 0 0 DEPT1 9 9 CASH", "tender-too-small")]
    [InlineData("1 0 0 DEPT1 5 SUBTOTAL", "keyed-amount-unused")]
    [InlineData("1 0 0 DEPT1 5 VOID", "keyed-amount-unused")]
    [InlineData("1 0 0 DEPT1 2 TIMES CASH", "keyed-amount-unused")]
    public void What_cannot_be_is_refused_with_a_tone_and_words(string keys, string code)
    {
        var counter = Counter.Open().Keys(keys);

        Assert.Equal(code, counter.Refusal?.Code);
        Assert.Equal(new Sound(Error: true), counter.Effects[^1]);
        Assert.Empty(counter.Entries);
        Assert.Contains("C ｦ ｵｼﾃ", counter.Operator, StringComparison.Ordinal);
    }

    [Fact]
    public void After_an_error_only_clear_goes_on_and_the_sale_is_kept()
    {
        var counter = Counter.Open().Keys("1 0 0 DEPT1 9 9 CASH CASH");
        Assert.Equal("tender-too-small", counter.Refusal?.Code);

        counter.Keys("CLEAR CASH");
        Assert.Equal(new Yen(100), counter.LastSale.Total);
    }

    [Fact]
    public void A_scan_during_an_error_is_refused_so_that_no_item_slips_through_unseen()
    {
        var counter = Counter.Open().Scan("4900000000001").Scan("4901234567894");

        Assert.Equal("code-unknown", counter.Refusal?.Code);
        Assert.Null(counter.State.Counter.Sale);
    }

    [Fact]
    public void The_line_after_the_last_allowed_one_is_refused()
    {
        var counter = Counter.Open();
        for (var i = 0; i < Limits.Lines; i++) counter.Keys("1 DEPT1");
        Assert.Null(counter.Refusal);

        Assert.Equal("too-many-lines", counter.Keys("1 DEPT1").Refusal?.Code);
        Assert.Equal(Limits.Lines, counter.Keys("CLEAR CASH").LastSale.Lines.Count);
    }

    [Fact]
    public void A_total_above_the_limit_is_refused()
    {
        var counter = Counter.Open().Keys("1 0 TIMES 9 9 9 9 9 9 9 DEPT1");
        Assert.Null(counter.Refusal);

        Assert.Equal("total-too-large", counter.Keys("1 0 DEPT1").Refusal?.Code);
    }

    [Fact]
    public void A_tap_before_the_sale_greets_and_gives_points_at_payment()
    {
        var counter = Counter.Open().Tap(Counter.Hanako);
        Assert.Equal("ｻﾄｳ ﾊﾅｺ ｻﾏ|/ﾎﾟｲﾝﾄ|120P", counter.Customer);

        counter.Keys("3 9 9 DEPT1 CASH");
        Assert.Equal(3, counter.LastSale.PointsGranted);
        Assert.Equal(123, counter.LastSale.PointsBalance);
        Assert.Equal("ｵﾂﾘ|¥0/ﾎﾟｲﾝﾄ +3|ｹｲ 123P", counter.Customer);
    }

    [Fact]
    public void A_tap_during_the_sale_counts_too()
    {
        var counter = Counter.Open().Keys("5 0 0 DEPT1").Tap(Counter.Hanako);
        Assert.Equal("ｻﾄｳ ﾊﾅｺ ｻﾏ|/ﾎﾟｲﾝﾄ|120P", counter.Customer);

        Assert.Equal("M000001", counter.Keys("CASH").LastSale.MemberId);
    }

    [Fact]
    public void The_next_sale_is_nobodys()
    {
        var counter = Counter.Open().Tap(Counter.Hanako).Keys("1 0 0 DEPT1 CASH 1 0 0 DEPT1 CASH");

        Assert.Null(counter.LastSale.MemberId);
        Assert.Equal(0, counter.LastSale.PointsGranted);
    }

    [Fact]
    public void An_unknown_card_is_told_and_changes_nothing()
    {
        var counter = Counter.Open().Keys("1 0 0 DEPT1").Tap(null);

        Assert.Equal("ﾐﾄｳﾛｸ ﾉ ｶｰﾄﾞ ﾃﾞｽ|/ｽﾀｯﾌ ﾆ ｵｺｴｶﾞｹｸﾀﾞｻｲ|", counter.Customer);
        Assert.Null(counter.Keys("CASH").LastSale.MemberId);
    }

    [Fact]
    public void A_tap_that_nobody_followed_up_is_forgotten_before_the_next_customer()
    {
        var counter = Counter.Open().Tap(Counter.Hanako);
        counter.Now += Limits.TapWithoutSale + TimeSpan.FromSeconds(1);

        Assert.Null(counter.Keys("1 0 0 DEPT1 CASH").LastSale.MemberId);
    }

    [Fact]
    public void A_forgotten_tap_leaves_the_display_with_the_next_tick()
    {
        var counter = Counter.Open().Tap(Counter.Hanako);
        counter.Now += Limits.TapWithoutSale + TimeSpan.FromSeconds(1);

        Assert.Equal("ｲﾗｯｼｬｲﾏｾ|/|", counter.Tick().Customer);
    }

    [Fact]
    public void Change_and_points_do_not_stay_on_the_displays_for_the_next_customer_to_read()
    {
        var counter = Counter.Open().Tap(Counter.Hanako).Keys("1 0 0 DEPT1 CASH");
        counter.Now += Limits.Shown;
        Assert.Contains("ﾎﾟｲﾝﾄ +1", counter.Tick().Customer, StringComparison.Ordinal);

        counter.Now += TimeSpan.FromSeconds(1);
        Assert.Equal("ｲﾗｯｼｬｲﾏｾ|/|", counter.Tick().Customer);
    }

    [Fact]
    public void A_notice_leaves_the_display_after_a_while()
    {
        var counter = Counter.Open().Tap(null);
        counter.Now += Limits.Shown;
        Assert.Contains("ﾐﾄｳﾛｸ", counter.Tick().Customer, StringComparison.Ordinal);

        counter.Now += TimeSpan.FromSeconds(1);
        Assert.Equal("ｲﾗｯｼｬｲﾏｾ|/|", counter.Tick().Customer);
    }

    [Fact]
    public void The_first_entry_of_a_new_business_day_closes_the_old_one_before_it()
    {
        var counter = Counter.Open().Keys("1 0 0 DEPT1 CASH 2 0 0 DEPT2 CASH");
        counter.Now = new(2026, 11, 22, 4, 59, 0, TimeSpan.FromHours(9));
        counter.Keys("3 0 0 DEPT2 CASH");
        counter.Now = counter.Now.AddMinutes(1);
        counter.Keys("4 0 0 DEPT2 CASH");

        Assert.Equal(["2026-11-21", "2026-11-21", "2026-11-21", "2026-11-21", "2026-11-22"],
            counter.Entries.Select(entry => entry.Day.ToString("yyyy-MM-dd")));
        var closed = Assert.IsType<DayClosed>(counter.Entries[3].Data);
        Assert.Equal(
            new DayClosed(
                3, 1, 3, new(600), [new(1_000, new(500), new(45)), new(800, new(100), new(7))], new(600)),
            closed with { Totals = null });
        Assert.Equal(new Yen(600), closed.Totals!.CashFlow);
        Assert.Equal("20261122-000004", counter.LastSale.SaleId);
    }

    [Fact]
    public void A_day_is_closed_once_by_the_clock()
    {
        var counter = Counter.Open().Keys("1 0 0 DEPT1 CASH");
        counter.Now = counter.Now.AddDays(1);

        counter.Tick().Tick();

        Assert.Single(counter.Entries, entry => entry.Data is DayClosed);
    }

    [Fact]
    public void A_clock_set_back_does_not_take_the_business_day_back()
    {
        var counter = Counter.Open().Keys("1 0 0 DEPT1 CASH");
        counter.Now = counter.Now.AddDays(-3);

        counter.Keys("1 0 0 DEPT1 CASH");

        Assert.Equal(new DateOnly(2026, 11, 21), counter.Entries[^1].Day);
    }

    [Fact]
    public void A_sale_uses_the_rate_of_its_business_day_even_when_the_day_turned_while_it_was_open()
    {
        var counter = Counter.Open();
        counter.Now = new(2027, 4, 1, 4, 59, 0, TimeSpan.FromHours(9));
        counter.Keys("1 0 1 DEPT1");
        counter.Now = counter.Now.AddMinutes(2);
        counter.Keys("CASH");

        Assert.Equal([new RateTotal(100, new(101), new(1))], counter.LastSale.Taxes);
        Assert.Equal(100, counter.LastSale.Lines[0].RateBasisPoints);
    }

    [Fact]
    public void A_card_of_another_member_is_refused_for_a_new_one()
    {
        var counter = Counter.Open().Take(new MemberRequested(new("山本", "ﾔﾏﾓﾄ"), "ab", "M000001", null));

        Assert.Equal("card-taken", counter.Refusal?.Code);
        Assert.Empty(counter.Entries);
    }

    [Fact]
    public void Before_the_shop_is_set_up_nothing_can_be_sold()
    {
        var decision = Decider.Decide(ApplianceState.Empty, new KeyPressed(RegisterKey.Cash), Counter.Morning);

        Assert.Equal("nothing-registered", decision.Refusal?.Code);
    }
}
