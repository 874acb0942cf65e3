using Appliance.Domain.Catalog;
using Appliance.Domain.Money;
using Appliance.Domain.Shop;

namespace Appliance.Domain.Sales;

/// <summary>
/// Consumption tax (消費税). Rounded once per rate and receipt, never per line (消費税法施行令 70条の10, 国税庁
/// インボイスQ&amp;A 問57 (令和6年4月改訂), インボイス通達 3-12). Where prices with and without tax meet at one rate, both are
/// first brought to prices with tax (同Q&amp;A「税抜価額と税込価額が混在する場合」: いずれかに統一する).
/// </summary>
public static class ConsumptionTax
{
    private const int WholeBasisPoints = 10_000;

    /// <summary>Tax contained in a tax-included total: total × r ÷ (100 % + r).</summary>
    /// <param name="total">Tax-included total of one rate, ¥0 or more.</param>
    /// <param name="rateBasisPoints">0–10,000.</param>
    /// <param name="rounding">What happens to a fraction of a yen.</param>
    public static Yen Within(Yen total, int rateBasisPoints, TaxRounding rounding) =>
        Part(total, rateBasisPoints, WholeBasisPoints + rateBasisPoints, rounding);

    /// <summary>Tax to be added to a total without tax: total × r.</summary>
    /// <param name="total">Total of one rate without tax, ¥0 or more.</param>
    /// <param name="rateBasisPoints">0–10,000.</param>
    /// <param name="rounding">What happens to a fraction of a yen.</param>
    public static Yen On(Yen total, int rateBasisPoints, TaxRounding rounding) =>
        Part(total, rateBasisPoints, WholeBasisPoints, rounding);

    /// <summary>Totals per rate of the lines that count, highest rate first.</summary>
    public static EquatableList<RateTotal> PerRate(IEnumerable<SaleLine> lines, TaxRounding rounding)
    {
        ArgumentNullException.ThrowIfNull(lines);
        SortedDictionary<int, (Yen Included, Yen Excluded, bool AnyIncluded)> totals =
            new(Comparer<int>.Create((left, right) => right.CompareTo(left)));
        foreach (var line in lines)
        {
            if (line.Voided) continue;
            var sum = totals.GetValueOrDefault(line.RateBasisPoints);
            totals[line.RateBasisPoints] = line.Pricing == PriceTax.Excluded
                ? sum with { Excluded = sum.Excluded + line.Net }
                : (sum.Included + line.Net, sum.Excluded, true);
        }

        return [.. totals.Select(pair => Of(pair.Key, pair.Value.Included, pair.Value.Excluded, pair.Value.AnyIncluded, rounding))];
    }

    /// <summary>
    /// Totals per rate that come to a total stated before, though the shop may round otherwise by now.
    /// </summary>
    public static EquatableList<RateTotal> PerRate(EquatableList<SaleLine> lines, TaxRounding preferred, Yen stated) =>
        Enum.GetValues<TaxRounding>()
            .Prepend(preferred)
            .Select(rounding => PerRate(lines, rounding))
            .FirstOrDefault(taxes => taxes.Aggregate(Yen.Zero, (sum, rate) => sum + rate.Total) == stated)
        ?? PerRate(lines, preferred);

    /// <summary>Adds totals per rate of one sale to those of others; tax is added as stated, not computed anew.</summary>
    public static EquatableList<RateTotal> Add(IEnumerable<RateTotal> left, IEnumerable<RateTotal> right) =>
    [
        .. left.Concat(right)
            .GroupBy(rate => rate.RateBasisPoints)
            .OrderByDescending(group => group.Key)
            .Select(group => group
                .Select(rate => rate with { Basis = PriceTax.Included })
                .Aggregate((a, b) => a with { Total = a.Total + b.Total, Tax = a.Tax + b.Tax })),
    ];

    /// <summary>What lies between two sets of totals per rate; rates without a difference are left out.</summary>
    public static EquatableList<RateTotal> Difference(IEnumerable<RateTotal> before, IEnumerable<RateTotal> after)
    {
        ArgumentNullException.ThrowIfNull(after);
        var rest = after.ToDictionary(rate => rate.RateBasisPoints);
        return
        [
            .. before
                .Select(rate => rest.TryGetValue(rate.RateBasisPoints, out var left)
                    ? rate with { Total = rate.Total - left.Total, Tax = rate.Tax - left.Tax }
                    : rate)
                .Where(rate => rate.Total != Yen.Zero || rate.Tax != Yen.Zero),
        ];
    }

    /// <summary>
    /// The rate of a class on a business day: the latest one that does not start after it. Before the first of them, as a
    /// clock without a battery may say, the first.
    /// </summary>
    /// <exception cref="InvalidOperationException">The shop has no rate for the class.</exception>
    public static int RateOn(IEnumerable<TaxRate> rates, TaxClass taxClass, DateOnly businessDay)
    {
        if (taxClass == TaxClass.Exempt) return 0;
        var ofClass = rates.Where(rate => rate.TaxClass == taxClass).OrderBy(rate => rate.From).ToList();
        var rate = ofClass.LastOrDefault(rate => rate.From <= businessDay) ?? ofClass.FirstOrDefault();
        return rate?.BasisPoints ?? throw new InvalidOperationException($"The shop has no {taxClass} tax rate.");
    }

    private static RateTotal Of(int rate, Yen included, Yen excluded, bool anyIncluded, TaxRounding rounding)
    {
        var added = On(excluded, rate, rounding);
        var total = included + excluded + added;
        return anyIncluded
            ? new(rate, total, Within(total, rate, rounding))
            : new(rate, total, added, rate == 0 ? PriceTax.Included : PriceTax.Excluded);
    }

    private static Yen Part(Yen total, int rateBasisPoints, int denominator, TaxRounding rounding)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total.Amount, nameof(total));
        ArgumentOutOfRangeException.ThrowIfNegative(rateBasisPoints);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rateBasisPoints, WholeBasisPoints);
        var numerator = checked(total.Amount * rateBasisPoints);
        return new(rounding switch
        {
            TaxRounding.Down => numerator / denominator,
            TaxRounding.HalfUp => ((numerator * 2) + denominator) / (denominator * 2L),
            TaxRounding.Up => (numerator + denominator - 1) / denominator,
            _ => throw new ArgumentOutOfRangeException(nameof(rounding)),
        });
    }
}
