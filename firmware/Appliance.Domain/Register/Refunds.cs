using Appliance.Domain.Journal;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;

namespace Appliance.Domain.Register;

/// <summary>
/// What a return gives back: always the difference between what the rest of the sale came to before and after, so that
/// returning everything, in whatever parts, gives back every yen and point exactly.
/// </summary>
internal static class Refunds
{
    private static readonly TaxRounding[] Roundings = Enum.GetValues<TaxRounding>();

    public static RefundDraft Draft(PastSale past, EquatableList<int> chosen, RefundKind kind, TaxRounding preferred)
    {
        var sale = past.Sale;
        var before = past.Remaining;
        EquatableList<int> after = [.. before.Select((pieces, index) => pieces - chosen[index])];
        var taxesBefore = ConsumptionTax.Difference(sale.Taxes, past.RefundedTaxes);
        var rounding = RoundingOf(sale.Lines, before, taxesBefore, preferred);
        var taxesAfter = after.All(pieces => pieces == 0) ? [] : ConsumptionTax.PerRate(Scaled(sale.Lines, after), rounding);
        var taxes = ConsumptionTax.Difference(taxesBefore, taxesAfter);
        var total = Sum(taxes);
        var rest = Sum(taxesAfter);
        var takenBack = past.PointsGranted - Kept(past.PointsGranted, rest, sale.Total) - past.PointsTakenBack;
        var returned = sale.PointsUsed - Kept(sale.PointsUsed, rest, sale.Total) - past.PointsReturned;
        var asTender = sale.Tenders.Any(it => it.Kind == TenderKind.Points);
        return new(
            kind,
            sale.SaleId,
            sale.Number,
            past.Day,
            Lines(sale.Lines, before, after),
            total,
            taxes,
            past.MemberId,
            takenBack,
            returned,
            asTender ? Least(new(returned), total) : Yen.Zero,
            past.MemberId is null ? 0 : past.MemberPoints - takenBack + returned,
            after.All(pieces => pieces == 0) ? Reversal.Of(sale) : null);
    }

    public static SaleRefunded Settle(this RefundDraft draft, string id, long number, EquatableList<Tender> tenders) => new(
        id,
        number,
        draft.Kind,
        draft.OriginalSaleId,
        draft.OriginalNumber,
        draft.OriginalDay,
        draft.Lines,
        draft.Total,
        draft.Taxes,
        draft.PointsTender > Yen.Zero
            ? [new(TenderKind.Points, draft.PointsTender, draft.PointsTender), .. tenders]
            : tenders,
        draft.MemberId,
        draft.PointsTakenBack,
        draft.PointsReturned,
        draft.PointsBalance);

    /// <summary>The rounding the sale was made with, which need not be the shop's any more.</summary>
    private static TaxRounding RoundingOf(
        EquatableList<SaleLine> lines, EquatableList<int> pieces, EquatableList<RateTotal> stated, TaxRounding preferred) =>
        Roundings.Prepend(preferred).FirstOrDefault(
            rounding => Same(ConsumptionTax.PerRate(Scaled(lines, pieces), rounding), stated), preferred);

    private static bool Same(EquatableList<RateTotal> left, EquatableList<RateTotal> right) =>
        ConsumptionTax.Difference(left, right).Count == 0 && ConsumptionTax.Difference(right, left).Count == 0;

    private static EquatableList<RefundedLine> Lines(
        EquatableList<SaleLine> lines, EquatableList<int> before, EquatableList<int> after)
    {
        List<RefundedLine> back = [];
        for (var i = 0; i < lines.Count; i++)
        {
            var pieces = before[i] - after[i];
            if (pieces == 0) continue;
            var net = NetOf(lines[i], before[i]) - NetOf(lines[i], after[i]);
            back.Add(new(i, WithPieces(lines[i], pieces, net)));
        }

        return [.. back];
    }

    private static IEnumerable<SaleLine> Scaled(EquatableList<SaleLine> lines, EquatableList<int> pieces) =>
        lines.Select((line, index) => (line, index))
            .Where(it => pieces[it.index] > 0)
            .Select(it => WithPieces(it.line, pieces[it.index], NetOf(it.line, pieces[it.index])));

    private static SaleLine WithPieces(SaleLine line, int pieces, Yen net)
    {
        if (pieces == line.Quantity && net == line.Net) return line;
        var amount = line.UnitPrice * pieces;
        return line with { Quantity = pieces, Amount = amount, Adjustments = null, Share = net - amount };
    }

    private static Yen NetOf(SaleLine line, int pieces) => new((long)((Int128)line.Net.Amount * pieces / line.Quantity));

    private static long Kept(long points, Yen rest, Yen total) =>
        total == Yen.Zero ? 0 : (long)((Int128)points * rest.Amount / total.Amount);

    private static Yen Least(Yen left, Yen right) => left < right ? left : right;

    private static Yen Sum(EquatableList<RateTotal> taxes) => taxes.Aggregate(Yen.Zero, (sum, rate) => sum + rate.Total);
}
