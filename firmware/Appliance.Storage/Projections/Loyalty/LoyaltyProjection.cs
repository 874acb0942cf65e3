using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Money;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections.Loyalty;

/// <summary>What each kind of entry changes in points, ranks, stamps and coupons.</summary>
internal sealed class LoyaltyProjection(IDocumentTransaction transaction) : IPartProjection
{
    private readonly DocumentCache<LoyaltyMemberDocument> members = new(LoyaltyCollections.Members, transaction);
    private readonly DocumentCache<IssuedCouponDocument> coupons = new(LoyaltyCollections.IssuedCoupons, transaction);

    public void Add(JournalEntry entry)
    {
        switch (entry.Data)
        {
            case SaleClosed sale:
                UseCoupons(entry.Day, sale);
                break;
            case CouponIssued issued:
                Issue(entry.Day, issued);
                break;
            case CouponRestored restored when coupons.Get(restored.CouponId) is { } coupon:
                Restore(entry.Day, coupon, restored.SaleId);
                break;
            case CouponRevoked revoked when coupons.Get(revoked.CouponId) is { } coupon:
                Put(entry.Day, coupon with { Held = coupon.Held with { UsesLeft = 0 }, Revoked = revoked.Reason });
                break;
            default:
                break;
        }
    }

    public void Flush()
    {
        members.Flush();
        coupons.Flush();
    }

    private void Issue(DateOnly day, CouponIssued issued) => Put(day, new(
        issued.MemberId,
        new(issued.CouponId, issued.Code, issued.From, issued.Until, issued.Uses),
        issued.Uses,
        issued.Reason,
        issued.Source,
        day));

    private void UseCoupons(DateOnly day, SaleClosed sale)
    {
        foreach (var given in sale.Adjustments ?? [])
        {
            if (given.Issued is null || coupons.Get(given.Issued) is not { } coupon) continue;
            Put(day, coupon with
            {
                Held = coupon.Held with { UsesLeft = Math.Max(coupon.Held.UsesLeft - 1, 0) },
                Used = (coupon.Used ?? []).Add(new(sale.SaleId, day, sale.Total, Yen.Zero - given.Amount)),
            });
        }
    }

    private void Restore(DateOnly day, IssuedCouponDocument coupon, string saleId)
    {
        EquatableList<CouponUse> rest = [.. (coupon.Used ?? []).Where(use => use.SaleId != saleId)];
        Put(day, coupon with
        {
            Held = coupon.Revoked is null ? coupon.Held with { UsesLeft = coupon.Held.UsesLeft + 1 } : coupon.Held,
            Used = rest.Count == 0 ? null : rest,
        });
    }

    /// <summary>The coupon, and what the member can use of it; more than the limit can still be scanned.</summary>
    private void Put(DateOnly day, IssuedCouponDocument coupon)
    {
        coupons.Put(coupon);
        var member = members.Get(coupon.MemberId) ?? new(coupon.MemberId);
        var others = (member.Coupons ?? []).Where(held => held.CouponId != coupon.Id && held.Until >= day);
        var held = coupon.Held.UsesLeft > 0 ? others.Append(coupon.Held) : others;
        EquatableList<HeldCoupon> sorted =
        [
            .. held.OrderBy(it => it.Until).ThenBy(it => it.CouponId, StringComparer.Ordinal).Take(LoyaltyLimits.HeldCoupons),
        ];
        members.Put(member with { Coupons = sorted.Count == 0 ? null : sorted });
    }
}
