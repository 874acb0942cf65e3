using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;

namespace Appliance.Domain.Tests.Register;

/// <summary>C11: who is at the counter, what they may, who else allows it.</summary>
public sealed class StaffTests
{
    [Fact]
    public void Nothing_is_rung_up_before_somebody_signed_in()
    {
        var counter = Counter.OpenLocked();
        Assert.Equal("ﾀﾝﾄｳｼｬ ﾊﾞﾝｺﾞｳ+ﾀﾝﾄｳ|/|", counter.Operator);
        Assert.Equal("sign-in-required", counter.Keys("1 0 0 DEPT1").Refusal?.Code);
        Assert.Equal("sign-in-required", counter.Keys("CLEAR").Scan("4901234567894").Refusal?.Code);
        Assert.Null(counter.State.Counter.Sale);
    }

    [Fact]
    public void A_number_and_its_PIN_sign_in_and_the_PIN_is_never_shown()
    {
        var counter = Counter.OpenLocked().Keys("1 STAFF 0 1 0");
        Assert.Equal("ﾀﾝﾄｳ 01|/ｱﾝｼｮｳﾊﾞﾝｺﾞｳ|***", counter.Operator);
        counter.Keys("1 STAFF");
        Assert.Equal(new StaffSignedIn("01", ByCard: false), counter.Entries[^1].Data);
        Assert.Equal("01", counter.Keys("1 0 0 DEPT1 CASH").Entries[^1].StaffId);
    }

    [Fact]
    public void A_card_signs_in_and_is_not_idle_from_the_start()
    {
        var counter = Counter.OpenLocked(lockAfterMinutes: 5).At(TimeSpan.FromHours(1)).Take(new StaffCardTapped("02")).Tick();
        Assert.Equal("02", counter.State.StaffId);
        Assert.Equal("staff-unknown", counter.Take(new StaffCardTapped("99")).Refusal?.Code);
    }

    [Fact]
    public void Wrong_PINs_are_journaled_and_from_the_third_on_each_doubles_the_wait()
    {
        var counter = Counter.OpenLocked();
        foreach (var _ in new[] { 1, 2, 3 }) counter.Keys("CLEAR 1 STAFF 9 9 9 9 STAFF");
        Assert.Equal("pin-wrong", counter.Refusal?.Code);
        var refused = Assert.IsType<PinRefused>(counter.Entries[^1].Data);
        Assert.Equal((3, counter.Now + Limits.PinWait), (refused.Count, refused.BlockedUntil));
        Assert.Equal("pin-blocked", counter.Keys("CLEAR 1 STAFF").Refusal?.Code);

        counter.At(Limits.PinWait).Keys("CLEAR 1 STAFF 9 9 9 9 STAFF");
        Assert.Equal(counter.Now + (Limits.PinWait * 2), Assert.IsType<PinRefused>(counter.Entries[^1].Data).BlockedUntil);

        counter.At(Limits.PinWait * 2).Keys("CLEAR 1 STAFF 0 1 0 1 STAFF");
        Assert.Equal(0, counter.State.People["01"].WrongPins);
    }

    [Fact]
    public void The_wait_never_grows_beyond_its_limit()
    {
        var counter = Counter.OpenLocked();
        for (var i = 0; i < 20; i++) counter.At(Limits.PinWaitMost).Keys("CLEAR 1 STAFF 9 9 9 9 STAFF");
        Assert.Equal(counter.Now + Limits.PinWaitMost, counter.State.People["01"].BlockedUntil);
    }

    [Theory]
    [InlineData("STAFF", "staff-number-missing")]
    [InlineData("9 STAFF", "staff-unknown")]
    [InlineData("1 STAFF 1 STAFF", "pin-wrong")]
    [InlineData("1 STAFF DEPT1", "sign-in-unfinished")]
    [InlineData("4 STAFF Z", null)]
    public void What_is_keyed_wrongly_at_sign_in_is_refused(string keys, string? code) =>
        Assert.Equal(code, Counter.OpenLocked().Keys(keys).Refusal?.Code);

    [Fact]
    public void The_number_key_alone_signs_out_but_never_in_the_middle_of_a_sale()
    {
        var counter = Counter.OpenLocked().Keys("4 STAFF 1 0 0 DEPT1 STAFF");
        Assert.Equal("sale-under-way", counter.Refusal?.Code);
        counter.Keys("CLEAR CASH STAFF");
        Assert.Equal(new StaffSignedOut("04", Idle: false), counter.Entries[^1].Data);
        Assert.True(counter.State.IsLocked);
    }

    [Fact]
    public void Idle_hands_are_signed_out_and_a_sale_waits_for_whoever_comes_next()
    {
        var counter = Counter.OpenLocked(lockAfterMinutes: 5).Keys("4 STAFF 1 0 0 DEPT1 9").At(TimeSpan.FromMinutes(5)).Tick();
        Assert.Equal(new StaffSignedOut("04", Idle: true), counter.Entries[^1].Data);
        Assert.Equal("ﾀﾝﾄｳｼｬ ﾊﾞﾝｺﾞｳ+ﾀﾝﾄｳ|/|", counter.Operator);
        Assert.Equal("sign-in-required", counter.Keys("CASH").Refusal?.Code);

        counter.Keys("CLEAR").Take(new StaffCardTapped("02")).Keys("CASH");
        Assert.Equal(100, counter.LastSale.Total.Amount);
        Assert.Equal("02", counter.Entries[^1].StaffId);
    }

    [Fact]
    public void Each_key_puts_the_lock_off()
    {
        var counter = Counter.OpenLocked(lockAfterMinutes: 5).Keys("4 STAFF").At(TimeSpan.FromMinutes(4)).Keys("CLEAR").At(TimeSpan.FromMinutes(4)).Tick();
        Assert.False(counter.State.IsLocked);
    }

    [Fact]
    public void A_manager_allows_one_action_by_card_and_no_more()
    {
        var counter = Counter.OpenLocked().Keys("4 STAFF 1 5 0 DEPT1 CASH 1 REFUND");
        Assert.Equal("ｾｷﾆﾝｼｬ ﾉ ｼｮｳﾆﾝ|/ｶｰﾄﾞ ｶ ﾊﾞﾝｺﾞｳ+ﾀﾝﾄｳ|", counter.Operator);
        counter.Take(new StaffCardTapped("02"));
        Assert.Equal(new ActionOverridden(RegisterAction.Refund, "02"), counter.Entries[^1].Data);
        Assert.Equal("04", counter.State.StaffId);

        Assert.IsType<SaleRefunded>(counter.Keys("SUBTOTAL CASH").Entries[^1].Data);
        Assert.NotNull(counter.Keys("2 REFUND").State.Counter.Pending);
    }

    [Fact]
    public void A_manager_allows_by_number_and_PIN_and_an_exchange_needs_no_second_word()
    {
        var counter = Counter.OpenLocked().Keys("4 STAFF 1 5 0 DEPT1 CASH 1 REFUND 2 STAFF 0 2 0 2 STAFF SUBTOTAL EXCHANGE");
        Assert.Null(counter.Refusal);
        Assert.NotNull(counter.State.Counter.Sale?.Exchange);
    }

    [Theory]
    [InlineData("Z", typeof(DrawerClosed))]
    [InlineData("SALECANCEL", typeof(SaleRefunded))]
    public void What_asks_twice_is_allowed_once(string key, Type entry)
    {
        var counter = Counter.OpenLocked().Keys($"4 STAFF 1 5 0 DEPT1 CASH {key}").Take(new StaffCardTapped("02")).Keys(key);
        Assert.IsType(entry, counter.Entries[^1].Data);
        Assert.Single(counter.Entries, it => it.Data is ActionOverridden);
    }

    [Fact]
    public void What_was_allowed_is_gone_with_the_next_other_key()
    {
        var counter = Counter.OpenLocked().Keys("4 STAFF 1 5 0 DEPT1 CASH Z").Take(new StaffCardTapped("02")).Keys("X Z Z");
        Assert.DoesNotContain(counter.Entries, it => it.Data is DrawerClosed);
        Assert.NotNull(counter.State.Counter.Pending);
    }

    [Fact]
    public void Another_cashier_or_a_technician_cannot_allow_it()
    {
        var counter = Counter.OpenLocked().Keys("4 STAFF 1 5 0 DEPT1 CASH Z").Take(new StaffCardTapped("01"));
        Assert.Equal("not-allowed", counter.Refusal?.Code);
        Assert.Equal("not-allowed", counter.Keys("CLEAR").Take(new StaffCardTapped("03")).Refusal?.Code);
        Assert.Null(counter.Keys("CLEAR CLEAR").State.Counter.Pending);
    }

    [Fact]
    public void C_gives_up_asking_and_keeps_the_return_that_was_begun()
    {
        EntryData table = new PermissionsDefined([.. Permissions.Default.Select(it =>
            it.Action == RegisterAction.Sell ? it with { From = StaffRole.Manager } : it with { From = StaffRole.Cashier })]);
        var counter = Counter.OpenLocked(more: table).Take(new StaffCardTapped("02")).Keys("1 5 0 DEPT1 CASH 4 STAFF 1 REFUND SUBTOTAL");
        Assert.Null(counter.State.Counter.Pending);
        counter.Keys("CASH CLEAR");
        Assert.Null(counter.State.Counter.Pending);
        Assert.NotNull(counter.State.Counter.Refund);
    }

    [Fact]
    public void A_technician_sells_nothing_but_may_read()
    {
        var counter = Counter.OpenLocked().Take(new StaffCardTapped("03"));
        Assert.IsType<DrawerRead>(counter.Keys("X").Entries[^1].Data);
        Assert.NotNull(counter.Keys("1 0 0 DEPT1").State.Counter.Pending);
    }

    [Fact]
    public void Who_left_the_shop_is_signed_out_and_unknown()
    {
        var counter = Counter.OpenLocked().Keys("4 STAFF");
        counter.Take(new SetUpRequested([new StaffRegistered("04", "田中", StaffRole.Cashier, Left: true)]));
        Assert.True(counter.State.IsLocked);
        Assert.Equal("staff-unknown", counter.Keys("4 STAFF").Refusal?.Code);
    }

    [Theory]
    [InlineData("1 0 0 DEPT1", RegisterAction.Sell)]
    [InlineData("2 0 PLU", RegisterAction.Sell)]
    [InlineData("HOLD", RegisterAction.Sell)]
    [InlineData("5 0 0 TOPUP", RegisterAction.Sell)]
    [InlineData("CANCEL", RegisterAction.CancelTransaction)]
    [InlineData("1 0 PERCENT", RegisterAction.Adjust)]
    [InlineData("1 0 EXTRA", RegisterAction.Adjust)]
    [InlineData("1 REFUND", RegisterAction.Refund)]
    [InlineData("SALECANCEL", RegisterAction.CancelSale)]
    [InlineData("NOSALE", RegisterAction.NoSale)]
    [InlineData("1 PAIDIN", RegisterAction.MoveCash)]
    [InlineData("1 PAIDOUT", RegisterAction.MoveCash)]
    [InlineData("1 FLOAT", RegisterAction.CountCash)]
    [InlineData("COUNT", RegisterAction.CountCash)]
    [InlineData("REPRINT", RegisterAction.Reprint)]
    [InlineData("FORMAL", RegisterAction.Reprint)]
    [InlineData("X", RegisterAction.Read)]
    [InlineData("Z", RegisterAction.Close)]
    [InlineData("TRAINING", RegisterAction.Train)]
    public void Each_key_asks_for_its_own_permission(string keys, RegisterAction action) => Assert.Equal(
        action, Counter.OpenLocked(more: new PermissionsDefined([])).Keys("4 STAFF " + keys).State.Counter.Pending?.Action);

    [Fact]
    public void A_scanned_receipt_asks_for_the_permission_to_return() =>
        Assert.Equal(
            RegisterAction.Refund,
            Counter.OpenLocked().Keys("4 STAFF 1 5 0 DEPT1 CASH").Scan("APPLIANCE1 20261121-000001 150 x").State.Counter.Pending?.Action);
}
