using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;

namespace Appliance.Domain.Register;

/// <summary>Changes lines already registered. What is taken back stays as a trace.</summary>
internal static class LineDecisions
{
    public static Step VoidLast(Step step)
    {
        if (step.Counter.HasKeyed) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        if (step.Counter.Sale is { Tenders.Count: > 0 } paid) return TakeBackTender(step, paid);
        if (step.Counter is { SubtotalShown: true, Sale: { } sale } && sale.Adjustments?.Any(it => !RankDecisions.IsOfRank(it)) == true) return TakeBackGiven(step, sale);
        if (LastLine(step) is not { } last) return step.RefuseAtCounter(Refusals.NothingRegistered);
        return step.Counter.Sale!.Lines[last].Adjustments is { Count: > 0 } ? TakeBackGiven(step, last) : VoidLine(step, last);
    }

    public static Step VoidNumbered(Step step)
    {
        var counter = step.Counter;
        if (counter.Quantity is not null) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        if (counter.Digits.Length == 0) return step.RefuseAtCounter(Refusals.LineNumberMissing);
        var index = KeyDecisions.Amount(counter.Digits).Amount - 1;
        return counter.Sale is { } sale && index >= 0 && index < sale.Lines.Count && !sale.Lines[(int)index].Voided
            ? VoidLine(step, (int)index)
            : step.RefuseAtCounter(Refusals.NoSuchLine);
    }

    /// <summary>Takes back the last payment of a sale that is not settled yet; the journal keeps both.</summary>
    private static Step TakeBackTender(Step step, OpenSale sale)
    {
        var last = sale.Tenders![^1];
        var rest = sale with { Tenders = sale.Tenders.Count == 1 ? null : [.. sale.Tenders.Take(sale.Tenders.Count - 1)] };
        if (last.Kind == TenderKind.GiftVoucher) step = step.Do(new OpenDrawer());
        return step.Show(step.Counter with { Sale = rest, Row = new("ﾃｲｾｲ " + Screens.NameOf(last.Kind), $"{Yen.Zero - last.Amount}") })
            .Record(new SaleTendered(rest));
    }

    /// <summary>After 小計: what was given last on the whole sale.</summary>
    private static Step TakeBackGiven(Step step, OpenSale sale)
    {
        var given = sale.Adjustments!;
        var rest = sale with { Adjustments = given.Count == 1 ? null : [.. given.Take(given.Count - 1)] };
        return step.Show(step.Counter with
        {
            Sale = rest.Reckon(step.Shop, step.Day),
            Row = new("ﾃｲｾｲ", $"{Yen.Zero - given[^1].Amount}"),
            TapShown = false,
        });
    }

    /// <summary>What was given last on a line; what was given on the whole sale falls away with it.</summary>
    private static Step TakeBackGiven(Step step, int index)
    {
        var sale = step.Counter.Sale!;
        var given = sale.Lines[index].Adjustments!;
        var line = sale.Lines[index] with { Adjustments = given.Count == 1 ? null : [.. given.Take(given.Count - 1)] };
        var rest = (sale with { Lines = sale.Lines.SetItem(index, line), Adjustments = null }).Reckon(step.Shop, step.Day);
        return rest.Total > Limits.Total
            ? step.RefuseAtCounter(Refusals.TotalTooLarge)
            : step.Show(step.Counter with
            {
                Sale = rest,
                Row = new(Taken(sale), $"{Yen.Zero - given[^1].Amount}"),
                SubtotalShown = false,
                TapShown = false,
            });
    }

    private static string Taken(OpenSale sale) => sale.Adjustments is { Count: > 0 } ? "ﾃｲｾｲ･ﾈﾋﾞｷ ﾅｼ" : "ﾃｲｾｲ";

    /// <summary>Gives the sale up; every line stays in the journal. An exchange under way is given up with it.</summary>
    public static Step Cancel(Step step)
    {
        var counter = step.Counter;
        if (counter.Sale is not { } sale) return step.RefuseAtCounter(Refusals.NothingRegistered);
        if (sale.Tenders?.Any(it => it.Kind == TenderKind.GiftVoucher) == true) step = step.Do(new OpenDrawer());
        return step.Show(counter.Next() with { Member = counter.Member, MemberTappedAt = step.Now, TapShown = counter.Member is not null })
            .Record(new SaleCancelled(sale.StartedAt, sale.Lines, counter.Member?.MemberId, sale.Tenders))
            .Note(new("ﾄﾘﾋｷ ﾁｭｳｼ", $"{sale.Total}"), sale.Paid > Yen.Zero ? new("ﾍﾝｷﾝ", $"{sale.Paid}") : new(""));
    }

    /// <summary>Food: the last line, the whole sale after 小計, or the next sale.</summary>
    public static Step EatIn(Step step)
    {
        var counter = step.Counter;
        if (counter.HasKeyed) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        if (counter.Sale is not { } sale)
        {
            var next = !(counter.EatIn ?? step.State.Goods.Shop?.EatInByDefault ?? false);
            return step.Show(counter with { EatIn = next }).Note(new(next ? "ﾃﾝﾅｲ ｲﾝｼｮｸ" : "ﾓﾁｶｴﾘ"), new(""));
        }

        if (sale.Tenders is { Count: > 0 }) return step.RefuseAtCounter(Refusals.PaymentUnderWay);
        var whole = counter.SubtotalShown;
        var eatIn = whole ? !sale.EatIn : LastLine(step) is { } at && !sale.Lines[at].EatIn;
        EquatableList<SaleLine> lines = whole
            ? [.. sale.Lines.Select(line => line.Voided ? line : line.Served(eatIn))]
            : LastLine(step) is { } last ? sale.Lines.SetItem(last, sale.Lines[last].Served(eatIn)) : sale.Lines;
        if (lines.Equals(sale.Lines)) return step.RefuseAtCounter(Refusals.NoFood);
        var changed = (sale with { Lines = lines, EatIn = whole ? eatIn : sale.EatIn }).Reckon(step.Shop, step.Day);
        if (changed.Total > Limits.Total) return step.RefuseAtCounter(Refusals.TotalTooLarge);
        return step.Show(counter with { Sale = changed, Row = new(eatIn ? "ﾃﾝﾅｲ ｲﾝｼｮｸ" : "ﾓﾁｶｴﾘ") });
    }

    /// <summary>Who served: the last line, or the next sale. Who was asked for: the last line.</summary>
    public static Step Person(Step step, bool nominated)
    {
        var counter = step.Counter;
        if (counter.Quantity is not null) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        if (counter.Digits.Length == 0) return step.RefuseAtCounter(Refusals.StaffNumberMissing);
        if (counter.Sale is { Tenders.Count: > 0 }) return step.RefuseAtCounter(Refusals.PaymentUnderWay);
        if (StaffDecisions.Find(step, counter.Digits) is not { } person) return step.RefuseAtCounter(Refusals.StaffUnknown);
        step = step.Show(counter with { Digits = "" });
        if (LastLine(step) is not { } last)
        {
            return nominated
                ? step.RefuseAtCounter(Refusals.NothingRegistered)
                : step.Show(step.Counter with { StaffId = person.StaffId }).Note(new("ﾀﾝﾄｳ " + person.StaffId), new(""));
        }

        var sale = counter.Sale!;
        var line = sale.Lines[last] with { StaffId = person.StaffId, Nominated = nominated };
        return step.Show(step.Counter with
        {
            Sale = sale with { Lines = sale.Lines.SetItem(last, line) },
            Row = new((nominated ? "ｼﾒｲ " : "ﾀﾝﾄｳ ") + person.StaffId, $"{line.Amount}"),
        });
    }

    /// <summary>Place of the last line that counts, or null.</summary>
    public static int? LastLine(Step step)
    {
        if (step.Counter.Sale is not { } sale) return null;
        for (var i = sale.Lines.Count - 1; i >= 0; i--)
        {
            if (!sale.Lines[i].Voided) return i;
        }

        return null;
    }

    /// <summary>What was given on the whole sale was given on a sum that is no more: it falls away with the line.</summary>
    private static Step VoidLine(Step step, int index)
    {
        var counter = step.Counter;
        var sale = counter.Sale!;
        if (sale.Tenders is { Count: > 0 }) return step.RefuseAtCounter(Refusals.PaymentUnderWay);
        var line = sale.Lines[index];
        var lines = sale.Lines.SetItem(index, line with { Voided = true, Share = Yen.Zero });
        var rest = (sale with { Lines = lines, Adjustments = null }).Reckon(step.Shop, step.Day);
        if (!rest.HasLines && sale.Exchange is null)
        {
            return step.Show(counter with
            {
                Digits = "",
                Sale = null,
                SubtotalShown = false,
                TapShown = true,
                MemberTappedAt = step.Now,
                LowStock = null,
            }).Record(new SaleCancelled(sale.StartedAt, rest.Lines, counter.Member?.MemberId));
        }

        return step.Show(counter with
        {
            Digits = "",
            Sale = rest,
            Row = new(Taken(sale), $"{Yen.Zero - line.Own}"),
            LowStock = null,
            SubtotalShown = false,
            TapShown = false,
        });
    }
}
