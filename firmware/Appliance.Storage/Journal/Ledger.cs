using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;

namespace Appliance.Storage.Journal;

/// <summary>Adds up a journal again and says where it does not agree with itself.</summary>
internal sealed class Ledger
{
    private readonly SortedDictionary<int, (Yen Total, Yen Tax)> dayRates = [];
    private DateOnly day;
    private DateOnly? closedDay;
    private int daySales;
    private long dayFirstNumber;
    private Yen dayTotal;
    private long lastNumber;
    private Yen perpetual;

    public long Entries { get; private set; }

    public long Sales { get; private set; }

    /// <summary>Takes the next entry; returns what is wrong with it, or null.</summary>
    public string? Add(JournalEntry entry)
    {
        try
        {
            if (entry.Day != day)
            {
                if (daySales > 0 && closedDay != day) return $"the business day {day:yyyy-MM-dd} before it was not closed";
                Begin(entry.Day);
            }

            var reason = entry.Data switch
            {
                SaleClosed sale => AddSale(sale),
                DayClosed closing => CheckDay(closing),
                _ => null,
            };
            if (reason is null) Entries++;
            return reason;
        }
        catch (OverflowException)
        {
            return "its amounts are beyond all reason";
        }
    }

    private void Begin(DateOnly next)
    {
        day = next;
        daySales = 0;
        dayFirstNumber = 0;
        dayTotal = Yen.Zero;
        dayRates.Clear();
    }

    private string? AddSale(SaleClosed sale)
    {
        if (closedDay == day) return "a sale after its business day was closed";
        if (sale.Number != lastNumber + 1) return $"receipt number {sale.Number} follows number {lastNumber}";
        var lines = Sum(sale.Lines.Where(line => !line.Voided).Select(line => line.Amount));
        var rates = Sum(sale.Taxes.Select(rate => rate.Total));
        if (lines != sale.Total) return $"its lines come to {lines} but its total is {sale.Total}";
        if (rates != sale.Total) return $"its totals per rate come to {rates} but its total is {sale.Total}";

        lastNumber = sale.Number;
        if (daySales == 0) dayFirstNumber = sale.Number;
        daySales++;
        dayTotal += sale.Total;
        perpetual += sale.Total;
        foreach (var rate in sale.Taxes)
        {
            var sofar = dayRates.GetValueOrDefault(-rate.RateBasisPoints);
            dayRates[-rate.RateBasisPoints] = (sofar.Total + rate.Total, sofar.Tax + rate.Tax);
        }

        Sales++;
        return null;
    }

    private string? CheckDay(DayClosed closing)
    {
        if (closedDay == day) return "a business day is closed only once";
        closedDay = day;
        EquatableList<RateTotal> rates = [.. dayRates.Select(rate => new RateTotal(-rate.Key, rate.Value.Total, rate.Value.Tax))];
        if (closing.Sales != daySales) return $"it counts {closing.Sales} sales instead of {daySales}";
        if (closing.FirstNumber != dayFirstNumber) return $"its first receipt number is {closing.FirstNumber} instead of {dayFirstNumber}";
        if (closing.LastNumber != lastNumber) return $"its last receipt number is {closing.LastNumber} instead of {lastNumber}";
        if (closing.Total != dayTotal) return $"its total is {closing.Total} instead of {dayTotal}";
        if (!closing.Taxes.Equals(rates)) return "its totals per rate are not those of the day's sales";
        if (closing.PerpetualTotal != perpetual) return $"its perpetual total is {closing.PerpetualTotal} instead of {perpetual}";
        return null;
    }

    private static Yen Sum(IEnumerable<Yen> amounts) => amounts.Aggregate(Yen.Zero, (sum, amount) => sum + amount);
}
