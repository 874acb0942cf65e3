using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;

namespace Appliance.Storage.Journal;

/// <summary>Adds up a journal again and says where it does not agree with itself.</summary>
internal sealed class Ledger
{
    private static readonly TaxRounding[] Roundings = Enum.GetValues<TaxRounding>();

    private RunningTotals totals = RunningTotals.Empty;

    public long Entries { get; private set; }

    public long Sales { get; private set; }

    /// <summary>Takes the next entry; returns what is wrong with it, or null.</summary>
    public string? Add(JournalEntry entry)
    {
        try
        {
            if (entry.Day != totals.Day && totals is { DayIsClosed: false, DayTotals.LastNumber: > 0 })
            {
                return $"the business day {totals.Day:yyyy-MM-dd} before it was not closed";
            }

            var reason = entry.Data switch
            {
                SaleClosed sale => OutOfRow(entry, sale.Number) ?? Check(sale),
                SaleRefunded refund => OutOfRow(entry, refund.Number) ?? Check(refund),
                DayClosed closing => Check(entry, closing),
                PeriodClosed closing => Check(entry, closing),
                DrawerClosed closing => closing.Session.Equals(totals.Session)
                    ? Perpetual(closing.PerpetualTotal, closing.PerpetualRefunds)
                    : "its totals are not those of the drawer session",
                _ => null,
            };
            if (reason is not null) return reason;
            totals = totals.After(entry.Day, entry.At, entry.StaffId, entry.Data);
            Entries++;
            if (entry.Data is SaleClosed) Sales++;
            return null;
        }
        catch (OverflowException)
        {
            return "its amounts are beyond all reason";
        }
    }

    private string? OutOfRow(JournalEntry entry, long number)
    {
        if (entry.Day == totals.Day && totals.DayIsClosed) return "a sale after its business day was closed";
        return number == totals.LastReceiptNumber + 1
            ? null
            : $"receipt number {number} follows number {totals.LastReceiptNumber}";
    }

    private static string? Check(SaleClosed sale)
    {
        var rates = Sum(sale.Taxes.Select(rate => rate.Total));
        if (rates != sale.Total)
        {
            var lines = Sum(sale.Lines.Where(line => !line.Voided).Select(line => line.Net));
            return rates == lines
                ? $"its lines come to {lines} but its total is {sale.Total}"
                : $"its totals per rate come to {rates} but its total is {sale.Total}";
        }

        if (sale.Lines.Any(line => !line.Voided && line.Net < Yen.Zero)) return "a line is below ¥0";
        if (!Roundings.Any(rounding => ConsumptionTax.PerRate(sale.Lines, rounding).Equals(sale.Taxes)))
        {
            return "its taxes do not follow from its lines";
        }

        var shares = Sum(sale.Lines.Where(line => !line.Voided).Select(line => line.Share));
        if (shares != sale.Adjustments.Total()) return $"the shares of its lines come to {shares} instead of {sale.Adjustments.Total()}";
        var paid = Sum(sale.Tenders.Select(it => it.Amount));
        if (paid != sale.Total) return $"its tenders come to {paid} but its total is {sale.Total}";
        var change = Sum(sale.Tenders.Where(it => it.Kind == TenderKind.Cash).Select(it => it.Received - it.Amount));
        return change == sale.Change ? null : $"its change is {sale.Change} instead of {change}";
    }

    private static string? Check(SaleRefunded refund)
    {
        var rates = Sum(refund.Taxes.Select(rate => rate.Total));
        if (rates != refund.Total) return $"its totals per rate come to {rates} but its total is {refund.Total}";
        var paid = Sum(refund.Tenders.Select(it => it.Amount));
        return paid == refund.Total ? null : $"its tenders come to {paid} but its total is {refund.Total}";
    }

    private string? Check(JournalEntry entry, DayClosed closing)
    {
        if (entry.Day == totals.Day && totals.DayIsClosed) return "a business day is closed only once";
        var day = entry.Day == totals.Day ? totals.DayTotals : Domain.Drawers.PeriodTotals.Zero;
        if (closing.Sales != day.Sales) return $"it counts {closing.Sales} sales instead of {day.Sales}";
        if (closing.FirstNumber != day.FirstNumber)
        {
            return $"its first receipt number is {closing.FirstNumber} instead of {day.FirstNumber}";
        }

        if (closing.LastNumber != totals.LastReceiptNumber)
        {
            return $"its last receipt number is {closing.LastNumber} instead of {totals.LastReceiptNumber}";
        }

        if (closing.Total != day.Total) return $"its total is {closing.Total} instead of {day.Total}";
        if (!closing.Taxes.Equals(day.Taxes)) return "its totals per rate are not those of the day's sales";
        if (closing.Totals is { } all && !all.Equals(day)) return "its totals are not those of the day";
        return Perpetual(closing.PerpetualTotal, totals.PerpetualRefunds);
    }

    private string? Check(JournalEntry entry, PeriodClosed closing)
    {
        var expected = totals.ClosePeriods(entry.Day).FirstOrDefault(it => it.Kind == closing.Kind)
            ?? YearAfterMonth(closing);
        return closing.Equals(expected) ? null : $"its totals are not those of the {closing.Kind}";
    }

    /// <summary>A year is closed right after its last month, which is then no more.</summary>
    private PeriodClosed YearAfterMonth(PeriodClosed closing) =>
        new(PeriodKind.Year, closing.Period, totals.YearDays, totals.YearTotals, totals.PerpetualTotal);

    private string? Perpetual(Yen total, Yen refunds)
    {
        if (total != totals.PerpetualTotal) return $"its perpetual total is {total} instead of {totals.PerpetualTotal}";
        return refunds == totals.PerpetualRefunds
            ? null
            : $"its perpetual refunds are {refunds} instead of {totals.PerpetualRefunds}";
    }

    private static Yen Sum(IEnumerable<Yen> amounts) => amounts.Aggregate(Yen.Zero, (sum, amount) => sum + amount);
}
