namespace Appliance.Domain.Loyalty;

/// <summary>Named limits of points, ranks, stamps and coupons.</summary>
public static class LoyaltyLimits
{
    /// <summary>Characters of an issued coupon's id.</summary>
    public const int CouponIdLength = 40;

    /// <summary>Coupons a member can hold at once; a further one is not issued.</summary>
    public const int HeldCoupons = 50;

    /// <summary>Uses of one issued coupon.</summary>
    public const int CouponUses = 99;
}
