using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;

namespace Appliance.Domain.Tests.Register;

/// <summary>C1–C4, C15–C17: what is registered, taken back and given.</summary>
public sealed class ItemTests
{
    private static readonly ShopProfile Labelling = Counter.Shop with
    {
        InStoreCodes = [new("20", 4, 1, InStoreValue.Price), new("02", 4, 0, InStoreValue.Weight)],
    };

    [Theory]
    [InlineData("2 0 PLU")]
    [InlineData("0 2 0 PLU")]
    [InlineData("4 9 0 1 2 3 4 5 6 7 8 9 4 PLU")]
    public void A_product_is_found_by_its_code_without_zeros_and_by_its_JAN(string keys) =>
        Assert.Equal("020", Line(Counter.Open().Keys(keys)).Code);

    [Fact]
    public void A_short_JAN_is_scanned_like_a_long_one() =>
        Assert.Equal("040", Line(Counter.Open().Scan("49123456")).Code);

    [Fact]
    public void A_JAN_that_went_to_another_product_stays_with_it_when_the_first_one_changes()
    {
        var counter = Counter.Open();
        counter.Take(new SetUpRequested(
        [
            new ProductDefined(new("060", "4901234567894", "ハムサンド", "ﾊﾑｻﾝﾄﾞ", new(380), 1)),
            new ProductDefined(new("020", null, "たまごサンド", "ﾀﾏｺﾞｻﾝﾄﾞ", new(420), 1)),
        ]));

        Assert.Equal("060", Line(counter.Scan("4901234567894")).Code);
    }

    [Fact]
    public void An_open_price_is_asked_for_and_taken_with_PLU()
    {
        var counter = Counter.Open().Keys("2 TIMES 5 0 PLU");
        Assert.Equal("ﾊﾅﾀﾊﾞ|/ﾀﾝｶ+PLU|2x", counter.Operator);
        Assert.Null(counter.State.Counter.Sale);

        counter.Keys("8 0 0 PLU");
        Assert.Equal(new Yen(1_600), counter.State.Counter.Sale!.Total);
    }

    [Theory]
    [InlineData("5 0 PLU PLU", "price-missing")]
    [InlineData("5 0 PLU 0 PLU", "price-missing")]
    [InlineData("5 0 PLU CASH", "price-missing")]
    [InlineData("5 0 PLU 1 2 3 4 5 6 7 8 PLU", "too-many-digits")]
    public void Without_an_open_price_nothing_is_registered_and_C_leaves(string keys, string code)
    {
        var counter = Counter.Open().Keys(keys);
        Assert.Equal(code, counter.Refusal?.Code);
        Assert.Null(counter.Keys("CLEAR").State.Counter.PriceFor);
        Assert.Null(counter.State.Counter.Sale);
    }

    [Fact]
    public void An_open_price_may_be_keyed_before_the_scan()
    {
        var shop = new ProductDefined(new("051", "4912345678904", "切り花", "ｷﾘﾊﾞﾅ", new(0), 2, OpenPrice: true));
        Assert.Equal(new Yen(300), Line(Counter.Open(more: shop).Keys("3 0 0").Scan("4912345678904")).Amount);
    }

    [Fact]
    public void A_label_with_a_price_sells_at_that_price() =>
        Assert.Equal(new Yen(345), Line(Counter.Open(Labelling).Scan("2000400003456")).Amount);

    [Fact]
    public void A_label_with_a_weight_is_priced_by_the_hundred_grams_half_a_yen_rounded_up()
    {
        var line = Line(Counter.Open(Labelling).Scan("0200400001502"));
        Assert.Equal(new Yen(375), line.Amount);
        Assert.Equal(150, line.WeightGrams);
    }

    [Fact]
    public void A_label_of_no_price_is_refused() =>
        Assert.Equal("amount-zero", Counter.Open(Labelling).Scan("2000400000004").Refusal?.Code);

    [Fact]
    public void A_price_check_shows_the_price_and_registers_nothing()
    {
        var counter = Counter.Open().Keys("PRICE").Scan("4901234567894");
        Assert.Equal("ﾀﾏｺﾞｻﾝﾄﾞ|/ｶｶｸ|¥420", counter.Operator);
        Assert.Null(counter.State.Counter.Sale);
        Assert.NotNull(counter.Scan("4901234567894").State.Counter.Sale);
    }

    [Fact]
    public void A_price_for_some_hours_holds_in_them_alone()
    {
        EquatableList<TimedPrice> timed = [new(new(300), new(2026, 11, 21), new(2026, 11, 21), new(17, 0), new(19, 0))];
        var counter = Counter.Open(more: new ProductDefined(new("060", null, "寿司", "ｽｼ", new(500), 1, TimedPrices: timed)));
        counter.Keys("6 0 PLU");
        counter.Now = new(2026, 11, 21, 17, 0, 0, TimeSpan.FromHours(9));
        counter.Keys("6 0 PLU");
        counter.Now = new(2026, 11, 21, 19, 0, 0, TimeSpan.FromHours(9));
        counter.Keys("6 0 PLU");

        Assert.Equal([new Yen(500), new(300), new(500)], counter.State.Counter.Sale!.Lines.Select(line => line.Amount));
    }

    [Fact]
    public void Void_after_a_discount_takes_the_discount_back_and_only_then_the_line()
    {
        var counter = Counter.Open().Keys("1 0 0 0 DEPT1 2 0 0 DISCOUNT VOID");
        Assert.Equal(new Yen(1_000), counter.State.Counter.Sale!.Total);
        Assert.Equal("ﾃｲｾｲ|¥200/ｼｮｳｹｲ|¥1,000", counter.Operator);

        Assert.Null(counter.Keys("VOID").State.Counter.Sale);
    }

    [Fact]
    public void Void_after_a_discount_on_the_subtotal_takes_that_back()
    {
        var counter = Counter.Open().Keys("1 0 0 0 DEPT1 SUBTOTAL 1 0 PERCENT 5 0 DISCOUNT VOID");
        Assert.Equal(new Yen(900), counter.State.Counter.Sale!.Total);
        Assert.Equal(new Yen(1_000), counter.Keys("VOID").State.Counter.Sale!.Total);
    }

    [Fact]
    public void Void_of_a_line_tells_that_the_discount_on_the_whole_is_gone_with_it()
    {
        var counter = Counter.Open().Keys("1 0 0 0 DEPT1 5 0 0 DEPT1 SUBTOTAL 1 0 PERCENT 1 LINEVOID");
        Assert.Equal("ﾃｲｾｲ･ﾈﾋﾞｷ ﾅｼ|-¥1,000/ｼｮｳｹｲ|¥500", counter.Operator);
    }

    [Fact]
    public void A_line_is_voided_by_its_number_and_stays_as_a_trace()
    {
        var counter = Counter.Open().Keys("1 0 0 DEPT1 2 0 0 DEPT1 3 0 0 DEPT1 2 LINEVOID CASH");
        Assert.Equal([false, true, false], counter.LastSale.Lines.Select(line => line.Voided));
        Assert.Equal(new Yen(400), counter.LastSale.Total);
        Assert.Equal((1, new Yen(200)), (counter.State.Totals.Session.Totals.VoidedLines, counter.State.Totals.Session.Totals.VoidedTotal));
    }

    [Theory]
    [InlineData("1 0 0 DEPT1 LINEVOID", "line-number-missing")]
    [InlineData("1 0 0 DEPT1 2 LINEVOID", "no-such-line")]
    [InlineData("1 0 0 DEPT1 0 LINEVOID", "no-such-line")]
    [InlineData("1 0 0 DEPT1 5 DEPT1 1 LINEVOID 1 LINEVOID", "no-such-line")]
    [InlineData("1 0 0 DEPT1 2 TIMES 1 LINEVOID", "keyed-amount-unused")]
    [InlineData("1 0 0 DEPT1 PERCENT", "adjustment-missing")]
    [InlineData("1 0 0 DEPT1 1 0 1 PERCENT", "percent-out-of-range")]
    [InlineData("1 0 0 DEPT1 0 PERCENT", "percent-out-of-range")]
    [InlineData("5 DEPT1 1 0 PERCENT", "adjustment-too-small")]
    [InlineData("1 0 0 DEPT1 1 0 1 DISCOUNT", "adjustment-too-large")]
    [InlineData("1 0 PERCENT", "nothing-registered")]
    [InlineData("1 0 0 DEPT1 SUBTOTAL 1 0 PERCENT 2 0 0 DEPT1 5 DISCOUNT", "sale-adjusted")]
    [InlineData("1 0 0 DEPT1 COUPON", "coupon-missing")]
    [InlineData("1 0 0 DEPT1 9 9 COUPON", "coupon-unknown")]
    [InlineData("1 0 0 DEPT1 7 7 COUPON 7 7 COUPON", "coupon-used")]
    [InlineData("7 7 COUPON", "nothing-registered")]
    [InlineData("1 0 0 DEPT1 EATIN", "no-food")]
    [InlineData("9 9 9 PLU", "code-unknown")]
    [InlineData("PLU", "code-missing")]
    public void What_cannot_be_changed_is_refused(string keys, string code) =>
        Assert.Equal(code, Counter.Open().Keys(keys).Refusal?.Code);

    [Fact]
    public void The_eleventh_discount_is_refused_on_a_line_and_on_the_sale()
    {
        var ten = string.Join(' ', Enumerable.Repeat("1 DISCOUNT", Limits.Adjustments));
        Assert.Null(Counter.Open().Keys($"9 9 DEPT1 {ten}").Refusal);
        Assert.Equal("too-many-adjustments", Counter.Open().Keys($"9 9 DEPT1 {ten} 1 DISCOUNT").Refusal?.Code);
        Assert.Equal("too-many-adjustments", Counter.Open().Keys($"9 9 DEPT1 SUBTOTAL {ten} 1 DISCOUNT").Refusal?.Code);
    }

    [Fact]
    public void A_scanned_coupon_needs_its_smallest_sale_and_its_days()
    {
        Assert.Equal("coupon-needs", Counter.Open().Keys("9 9 9 DEPT1").Scan("SPRING").Refusal?.Code);
        var counter = Counter.Open().Keys("1 0 0 0 DEPT1").Scan("SPRING").Keys("CASH");
        Assert.Equal([new Adjustment(AdjustmentKind.Coupon, new(-100), 1_000, "SPRING", "一割引")], counter.LastSale.Adjustments);

        counter = Counter.Open().Keys("1 0 0 0 DEPT1");
        counter.Now = new(2031, 1, 1, 9, 0, 0, TimeSpan.FromHours(9));
        Assert.Equal("coupon-over", counter.Scan("SPRING").Refusal?.Code);
    }

    [Fact]
    public void A_member_pays_the_members_price_whether_the_tap_comes_before_or_after_the_item()
    {
        Assert.Equal(new Yen(900), Line(Counter.Open().TapMember("M000001").Keys("3 0 PLU")).Amount);
        var counter = Counter.Open().Keys("3 0 PLU").TapMember("M000001");
        Assert.Equal(new Yen(900), Line(counter).Amount);
        Assert.Equal(new Yen(1_000), Line(counter.Keys("MEMBER")).Amount);
    }

    [Fact]
    public void A_tap_nobody_followed_up_gives_the_next_customer_no_members_price() =>
        Assert.Equal(
            new Yen(1_000),
            Line(Counter.Open().TapMember("M000001").At(Limits.TapWithoutSale + TimeSpan.FromSeconds(1)).Keys("3 0 PLU")).Amount);

    [Fact]
    public void Eat_in_changes_the_rate_of_the_last_food_and_back()
    {
        var counter = Counter.Open().Keys("5 0 0 DEPT3 EATIN");
        Assert.Equal(TaxClass.Standard, Line(counter).TaxClass);
        Assert.Equal(TaxClass.Reduced, Line(counter.Keys("EATIN")).TaxClass);
    }

    [Fact]
    public void Stock_is_counted_down_and_the_cashier_is_told_on_the_third_row_when_it_runs_low()
    {
        var counter = Counter.Open().Keys("3 0 PLU");
        Assert.Equal("", Screens.Operator(counter.State).Third!.Left);
        Assert.Equal("ｻﾞｲｺ ﾉｺﾘ 3", Screens.Operator(counter.Keys("3 0 PLU").State).Third!.Left);

        Assert.Equal(3, counter.Keys("CASH").State.Goods.Stock["030"]);
        Assert.Equal(5, counter.Keys("1 REFUND SUBTOTAL CASH").State.Goods.Stock["030"]);
    }

    [Fact]
    public void Who_served_and_who_was_asked_for_stand_on_the_line()
    {
        var counter = Counter.Open(more: [.. Counter.People]).Keys("2 PERSON 1 0 0 DEPT1 1 0 0 DEPT2 1 NOMINATE CASH");
        Assert.Equal([("02", false), ("01", true)], counter.LastSale.Lines.Select(line => (line.StaffId, line.Nominated)));
        Assert.Equal("staff-unknown", counter.Keys("1 0 0 DEPT1 9 PERSON").Refusal?.Code);
    }

    private static SaleLine Line(Counter counter) => Assert.Single(counter.State.Counter.Sale!.Lines);
}
