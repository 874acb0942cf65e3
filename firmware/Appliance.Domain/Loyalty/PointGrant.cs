using Appliance.Domain.Catalog;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;

namespace Appliance.Domain.Loyalty;

/// <summary>A sale as far as points go by it.</summary>
/// <param name="Lines">What was sold.</param>
/// <param name="Total">What was paid, tax included.</param>
/// <param name="Taxes">Per rate.</param>
/// <param name="Tenders">How it was paid.</param>
/// <param name="Day">Business day.</param>
/// <param name="Clock">Time of the clock in Japan.</param>
public sealed record PointSale(
    EquatableList<SaleLine> Lines,
    Yen Total,
    EquatableList<RateTotal> Taxes,
    EquatableList<Tender> Tenders,
    DateOnly Day,
    TimeOnly Clock);

/// <summary>Points of a sale, in parts with their reasons. What is less than a point is dropped, in each part.</summary>
public static class PointGrant
{
    private const int Whole = 100;

    /// <summary>The parts, the base first; they come to the points granted.</summary>
    public static EquatableList<PointPart> Of(PointSale sale, MemberStanding standing, ShopProfile shop, LoyaltyRules rules)
    {
        ArgumentNullException.ThrowIfNull(sale);
        ArgumentNullException.ThrowIfNull(standing);
        ArgumentNullException.ThrowIfNull(shop);
        ArgumentNullException.ThrowIfNull(rules);
        Basis basis = new(sale, shop, rules);
        var all = basis.Of(_ => true);
        List<PointPart> parts = [new(all.Amount / shop.YenPerPoint, all, shop.YenPerPoint)];
        foreach (var rule in rules.Bonuses.Where(it => it.HoldsAt(sale.Day, sale.Clock, standing) && sale.Total.Amount >= it.MinimumYen))
        {
            var part = rule.Times > 0
                ? Multiple(basis.Of(rule.IsFor), shop.YenPerPoint, rule.Times, rule.Code, rule.Name)
                : Fixed(rule, basis.Pieces(rule.IsFor), all);
            if (part.Points > 0) parts.Add(part);
        }

        if (rules.Ladder?.Find(standing.Rank) is { Times: > Whole } rank)
        {
            var part = Multiple(all, shop.YenPerPoint, rank.Times, "rank:" + rank.Code, rank.Name);
            if (part.Points > 0) parts.Add(part);
        }

        return [.. parts];
    }

    /// <summary>What the parts come to.</summary>
    public static long Total(this EquatableList<PointPart>? parts) => (parts ?? []).Sum(part => part.Points);

    /// <summary>Twice the points is the same points once more: all multiples are of the base, never of each other.</summary>
    private static PointPart Multiple(Yen of, int yenPerPoint, int times, string rule, string name) =>
        new(of.Amount / yenPerPoint * (times - Whole) / Whole, of, yenPerPoint, times, Rule: rule, Name: name);

    private static PointPart Fixed(BonusRule rule, int pieces, Yen all)
    {
        if (!rule.IsForSomeGoods) return new(all > Yen.Zero ? rule.Points : 0, Rule: rule.Code, Name: rule.Name);
        return new((long)rule.Points * pieces, Pieces: pieces, Rule: rule.Code, Name: rule.Name);
    }

    /// <summary>
    /// What points are reckoned on: the total with or without tax, less what was paid so that it gives none, in the share
    /// of the lines that count.
    /// </summary>
    private sealed class Basis(PointSale sale, ShopProfile shop, LoyaltyRules rules)
    {
        private readonly bool withoutTax = (shop.Points ?? new()).Base == PriceTax.Excluded;
        private readonly Yen amount = AmountOf(sale, shop.Points ?? new(), rules);

        public Yen Of(Func<SaleLine, bool> isFor)
        {
            var lines = sale.Lines.Where(line => !line.Voided).ToList();
            var counting = lines.Where(line => Counts(line) && isFor(line)).ToList();
            if (counting.Count == lines.Count) return amount;
            var all = Sum(lines);
            return all <= 0 ? Yen.Zero : new((long)(amount.Amount * Sum(counting) / all));
        }

        public int Pieces(Func<SaleLine, bool> isFor) =>
            sale.Lines.Where(line => !line.Voided && Counts(line) && isFor(line)).Sum(line => line.Quantity);

        private static Yen AmountOf(PointSale sale, PointRule rule, LoyaltyRules rules)
        {
            var of = sale.Total;
            foreach (var tender in sale.Tenders)
            {
                var givesNone = tender.Kind == TenderKind.Points
                    ? !rule.GrantedOnUsed
                    : rules.NoPointTenders?.Contains(tender.Kind) == true;
                if (givesNone) of -= tender.Amount;
            }

            if (rule.Base == PriceTax.Excluded) of -= sale.Taxes.Aggregate(Yen.Zero, (sum, rate) => sum + rate.Tax);
            return of < Yen.Zero ? Yen.Zero : of;
        }

        private bool Counts(SaleLine line) =>
            rules.NoPointDepartments?.Contains(line.Department) != true
            && (line.Code is not { } code || rules.NoPointProducts?.Contains(code) != true);

        private Int128 Sum(List<SaleLine> lines) => lines.Aggregate((Int128)0, (sum, line) => sum + WeightOf(line));

        /// <summary>What a line comes to, with or without tax as points go by it; in ten-thousandths of a yen.</summary>
        private Int128 WeightOf(SaleLine line)
        {
            var net = (Int128)line.Net.Amount;
            if (withoutTax == (line.Pricing == PriceTax.Excluded)) return net * 10_000;
            return withoutTax ? net * 100_000_000 / (10_000 + line.RateBasisPoints) : net * (10_000 + line.RateBasisPoints);
        }
    }
}
