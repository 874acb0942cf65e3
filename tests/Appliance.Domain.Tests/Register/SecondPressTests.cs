using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;

namespace Appliance.Domain.Tests.Register;

/// <summary>Keys that have to be pressed twice, and numbers keyed before ×.</summary>
public sealed class SecondPressTests
{
    [Fact]
    public void A_managers_word_holds_until_the_second_press()
    {
        var counter = WithCashier();

        counter.Keys("Z 0 2 STAFF Z");

        Assert.Single(counter.Entries, entry => entry.Data is DrawerClosed);
        Assert.Single(counter.Entries, entry => entry.Data is ActionOverridden { Action: RegisterAction.Close });
    }

    [Fact]
    public void A_managers_word_is_gone_after_another_key()
    {
        var counter = WithCashier();

        counter.Keys("Z 0 2 STAFF SUBTOTAL CLEAR Z");

        Assert.DoesNotContain(counter.Entries, entry => entry.Data is DrawerClosed);
        Assert.Equal(RegisterAction.Close, counter.State.Counter.Pending?.Action);
    }

    [Fact]
    public void Whoever_signs_in_between_does_not_confirm_what_somebody_else_began()
    {
        var counter = WithCashier();
        counter.Take(new StaffCardTapped("02")).Keys("Z");

        counter.Take(new StaffCardTapped("01")).Keys("Z");

        Assert.DoesNotContain(counter.Entries, entry => entry.Data is DrawerClosed);
    }

    [Fact]
    public void A_product_with_an_open_price_takes_the_number_before_times_as_its_price()
    {
        var counter = WithCashier();
        counter.Take(new SetUpRequested([new ProductDefined(new("102", null, "再診", "ｻｲｼﾝ", default, 1, OpenPrice: true))]));

        counter.Keys("1 4 8 0 TIMES 1 0 2 PLU CASH");

        Assert.Equal((1, 1480L), (counter.LastSale.Lines[0].Quantity, counter.LastSale.Total.Amount));
    }

    [Fact]
    public void A_quantity_beyond_its_limit_is_refused_where_it_is_used()
    {
        var counter = WithCashier();

        counter.Keys("1 0 0 0 TIMES 1 0 DEPT1");

        Assert.Equal("quantity-out-of-range", counter.Refusal?.Code);
    }

    [Fact]
    public void The_terminals_slip_is_noted_for_a_debt_and_not_for_cash()
    {
        var counter = WithCashier();
        counter.Tap(Counter.Hanako with { Owed = new(5_000) });

        counter.Keys("ACCOUNT 7 7 0 1 TIMES CASH");
        Assert.Equal("keyed-amount-unused", counter.Refusal?.Code);
        counter.Keys("CLEAR 7 7 0 1 TIMES CREDIT");

        Assert.Equal("7701", counter.Entries.Select(entry => entry.Data).OfType<AccountPaid>().Single().Tender.Slip);
    }

    private static Counter WithCashier()
    {
        var counter = Counter.Open();
        return counter.Take(new SetUpRequested(
        [
            new StaffRegistered("01", "山田", StaffRole.Cashier),
            new StaffRegistered("02", "小林", StaffRole.Manager),
        ]));
    }
}
