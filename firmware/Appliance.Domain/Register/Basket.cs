using Appliance.Domain.Catalog;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;

namespace Appliance.Domain.Register;

/// <summary>What a sale in progress comes to: rates of the day, shares of what is given on the whole, tax, total.</summary>
internal static class Basket
{
    /// <summary>The sale with its rates, shares and total brought up to date.</summary>
    public static OpenSale Reckon(this OpenSale sale, ShopProfile shop, DateOnly day)
    {
        var lines = WithShares(WithRates(sale.Lines, shop, day), sale.Adjustments.Total());
        var total = ConsumptionTax.PerRate(lines, shop.TaxRounding).Aggregate(Yen.Zero, (sum, rate) => sum + rate.Total);
        return sale with { Lines = lines, Total = total };
    }

    /// <summary>What the lines come to before anything is given on the whole; the most that can be taken off.</summary>
    public static Yen Own(this OpenSale sale) =>
        sale.Lines.Where(line => !line.Voided).Aggregate(Yen.Zero, (sum, line) => sum + line.Own);

    /// <summary>Fraction of an amount; what is less than a yen is dropped (切捨).</summary>
    public static Yen Part(Yen amount, int basisPoints) => new(checked(amount.Amount * basisPoints) / 10_000);

    /// <summary>The class that applies to food eaten here or taken away.</summary>
    public static SaleLine Served(this SaleLine line, bool eatIn) => line.Food
        ? line with { EatIn = eatIn, TaxClass = eatIn ? TaxClass.Standard : TaxClass.Reduced }
        : line;

    /// <summary>The rates are those of the business day, which may have turned since a line was keyed.</summary>
    private static EquatableList<SaleLine> WithRates(EquatableList<SaleLine> lines, ShopProfile shop, DateOnly day) =>
    [
        .. lines.Select(line => ConsumptionTax.RateOn(shop.TaxRates, line.TaxClass, day) is var rate && rate == line.RateBasisPoints
            ? line
            : line with { RateBasisPoints = rate }),
    ];

    /// <summary>
    /// Divides what is given on the whole first over the rates by their share (国税庁 インボイスQ&amp;A「一括値引きがある場合の
    /// 適格簡易請求書の記載」: 税率ごとの価額の比で按分), then over the lines of each rate, so that a later return knows what a line came to.
    /// </summary>
    private static EquatableList<SaleLine> WithShares(EquatableList<SaleLine> lines, Yen given)
    {
        if (given == Yen.Zero)
        {
            return lines.Any(line => line.Share != Yen.Zero) ? [.. lines.Select(line => line with { Share = Yen.Zero })] : lines;
        }

        var groups = lines
            .Select((line, index) => (Line: line, Index: index))
            .Where(it => !it.Line.Voided)
            .GroupBy(it => (it.Line.RateBasisPoints, it.Line.Pricing))
            .OrderByDescending(group => group.Key.RateBasisPoints)
            .ThenBy(group => group.Key.Pricing)
            .Select(group => group.ToList())
            .ToList();
        var perGroup = Apportionment.Divide(
            given, [.. groups.Select(group => group.Aggregate(Yen.Zero, (sum, it) => sum + it.Line.Own))]);
        var shares = new Yen[lines.Count];
        for (var i = 0; i < groups.Count; i++)
        {
            var perLine = Apportionment.Divide(perGroup[i], [.. groups[i].Select(it => it.Line.Own)]);
            for (var n = 0; n < perLine.Count; n++) shares[groups[i][n].Index] = perLine[n];
        }

        return [.. lines.Select((line, index) => line with { Share = shares[index] })];
    }
}
