using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Money;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections.Loyalty;

/// <summary>Coupons of members: issued, used, given back, taken away; and what each member can use now.</summary>
internal sealed class IssuedCouponProjection(IDocumentTransaction transaction)
{
    private readonly DocumentCache<IssuedCouponDocument> coupons = new(LoyaltyCollections.IssuedCoupons, transaction);

    /// <summary>Takes the next entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="member">Finds a member's document, or begins it.</param>
    /// <param name="put">Keeps it.</param>
    public void Add(JournalEntry entry, Func<string, LoyaltyMemberDocument> member, Action<LoyaltyMemberDocument> put)
    {
        foreach (var coupon in Changed(entry))
        {
            coupons.Put(coupon);
            var owner = member(coupon.MemberId);
            put(owner with { Coupons = Held(owner.Coupons ?? [], coupon.Held, entry.Day) });
        }
    }

    public void Flush() => coupons.Flush();

    /// <summary>Why staff took a member's coupons away is gone.</summary>
    public void Erase(string memberId)
    {
        coupons.Flush();
        var all = transaction.Range(
            LoyaltyCollections.IssuedCoupons, LoyaltyCollections.CouponsByMember, Collections.MemberFrom(memberId),
            Collections.MemberTo(memberId), int.MaxValue);
        foreach (var coupon in all.Where(it => it.Revoked is { Length: > 0 })) coupons.Put(coupon with { Revoked = "" });
    }

    private IEnumerable<IssuedCouponDocument> Changed(JournalEntry entry)
    {
        switch (entry.Data)
        {
            case SaleClosed { Adjustments: not null } sale:
                return Used(entry.Day, sale);
            case CouponIssued issued:
                HeldCoupon held = new(issued.CouponId, issued.Code, issued.From, issued.Until, issued.Uses);
                return [new(issued.MemberId, held, issued.Uses, issued.Reason, issued.Source, entry.Day)];
            case CouponRestored restored when coupons.Get(restored.CouponId) is { } coupon:
                return [Restored(coupon, restored.SaleId)];
            case CouponRevoked revoked when coupons.Get(revoked.CouponId) is { } coupon:
                return [coupon with { Held = coupon.Held with { UsesLeft = 0 }, Revoked = revoked.Reason }];
            default:
                return [];
        }
    }

    private IEnumerable<IssuedCouponDocument> Used(DateOnly day, SaleClosed sale)
    {
        foreach (var given in sale.Adjustments!)
        {
            if (given.Issued is null || coupons.Get(given.Issued) is not { } coupon) continue;
            yield return coupon with
            {
                Held = coupon.Held with { UsesLeft = Math.Max(coupon.Held.UsesLeft - 1, 0) },
                Used = (coupon.Used ?? []).Add(new(sale.SaleId, day, sale.Total, Yen.Zero - given.Amount)),
            };
        }
    }

    private static IssuedCouponDocument Restored(IssuedCouponDocument coupon, string saleId)
    {
        EquatableList<CouponUse> rest = [.. (coupon.Used ?? []).Where(use => use.SaleId != saleId)];
        return coupon with
        {
            Held = coupon.Revoked is null ? coupon.Held with { UsesLeft = coupon.Held.UsesLeft + 1 } : coupon.Held,
            Used = rest.Count == 0 ? null : rest,
        };
    }

    /// <summary>What the member can use from here on; more than the limit can still be scanned.</summary>
    private static EquatableList<HeldCoupon>? Held(EquatableList<HeldCoupon> before, HeldCoupon changed, DateOnly day)
    {
        var others = before.Where(held => held.CouponId != changed.CouponId && held.Until >= day);
        EquatableList<HeldCoupon> sorted =
        [
            .. (changed.UsesLeft > 0 ? others.Append(changed) : others)
                .OrderBy(it => it.Until).ThenBy(it => it.CouponId, StringComparer.Ordinal)
                .Take(LoyaltyLimits.HeldCoupons),
        ];
        return sorted.Count == 0 ? null : sorted;
    }
}
