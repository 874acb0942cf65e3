using System.Text.Json.Serialization;
using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Money;

namespace Appliance.Storage.Projections.Loyalty;

/// <summary>What loyalty brings a member; the id is the member's.</summary>
/// <param name="Id">For example <c>M000001</c>.</param>
public sealed record LoyaltyMemberDocument(string Id)
{
    /// <summary>Coupons that can still be used, the first to end first; null for none.</summary>
    public EquatableList<HeldCoupon>? Coupons { get; init; }

    /// <summary>As the counter sees it on a business day.</summary>
    public MemberStanding StandingOn(DateOnly day) => new([.. (Coupons ?? []).Where(coupon => coupon.Until >= day)]);
}

/// <summary>A coupon that was issued to a member, with what became of it.</summary>
/// <param name="MemberId">Whose.</param>
/// <param name="Held">What is left of it.</param>
/// <param name="Uses">How often it could be used at first.</param>
/// <param name="Reason">Why it was issued.</param>
/// <param name="Source">Id of the campaign, code of the stamp card or rank, or null.</param>
/// <param name="IssuedOn">Business day.</param>
/// <param name="Used">Sales it was used on and that still stand; null for none.</param>
/// <param name="Revoked">Why it was taken away, or null.</param>
public sealed record IssuedCouponDocument(
    string MemberId,
    HeldCoupon Held,
    int Uses,
    CouponReason Reason,
    string? Source,
    DateOnly IssuedOn,
    EquatableList<CouponUse>? Used = null,
    string? Revoked = null)
{
    /// <summary>Its id.</summary>
    [JsonIgnore]
    public string Id => Held.CouponId;
}

/// <summary>A use of a coupon: the response to whatever brought it.</summary>
/// <param name="SaleId">The sale.</param>
/// <param name="Day">Business day.</param>
/// <param name="Total">What the sale came to.</param>
/// <param name="Given">What the coupon took off, above ¥0.</param>
public sealed record CouponUse(string SaleId, DateOnly Day, Yen Total, Yen Given);
