using Appliance.Domain.Loyalty;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;

namespace Appliance.Domain.Register;

/// <summary>
/// The discount of a member's rank: on the whole sale, put there by 小計 and before the first payment, and reckoned anew
/// whenever lines or the member change. It is the member's right: 訂正 does not take it back.
/// </summary>
internal static class RankDecisions
{
    private const string Mark = "rank:";

    /// <summary>With the discount of the member who stands at the counter, or without any.</summary>
    public static Step Discounted(Step step)
    {
        if (step.Counter.Sale is not { HasLines: true, Tenders: null or { Count: 0 } } sale) return step;
        var plain = Without(sale);
        var given = plain.Adjustments ?? [];
        if (step.State.Goods.Loyalty.Ladder?.Find(step.Counter.Member?.Standing.Rank) is { DiscountBasisPoints: > 0 } rank
            && given.Count < Limits.Adjustments)
        {
            var off = Basket.Part(plain.Own(), rank.DiscountBasisPoints);
            var most = plain.Own() + plain.Adjustments.Total();
            if (off > most) off = most;
            if (off > Yen.Zero) given = [DiscountOf(rank, off), .. given];
        }

        var next = plain with { Adjustments = given.Count == 0 ? null : given };
        return Equals(next.Adjustments, sale.Adjustments)
            ? step
            : step.Show(step.Counter with { Sale = next.Reckon(step.Shop, step.Day) });
    }

    /// <summary>The sale as it is without a discount of rank; its total is reckoned by whoever goes on.</summary>
    public static OpenSale Without(OpenSale sale)
    {
        if (sale.Adjustments?.Any(IsOfRank) != true) return sale;
        EquatableList<Adjustment> rest = [.. sale.Adjustments.Where(it => !IsOfRank(it))];
        return sale with { Adjustments = rest.Count == 0 ? null : rest };
    }

    /// <summary>Whether something was given by a rank.</summary>
    public static bool IsOfRank(Adjustment given) => given.Code?.StartsWith(Mark, StringComparison.Ordinal) == true;

    private static Adjustment DiscountOf(Rank rank, Yen off) => new(
        AdjustmentKind.Discount, Yen.Zero - off, rank.DiscountBasisPoints, Mark + rank.Code, $"{rank.Name}会員割引");
}
