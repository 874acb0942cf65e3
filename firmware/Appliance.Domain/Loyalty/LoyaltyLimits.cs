namespace Appliance.Domain.Loyalty;

/// <summary>Named limits of points, ranks, stamps and coupons.</summary>
public static class LoyaltyLimits
{
    /// <summary>Characters of an issued coupon's id.</summary>
    public const int CouponIdLength = 40;

    /// <summary>Coupons the counter offers of a member's at once; further ones can be scanned.</summary>
    public const int HeldCoupons = 50;

    /// <summary>Uses of one issued coupon.</summary>
    public const int CouponUses = 99;

    /// <summary>Bonus rules.</summary>
    public const int Bonuses = 50;

    /// <summary>Ranks of the ladder.</summary>
    public const int Ranks = 8;

    /// <summary>Stamp cards.</summary>
    public const int StampCards = 8;

    /// <summary>Stamps one sale gives on one card.</summary>
    public const int StampsPerSale = 100;

    /// <summary>Kinds of passes.</summary>
    public const int Passes = 20;

    /// <summary>Passes a member holds at once.</summary>
    public const int HeldPasses = 20;

    /// <summary>Months of points kept apart by age; the longest that points can last, and one more.</summary>
    public const int LotMonths = ExpiryMonths + 2;

    /// <summary>Longest that points last.</summary>
    public const int ExpiryMonths = 60;

    /// <summary>Months of figures kept for ranks; the longest window.</summary>
    public const int FigureMonths = 36;

    /// <summary>Highest limit for what staff give at once.</summary>
    public const int StaffPoints = 1_000_000;
}
