using Appliance.Domain.Catalog;
using Appliance.Domain.Money;
using Appliance.Domain.Shop;

namespace Appliance.Domain.Sales;

/// <summary>
/// Consumption tax (消費税) within tax-included prices. Rounded once per rate and receipt, never per line
/// (消費税法施行令 70条の10, 国税庁 インボイスQ&amp;A 問57).
/// </summary>
public static class ConsumptionTax
{
    private const int WholeBasisPoints = 10_000;

    /// <summary>Tax contained in a tax-included total: total × r ÷ (100 % + r).</summary>
    /// <param name="total">Tax-included total of one rate, ¥0 or more.</param>
    /// <param name="rateBasisPoints">0–10,000.</param>
    /// <param name="rounding">What happens to a fraction of a yen.</param>
    public static Yen Within(Yen total, int rateBasisPoints, TaxRounding rounding)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total.Amount, nameof(total));
        ArgumentOutOfRangeException.ThrowIfNegative(rateBasisPoints);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rateBasisPoints, WholeBasisPoints);
        var numerator = checked(total.Amount * rateBasisPoints);
        var denominator = WholeBasisPoints + rateBasisPoints;
        return new(rounding switch
        {
            TaxRounding.Down => numerator / denominator,
            TaxRounding.HalfUp => ((numerator * 2) + denominator) / (denominator * 2L),
            TaxRounding.Up => (numerator + denominator - 1) / denominator,
            _ => throw new ArgumentOutOfRangeException(nameof(rounding)),
        });
    }

    /// <summary>Totals per rate of the lines that count, highest rate first.</summary>
    public static EquatableList<RateTotal> PerRate(IEnumerable<SaleLine> lines, TaxRounding rounding)
    {
        SortedDictionary<int, Yen> totals = new(Comparer<int>.Create((left, right) => right.CompareTo(left)));
        foreach (var line in lines)
        {
            if (line.Voided) continue;
            totals[line.RateBasisPoints] = totals.GetValueOrDefault(line.RateBasisPoints) + line.Amount;
        }

        return [.. totals.Select(pair => new RateTotal(pair.Key, pair.Value, Within(pair.Value, pair.Key, rounding)))];
    }

    /// <summary>Adds totals per rate of one sale to those of others; tax is added as stated, not computed anew.</summary>
    public static EquatableList<RateTotal> Add(IEnumerable<RateTotal> left, IEnumerable<RateTotal> right) =>
    [
        .. left.Concat(right)
            .GroupBy(rate => rate.RateBasisPoints)
            .OrderByDescending(group => group.Key)
            .Select(group => group.Aggregate((a, b) => a with { Total = a.Total + b.Total, Tax = a.Tax + b.Tax })),
    ];

    /// <summary>The rate of a class on a business day: the latest one that does not start after it.</summary>
    /// <exception cref="InvalidOperationException">The shop has no rate for the class on that day.</exception>
    public static int RateOn(IEnumerable<TaxRate> rates, TaxClass taxClass, DateOnly businessDay) =>
        rates.Where(rate => rate.TaxClass == taxClass && rate.From <= businessDay).MaxBy(rate => rate.From)?.BasisPoints
        ?? throw new InvalidOperationException($"There is no {taxClass} tax rate on {businessDay:yyyy-MM-dd}.");
}
