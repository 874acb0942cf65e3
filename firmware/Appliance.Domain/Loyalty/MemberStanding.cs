namespace Appliance.Domain.Loyalty;

/// <summary>What the counter needs of a member's loyalty at a tap.</summary>
/// <param name="Coupons">Coupons held, the first to end first.</param>
public sealed record MemberStanding(EquatableList<HeldCoupon> Coupons)
{
    /// <summary>Nothing yet.</summary>
    public static MemberStanding None { get; } = new([]);

    /// <summary>Coupons that can be used on a business day.</summary>
    public IEnumerable<HeldCoupon> CouponsOn(DateOnly day) => Coupons.Where(coupon => coupon.HoldsOn(day));
}
