using Appliance.Domain.Drawers;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;

namespace Appliance.Domain.Register;

/// <summary>
/// Coins and bills that acceptors take (投入金). They are open while a sale waits for its payment; what comes in is that
/// sale's until 現計 closes it, or 訂正 or 取引中止 gives it back. There is no dispenser: change and what is given back come
/// from the drawer, and the money stays where it was put in.
/// </summary>
internal static class CashInsertedDecisions
{
    /// <summary>Records what an acceptor told. It is never refused: the money is in the box.</summary>
    public static Step Report(
        Step step, string device, AcceptorMark mark, EquatableList<Yen> pieces, EquatableList<CashDoubt> doubts)
    {
        if (pieces.Count == 0 && doubts.Count == 0) return step.Record(new AcceptorMarked(device, mark));
        var counter = step.Counter;
        var sale = pieces.Count > 0 && counter.Sale is { } open && open.Due >= Yen.Zero
            ? open with { MemberId = counter.Member?.MemberId }
            : null;
        CashInserted inserted = new(
            device, mark, pieces.Count > 0 ? pieces : null, doubts.Count > 0 ? doubts : null, sale);
        step = step.Record(inserted);
        if (sale is not null)
        {
            step = step.Show(step.Counter with
            {
                Row = new("ﾄｳﾆｭｳ", $"{inserted.Amount}"),
                TapShown = false,
                Note = null,
            });
        }
        else if (pieces.Count > 0)
        {
            step = step.Note(new("ｶｲｹｲｶﾞｲ ﾉ ﾄｳﾆｭｳ"), new("ｶｸﾆﾝ", $"{inserted.Amount}")).Do(new Sound(Error: true));
        }

        return doubts.Count == 0 ? step : step.Note(new("ﾄｳﾆｭｳｷﾝ ﾌﾒｲ"), new("ｷﾝｺ ｦ ｶｸﾆﾝ")).Do(new Sound(Error: true));
    }

    /// <summary>
    /// Keys while money of the open sale is in an acceptor: it is settled with cash, or the money is given back first.
    /// Null for keys that have nothing to do with it.
    /// </summary>
    public static Step? Key(Step step, RegisterKey key)
    {
        if (step.State.Totals.Around.Inserted == Yen.Zero || step.Counter.Sale is not { } sale) return null;
        return key switch
        {
            RegisterKey.Cash => Cash(step, sale),
            RegisterKey.Void => step.Counter.HasKeyed
                ? step.RefuseAtCounter(Refusals.KeyedAmountUnused)
                : GiveBack(step, opensDrawer: true),
            RegisterKey.Cancel => Cancel(step, sale),
            RegisterKey.Subtotal or RegisterKey.ReceiptOff => null,
            _ => step.RefuseAtCounter(DeviceRefusals.CashInside),
        };
    }

    /// <summary>The refusal of a scan while money of the open sale is in an acceptor, or null.</summary>
    public static Step? Refuse(Step step, RegisterInput input) =>
        input is CodeScanned && step.State.Totals.Around.Inserted > Yen.Zero
            && step.Counter is { Sale: not null, Error: null }
            ? step.RefuseAtCounter(DeviceRefusals.CashInside)
            : null;

    /// <summary>What was inserted, and what was handed over beside it.</summary>
    private static Step Cash(Step step, OpenSale sale)
    {
        var counter = step.Counter;
        if (counter.Quantity is not null) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        if (counter.Digits.Length > Limits.EntryDigits) return step.RefuseAtCounter(Refusals.TooManyDigits);
        var received = step.State.Totals.Around.Inserted + KeyDecisions.Amount(counter.Digits);
        if (received < sale.Due) return step.RefuseAtCounter(Refusals.TenderTooSmall(sale.Due - received));
        var needsDrawer = counter.Digits.Length > 0 || received > sale.Due;
        return SettlementDecisions.Cash(step, sale, received, needsDrawer);
    }

    private static Step Cancel(Step step, OpenSale sale)
    {
        var inserted = step.State.Totals.Around.Inserted;
        var tendered = sale.Tenders is { Count: > 0 };
        return LineDecisions.Cancel(GiveBack(step, opensDrawer: !tendered))
            .Note(new("ﾄﾘﾋｷ ﾁｭｳｼ", $"{sale.Total}"), new("ﾍﾝｷﾝ", $"{sale.Paid + inserted}"));
    }

    /// <summary>Gives the money back; acceptors take no more before the next 小計.</summary>
    private static Step GiveBack(Step step, bool opensDrawer)
    {
        var inserted = step.State.Totals.Around.Inserted;
        if (opensDrawer) step = step.Do(new OpenDrawer());
        return step.Record(new CashGivenBack(inserted))
            .Show(step.Counter with { SubtotalShown = false, Row = new("ﾃｲｾｲ ﾄｳﾆｭｳ", $"{Yen.Zero - inserted}") })
            .Note(new("ﾄｳﾆｭｳｷﾝ ｦ ｶｴｽ"), new("ﾍﾝｷﾝ", $"{inserted}"));
    }
}
