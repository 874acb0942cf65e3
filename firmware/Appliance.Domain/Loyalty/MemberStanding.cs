namespace Appliance.Domain.Loyalty;

/// <summary>What the counter needs of a member's loyalty at a tap.</summary>
/// <param name="Coupons">Coupons held, the first to end first.</param>
public sealed record MemberStanding(EquatableList<HeldCoupon> Coupons)
{
    /// <summary>Nothing yet.</summary>
    public static MemberStanding None { get; } = new([]);

    /// <summary>Code of the member's rank, or null.</summary>
    public string? Rank { get; init; }

    /// <summary>What they bought of late, the oldest month first.</summary>
    public EquatableList<MonthFigures> Months { get; init; } = [];

    /// <summary>Business day of the last sale, or null.</summary>
    public DateOnly? LastVisit { get; init; }

    /// <summary>Month of the birthday, 1–12; 0 when it is not known.</summary>
    public int BirthMonth { get; init; }

    /// <summary>Stamps on their cards.</summary>
    public EquatableList<StampBalance> Stamps { get; init; } = [];

    /// <summary>Passes that last, the first to end first.</summary>
    public EquatableList<HeldPass> Passes { get; init; } = [];

    /// <summary>Keyed hash of the PIN for large redemptions, or null without one.</summary>
    public string? PinHash { get; init; }

    /// <summary>Coupons that can be used on a business day.</summary>
    public IEnumerable<HeldCoupon> CouponsOn(DateOnly day) => Coupons.Where(coupon => coupon.HoldsOn(day));
}
