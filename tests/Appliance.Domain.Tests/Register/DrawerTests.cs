using Appliance.Domain.Drawers;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Register;

namespace Appliance.Domain.Tests.Register;

/// <summary>C9, C10: the drawer, its session, readings and closings.</summary>
public sealed class DrawerTests
{
    [Fact]
    public void The_float_opens_the_session_once()
    {
        var counter = Counter.Open().Keys("3 0 0 00 FLOAT");
        Assert.Equal(new DrawerOpened(new(30_000)), counter.Entries[0].Data);
        Assert.Equal("ﾚｼﾞ ｱｹ|/ｼﾞｭﾝﾋﾞｷﾝ|¥30,000", counter.Operator);
        Assert.Equal("drawer-opened-already", counter.Keys("1 0 0 FLOAT").Refusal?.Code);
        Assert.Null(counter.Keys("CLEAR Z Z 1 0 0 FLOAT").Refusal);
    }

    [Fact]
    public void Cash_goes_in_and_out_with_a_reason()
    {
        var counter = Counter.Open().Keys("5 0 0 0 PAIDIN 2 TIMES 1 0 0 0 PAIDOUT");
        Assert.Equal([new CashMoved(true, new(5_000), 0), new CashMoved(false, new(1_000), 2)], counter.Entries.Select(entry => entry.Data));
        Assert.Equal(new Yen(4_000), counter.State.Totals.Session.Cash);
        Assert.Equal(new OpenDrawer(), counter.Effects[0]);
    }

    [Theory]
    [InlineData("PAIDIN", "amount-missing")]
    [InlineData("0 PAIDIN", "amount-zero")]
    [InlineData("1 2 3 4 5 6 7 8 PAIDIN", "too-many-digits")]
    [InlineData("1 0 TIMES 5 PAIDIN", "reason-unknown")]
    [InlineData("1 PAIDOUT", "drawer-short")]
    [InlineData("FLOAT", "amount-missing")]
    [InlineData("1 2 3 4 5 6 7 8 FLOAT", "too-many-digits")]
    [InlineData("1 0 NOSALE", "reason-unknown")]
    [InlineData("5 X", "keyed-amount-unused")]
    [InlineData("5 Z", "keyed-amount-unused")]
    [InlineData("5 COUNT", "keyed-amount-unused")]
    [InlineData("5 DEPT1 X", "sale-under-way")]
    [InlineData("5 DEPT1 NOSALE", "sale-under-way")]
    [InlineData("5 DEPT1 Z", "sale-under-way")]
    [InlineData("COUNT 1 TIMES", "no-rolls")]
    [InlineData("COUNT 1 0 0 00 COUNT", "too-many-pieces")]
    [InlineData("COUNT COUNT COUNT COUNT 1 00 TIMES", "no-rolls")]
    [InlineData("COUNT DEPT1", "not-now")]
    public void What_cannot_be_done_with_the_drawer_is_refused(string keys, string code) =>
        Assert.Equal(code, Counter.Open().Keys(keys).Refusal?.Code);

    [Fact]
    public void The_drawer_is_counted_by_denomination_with_rolls_and_tells_over_and_short()
    {
        var counter = Counter.Open().Keys("3 0 0 00 FLOAT 5 0 0 DEPT1 CASH COUNT 2 COUNT 1 COUNT COUNT 4 COUNT 1 COUNT");
        Assert.Equal("ｻﾞｲﾀﾞｶ|¥29,500/¥100|", counter.Operator);
        counter.Keys("1 0 COUNT COUNT 1 TIMES COUNT COUNT COUNT");

        var counted = Assert.IsType<CashCounted>(counter.Entries[^1].Data);
        Assert.Equal(new Yen(31_000), counted.Count.Total);
        Assert.Equal(new Yen(30_500), counted.Expected);
        Assert.Equal(new CountedCash(new(10), 1, 0), counted.Count.Counted[7]);
        Assert.Equal("ｻﾞｲﾀﾞｶ|¥31,000/ｶﾌｿｸ|¥500", counter.Operator);
        Assert.Equal(new Yen(500), counter.State.Totals.Session.OverShort);
        Assert.Equal(new Yen(500), counter.Keys("1 0 0 0 PAIDIN").State.Totals.Session.OverShort);
    }

    [Fact]
    public void Void_counts_the_denomination_before_again_and_CANCEL_leaves()
    {
        var counter = Counter.Open().Keys("COUNT 2 COUNT 9 COUNT VOID 1 COUNT");
        Assert.Equal([2, 1], counter.State.Counter.Counting!.Select(it => it.Pieces));
        Assert.Null(counter.Keys("CANCEL").State.Counter.Counting);
    }

    [Fact]
    public void X_shows_without_resetting_and_Z_closes_with_its_own_number_after_a_second_press()
    {
        var counter = Counter.Open().Keys("5 0 0 DEPT1 CASH X X Z");
        Assert.Equal("ｾｲｻﾝ ｼﾏｽ (Z)|/ﾓｳｲﾁﾄﾞ ｵｼﾃｸﾀﾞｻｲ|", counter.Operator);
        counter.Keys("Z");
        var reads = counter.Entries.Select(entry => entry.Data).OfType<DrawerRead>().ToList();
        Assert.Equal(reads[0], reads[1]);
        var closing = Assert.IsType<DrawerClosed>(counter.Entries[^1].Data);
        Assert.Equal((1L, new Yen(500), new Yen(500)), (closing.Session.Number, closing.Session.Totals.Net, closing.PerpetualTotal));
        Assert.Equal(PeriodTotals.Zero, counter.State.Totals.Session.Totals);
        Assert.Equal(2, counter.State.Totals.Session.Number);
        Assert.Equal(new PrintPaper(closing), counter.Effects[^1]);
    }

    [Fact]
    public void A_second_press_of_Z_after_something_else_is_a_first_one()
    {
        var counter = Counter.Open().Keys("Z X Z");
        Assert.DoesNotContain(counter.Entries, entry => entry.Data is DrawerClosed);
    }

    [Fact]
    public void X_before_and_after_add_up_to_the_closing()
    {
        var counter = Counter.Open().Keys("5 0 0 DEPT1 CASH X Z Z 2 0 0 DEPT2 SUBTOTAL 1 0 PERCENT CREDIT X Z Z").At(TimeSpan.FromDays(1)).Tick();
        var parts = counter.Entries.Select(entry => entry.Data).OfType<DrawerRead>().Select(it => it.Session.Totals).ToList();
        var day = counter.Entries.Select(entry => entry.Data).OfType<DayClosed>().Single();
        Assert.Equal(day.Totals, parts[0].Add(parts[1]));
    }

    [Fact]
    public void The_drawer_opens_without_a_sale_with_a_reason_and_is_counted()
    {
        var counter = Counter.Open().Keys("3 NOSALE");
        Assert.Equal(new DrawerReleased(3), counter.Entries[0].Data);
        Assert.Contains(new OpenDrawer(), counter.Effects);
        Assert.Equal(1, counter.State.Totals.Session.Totals.NoSales);
    }

    [Fact]
    public void A_drawer_opened_by_force_is_journaled_and_told()
    {
        var counter = Counter.Open().Take(new DrawerMoved(true, Expected: false));
        Assert.Equal(new DrawerForced(TooLong: false), counter.Entries[0].Data);
        Assert.Equal(new Sound(Error: true), counter.Effects[0]);
        Assert.Empty(Counter.Open().Take(new DrawerMoved(true, Expected: true)).Entries);
    }

    [Fact]
    public void A_drawer_left_open_gives_the_alarm_again_and_again_until_it_is_shut()
    {
        var counter = Counter.Open().Take(new DrawerMoved(true, Expected: true)).At(TimeSpan.FromSeconds(29)).Tick();
        Assert.Empty(counter.Effects);
        counter.At(TimeSpan.FromSeconds(1)).Tick().Tick();
        Assert.Equal([new Sound(Error: true)], counter.Effects);
        counter.At(Limits.DrawerAlarmEvery).Tick();
        Assert.Equal([new Sound(Error: true), new Sound(Error: true)], counter.Effects);
        Assert.Equal([new DrawerForced(TooLong: true)], counter.Entries.Select(entry => entry.Data));
        Assert.Equal("ﾄﾞﾛﾜ ｶﾞ ｱｲﾃｲﾏｽ|/ｼﾒﾃｸﾀﾞｻｲ|", counter.Operator);

        Assert.Equal("ｲﾗｯｼｬｲﾏｾ|/|0", counter.Take(new DrawerMoved(false, Expected: true)).Operator);
        counter.At(Limits.DrawerAlarmEvery).Tick();
        Assert.Equal(2, counter.Effects.Count);
    }

    [Fact]
    public void An_alarm_that_was_heard_is_not_given_again_until_the_drawer_is_opened_anew()
    {
        var counter = Counter.Open().Keys("5 0 0 DEPT1").Take(new DrawerMoved(true, Expected: true))
            .At(TimeSpan.FromSeconds(30)).Tick().Keys("CLEAR").At(Limits.DrawerAlarmEvery).Tick();
        Assert.Single(counter.Effects);
        Assert.NotNull(counter.State.Counter.Sale);

        counter.Take(new DrawerMoved(false, Expected: true)).Take(new DrawerMoved(true, Expected: true)).At(TimeSpan.FromSeconds(30)).Tick();
        Assert.Equal(2, counter.Effects.Count);
    }

    [Fact]
    public void The_first_C_hears_the_alarm_and_leaves_the_return_as_it_is()
    {
        var counter = Counter.Open().Keys("5 0 0 DEPT1 CASH 1 REFUND").Take(new DrawerMoved(true, Expected: true))
            .At(TimeSpan.FromSeconds(30)).Tick();
        Assert.NotNull(counter.Keys("CLEAR").State.Counter.Refund);
        Assert.Null(counter.Keys("CLEAR").State.Counter.Refund);
    }

    [Fact]
    public void Where_nobody_is_the_alarm_ends()
    {
        var counter = Counter.Open().Take(new DrawerMoved(true, Expected: true)).At(TimeSpan.FromSeconds(30));
        for (var i = 0; i < Limits.DrawerAlarms + 5; i++) counter.Tick().At(Limits.DrawerAlarmEvery);
        Assert.Equal(Limits.DrawerAlarms, counter.Effects.Count);
    }

    [Fact]
    public void A_member_who_tapped_is_still_there_after_the_drawer_was_opened_for_change()
    {
        var counter = Counter.Open().TapMember("M000001").Keys("NOSALE").Tick().Keys("1 0 0 DEPT1 CASH");
        Assert.Equal("M000001", counter.LastSale.MemberId);
    }

    [Fact]
    public void Months_and_years_are_the_sums_of_their_days()
    {
        var counter = Counter.Open();
        foreach (var (day, amount) in new[] { (30, 100), (61, 250), (62, 400), (400, 1) })
        {
            counter.Now = Counter.Morning.AddDays(day - 21);
            counter.Keys(string.Join(' ', $"{amount}".ToCharArray()) + " DEPT2 CASH");
        }

        var closings = counter.Entries.Select(entry => entry.Data).OfType<PeriodClosed>().ToList();
        Assert.Equal(
            [
                // The day the shop was set up counts, too.
                (PeriodKind.Month, new DateOnly(2026, 11, 1), 2, new Yen(100)),
                (PeriodKind.Month, new DateOnly(2026, 12, 1), 1, new Yen(250)),
                (PeriodKind.Year, new DateOnly(2026, 1, 1), 3, new Yen(350)),
                (PeriodKind.Month, new DateOnly(2027, 1, 1), 1, new Yen(400)),
            ],
            closings.Select(it => (it.Kind, it.Period, it.Days, it.Totals.Net)));
    }

    [Fact]
    public void A_day_closed_by_the_clock_stays_closed_when_the_clock_is_set_back_into_it()
    {
        var counter = Counter.Open().Keys("1 0 0 DEPT1 CASH").At(TimeSpan.FromDays(1)).Tick().At(TimeSpan.FromDays(-1)).Keys("1 0 0 DEPT1 CASH");
        Assert.Equal(new DateOnly(2026, 11, 22), counter.Entries[^1].Day);
        Assert.Single(counter.Entries, entry => entry.Data is DayClosed);
    }
}
