using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;

namespace Appliance.Domain.Register;

/// <summary>Receipts asked for again, receipts with addressee (領収書), receipts nobody wants.</summary>
internal static class ReceiptDecisions
{
    /// <summary>Longest 宛名 and 但し書き.</summary>
    public const int TextLimit = 40;

    public static Step ReprintKey(Step step) => Past(step, Reprint, ReprintRefund);

    public static Step FormalKey(Step step) => Past(step, (so, past) => Formal(so, past, null, null));

    public static Step Off(Step step)
    {
        var off = !step.Counter.ReceiptOff;
        return step.Show(step.Counter with { ReceiptOff = off }).Note(new(off ? "ﾚｼｰﾄ ﾅｼ" : "ﾚｼｰﾄ ｱﾘ"), new(""));
    }

    public static Step Reprint(Step step, PastSale past) =>
        step.RecordAndPrint(new ReceiptReissued(
            past.Sale.SaleId, past.Sequence, First: past.Sale.ReceiptOff && !past.ReceiptPrinted));

    public static Step Formal(Step step, PastSale past, string? addressee, string? proviso)
    {
        if (addressee?.Length > TextLimit || proviso?.Length > TextLimit) return step.Refuse(Refusals.TextTooLong);
        if (past.Remaining.All(pieces => pieces == 0)) return step.Refuse(Refusals.AlreadyReturned);
        return Payments.Received(Payments.Left(past.Sale.Tenders, past.RefundedTenders)) == Yen.Zero
            ? step.Refuse(Refusals.NothingReceived)
            : step.RecordAndPrint(new FormalReceiptIssued(
                past.Sale.SaleId, past.Sequence, addressee, proviso, Reissue: past.FormalReceiptIssued));
    }

    private static Step ReprintRefund(Step step, PastRefund past) =>
        step.RecordAndPrint(new ReceiptReissued(past.RefundId, past.Sequence));

    /// <summary>The receipt whose number is keyed, else the last: of a sale, or of a refund where that will do.</summary>
    private static Step Past(
        Step step, Func<Step, PastSale, Step> act, Func<Step, PastRefund, Step>? actOnRefund = null)
    {
        var counter = step.Counter;
        if (counter.Sale is not null) return step.RefuseAtCounter(Refusals.FinishSaleFirst);
        if (counter.Quantity is not null) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        var number = counter.Digits.Length == 0
            ? step.State.Totals.LastReceiptNumber
            : KeyDecisions.Amount(counter.Digits).Amount;
        var ready = step.Show(counter with { Digits = "" });
        Step acted;
        if (step.Lookup.Sale(number) is { } past) acted = act(ready, past);
        else if (actOnRefund is not null && step.Lookup.Refund(number) is { } refund) acted = actOnRefund(ready, refund);
        else return step.RefuseAtCounter(Refusals.ReceiptUnknown(number));
        return acted.Refused is { } refusal ? step.RefuseAtCounter(refusal) : acted;
    }
}
