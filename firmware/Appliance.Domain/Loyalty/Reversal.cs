using Appliance.Domain.Journal;

namespace Appliance.Domain.Loyalty;

/// <summary>What a sale brought beside points, to be undone when all of it came back.</summary>
/// <param name="Coupons">Ids of the member's own coupons that were used on it, or null.</param>
/// <param name="Stamps">Stamps it gave, or null.</param>
public sealed record Reversal(EquatableList<string>? Coupons = null, EquatableList<StampGrant>? Stamps = null)
{
    /// <summary>What there is to undo of a sale, or null.</summary>
    public static Reversal? Of(SaleClosed sale)
    {
        ArgumentNullException.ThrowIfNull(sale);
        if (sale.MemberId is null) return null;
        EquatableList<string> coupons = [.. (sale.Adjustments ?? []).Select(it => it.Issued).OfType<string>()];
        return coupons.Count == 0 && sale.Stamps is null ? null : new(coupons.Count == 0 ? null : coupons, sale.Stamps);
    }
}
