using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;

namespace Appliance.Domain.Tests.Register;

/// <summary>Keys that have to be pressed twice, and what has to be allowed once only.</summary>
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
    public void What_was_allowed_for_a_return_is_not_asked_for_again_at_the_exchange()
    {
        var counter = WithCashier();
        counter.Keys("5 0 0 DEPT2 CASH");

        counter.Keys("1 REFUND 0 2 STAFF SUBTOTAL EXCHANGE");

        Assert.NotNull(counter.State.Counter.Sale?.Exchange);
        Assert.Single(counter.Entries, entry => entry.Data is ActionOverridden);
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
