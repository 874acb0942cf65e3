using Appliance.Domain.Journal;

namespace Appliance.Domain.Register;

/// <summary>Puts a sale aside and goes on with it later (保留・呼出); in the journal, so that it survives a restart.</summary>
internal static class HoldDecisions
{
    public static Step Hold(Step step) => step.Counter.Sale is { } sale ? PutAside(step, sale) : Recall(step);

    private static Step PutAside(Step step, OpenSale sale)
    {
        var counter = step.Counter;
        if (counter.HasKeyed) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        if (sale.Tenders is { Count: > 0 }) return step.RefuseAtCounter(Refusals.PaymentUnderWay);

        // What came back, points and a member's own coupon could be used once more while it lies aside.
        if (sale.Exchange is not null || sale.Adjustments?.Any(it => it.Kind == Sales.AdjustmentKind.Points || it.Issued is not null) == true)
        {
            return step.RefuseAtCounter(Refusals.NotToBeHeld);
        }

        var held = step.State.Totals.Held;
        if (held.Count >= Limits.HeldSales) return step.RefuseAtCounter(Refusals.TooManyHeld);
        var number = Enumerable.Range(1, Limits.HeldSales).First(it => held.All(other => other.HoldNumber != it));
        return step.Show(counter.Next())
            .Record(new SaleHeld(number, sale with { MemberId = counter.Member?.MemberId }))
            .Note(new($"ﾎﾘｭｳ {number}"), new("", $"{sale.Total}"));
    }

    private static Step Recall(Step step)
    {
        var counter = step.Counter;
        var held = step.State.Totals.Held;
        if (counter.Quantity is not null) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        if (held.Count == 0) return step.RefuseAtCounter(Refusals.NothingHeld);
        var number = counter.Digits.Length > 0 ? KeyDecisions.Amount(counter.Digits).Amount : held.Count == 1 ? held[0].HoldNumber : 0;
        if (number == 0) return step.Note(new("ﾎﾘｭｳ ﾊﾞﾝｺﾞｳ ｦ ｲﾚﾙ"), new(string.Join(' ', held.Select(it => it.HoldNumber))));
        if (held.FirstOrDefault(it => it.HoldNumber == number) is not { } found) return step.RefuseAtCounter(Refusals.NothingHeld);
        return step.Show(Resumed(counter.Next(), found.Sale, step.Lookup)).Record(new SaleRecalled(found.HoldNumber));
    }

    /// <summary>The counter with a sale that goes on.</summary>
    public static CounterState Resumed(CounterState counter, OpenSale sale, IRegisterLookup lookup) => counter with
    {
        Sale = sale,
        Member = sale.MemberId is { } id ? lookup.Member(id) : null,
        Row = new("ﾖﾋﾞﾀﾞｼ"),
        SubtotalShown = true,
    };
}
