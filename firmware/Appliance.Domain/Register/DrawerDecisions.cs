using Appliance.Domain.Drawers;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;

namespace Appliance.Domain.Register;

/// <summary>The drawer and its session: float, cash in and out, counting, readings (X), closings (Z), the open drawer.</summary>
internal static class DrawerDecisions
{
    private static readonly DisplayPage StandsOpen = new(new("ﾄﾞﾛﾜ ｶﾞ ｱｲﾃｲﾏｽ"), new("ｼﾒﾃｸﾀﾞｻｲ"));

    /// <summary>Highest number of a reason.</summary>
    private const int Reasons = 9;

    public static Step Key(Step step, RegisterKey key, bool confirmed)
    {
        if (step.Counter.Sale is not null) return step.RefuseAtCounter(Refusals.FinishSaleFirst);
        if (step.State.Goods.Shop is null) return step.RefuseAtCounter(Refusals.ShopMissing);
        return key switch
        {
            RegisterKey.NoSale => NoSale(step),
            RegisterKey.PaidIn or RegisterKey.PaidOut => Move(step, key == RegisterKey.PaidIn),
            RegisterKey.CashFloat => CashFloat(step),
            RegisterKey.Count => BeginCount(step),
            RegisterKey.Read => Read(step),
            RegisterKey.Close => Close(step, confirmed),
            _ => Train(step),
        };
    }

    /// <summary>
    /// Keys while the drawer is counted: [rolls ×] pieces 在高, for each denomination from ¥10,000 down.
    /// </summary>
    public static Step Counting(Step step, RegisterKey key)
    {
        var counter = step.Counter;
        var counted = counter.Counting!;
        var denomination = CashCount.Denominations[counted.Count];
        if (key == RegisterKey.Times)
        {
            var rolls = KeyDecisions.Amount(counter.Digits).Amount;
            return denomination > CashCount.HighestCoin || rolls > Limits.Rolls || counter.Quantity is not null
                ? step.RefuseAtCounter(Refusals.NoRolls)
                : step.Show(counter with { Digits = "", Quantity = (int)rolls });
        }

        if (key == RegisterKey.Cancel) return step.Show(counter.NextForMember());
        if (key == RegisterKey.Void) return CountBack(step, counted);
        if (key != RegisterKey.Count) return step.RefuseAtCounter(Refusals.NotNow);
        var pieces = KeyDecisions.Amount(counter.Digits).Amount;
        if (pieces > Limits.Pieces) return step.RefuseAtCounter(Refusals.TooManyPieces);
        counted = counted.Add(new(denomination, counter.Quantity ?? 0, (int)pieces));
        step = step.Show(counter with { Digits = "", Quantity = null, Counting = counted });
        if (counted.Count < CashCount.Denominations.Count) return step;
        var expected = step.State.Totals.Session.Cash;
        CashCount count = new(counted);
        return step.Show(step.Counter with { Counting = null })
            .Record(new CashCounted(count, expected))
            .Note(new("ｻﾞｲﾀﾞｶ", $"{count.Total}"), new("ｶﾌｿｸ", $"{count.Total - expected}"));
    }

    /// <summary>The denomination before is counted again.</summary>
    private static Step CountBack(Step step, EquatableList<CountedCash> counted)
    {
        if (step.Counter.HasKeyed) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        return counted.Count == 0
            ? step.RefuseAtCounter(Refusals.NothingRegistered)
            : step.Show(step.Counter with { Counting = [.. counted.Take(counted.Count - 1)] });
    }

    /// <summary>The sensor: an opening nobody ordered is journaled and told.</summary>
    public static Step Moved(Step step, bool open, bool expected)
    {
        var counter = step.Counter;
        step = step.Show(counter with
        {
            DrawerOpenSince = open ? step.Now : null,
            DrawerAlarms = 0,
            DrawerAlarmHeard = false,
            Note = !open && counter.Note == StandsOpen ? null : counter.Note,
        });
        return open && !expected && !step.Counter.Training
            ? step.Record(new DrawerForced(TooLong: false)).Do(new Sound(Error: true))
            : step;
    }

    /// <summary>
    /// A drawer that stands open too long gives the alarm again and again, until it is shut, somebody presses C, or
    /// nobody seems to be there. It is journaled once.
    /// </summary>
    public static Step Watch(Step step)
    {
        var counter = step.Counter;
        if (counter.DrawerOpenSince is not { } since || step.State.Goods.Shop is not { } shop) return step;
        if (counter.DrawerAlarmHeard || counter.DrawerAlarms == Limits.DrawerAlarms) return step;
        var due = TimeSpan.FromSeconds(shop.DrawerAlarmSeconds) + (counter.DrawerAlarms * Limits.DrawerAlarmEvery);
        if (step.Now - since < due) return step;
        step = step.Show(counter with { DrawerAlarms = counter.DrawerAlarms + 1 }).Do(new Sound(Error: true));
        if (counter is { Training: false, DrawerAlarms: 0 }) step = step.Record(new DrawerForced(TooLong: true));
        return counter.Sale is null ? step.Note(StandsOpen.Top, StandsOpen.Bottom) : step;
    }

    private static Step NoSale(Step step)
    {
        var reason = KeyDecisions.Amount(step.Counter.Digits).Amount;
        if (step.Counter.Quantity is not null) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        return reason > Reasons
            ? step.RefuseAtCounter(Refusals.ReasonUnknown)
            : Done(step).Record(new DrawerReleased((int)reason)).Do(new OpenDrawer()).Note(new("ﾘｮｳｶﾞｴ"), new(""));
    }

    /// <summary>[reason ×] amount 入金, or 出金.</summary>
    private static Step Move(Step step, bool isIn)
    {
        var counter = step.Counter;
        if (counter.Digits.Length == 0) return step.RefuseAtCounter(Refusals.AmountMissing);
        if (counter.Digits.Length > Limits.EntryDigits) return step.RefuseAtCounter(Refusals.TooManyDigits);
        var amount = KeyDecisions.Amount(counter.Digits);
        if (amount == Yen.Zero) return step.RefuseAtCounter(Refusals.AmountZero);
        if (counter.Quantity > Reasons) return step.RefuseAtCounter(Refusals.ReasonUnknown);
        var cash = step.State.Totals.Session.Cash;
        if (!isIn && amount > cash) return step.RefuseAtCounter(Refusals.DrawerShort);
        return Done(step)
            .Do(new OpenDrawer())
            .RecordAndPrint(new CashMoved(isIn, amount, counter.Quantity ?? 0))
            .Note(new(isIn ? "ﾆｭｳｷﾝ" : "ｼｭｯｷﾝ", $"{amount}"), new(""));
    }

    private static Step CashFloat(Step step)
    {
        var counter = step.Counter;
        if (counter.Quantity is not null) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        if (step.State.Totals.Session.OpenedAt is not null) return step.RefuseAtCounter(Refusals.DrawerOpenedAlready);
        if (counter.Digits.Length == 0) return step.RefuseAtCounter(Refusals.AmountMissing);
        if (counter.Digits.Length > Limits.EntryDigits) return step.RefuseAtCounter(Refusals.TooManyDigits);
        var amount = KeyDecisions.Amount(counter.Digits);
        return Done(step)
            .Do(new OpenDrawer())
            .RecordAndPrint(new DrawerOpened(amount))
            .Note(new("ﾚｼﾞ ｱｹ"), new("ｼﾞｭﾝﾋﾞｷﾝ", $"{amount}"));
    }

    private static Step BeginCount(Step step)
    {
        if (step.Counter.HasKeyed) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        return step.Show(Done(step).Counter with { Counting = [] }).Do(new OpenDrawer());
    }

    private static Step Read(Step step)
    {
        if (step.Counter.HasKeyed) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        var totals = step.State.Totals;
        return Done(step)
            .RecordAndPrint(new DrawerRead(totals.Session, totals.PerpetualTotal, totals.PerpetualRefunds))
            .Note(new("ﾃﾝｹﾝ (X)"), new("ｼﾞｭﾝｳﾘｱｹﾞ", $"{totals.Session.Totals.Net}"));
    }

    private static Step Close(Step step, bool confirmed)
    {
        if (step.Counter.HasKeyed) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        var totals = step.State.Totals;
        if (totals.Held.Count > 0) return step.RefuseAtCounter(Refusals.SalesHeld);
        if (!confirmed)
        {
            return step.Show(step.Counter with { Confirm = RegisterKey.Close })
                .Note(new("ｾｲｻﾝ ｼﾏｽ (Z)"), new("ﾓｳｲﾁﾄﾞ ｵｼﾃｸﾀﾞｻｲ"));
        }

        return Done(step)
            .RecordAndPrint(new DrawerClosed(totals.Session, totals.PerpetualTotal, totals.PerpetualRefunds))
            .Note(new($"ｾｲｻﾝ Z{totals.Session.Number}"), new("ｼﾞｭﾝｳﾘｱｹﾞ", $"{totals.Session.Totals.Net}"));
    }

    private static Step Train(Step step)
    {
        if (step.Counter.HasKeyed) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        return step.Do(new SwitchBooks(!step.Counter.Training));
    }

    private static Step Done(Step step) => step.Show(step.Counter.NextForMember());
}
