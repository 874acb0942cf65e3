using System.Text.Json.Serialization;
using Appliance.Domain.Loyalty;

namespace Appliance.Domain.Journal;

/// <summary><c>coupon.issued</c>: a member got a coupon of their own (個人クーポン).</summary>
/// <param name="CouponId">
/// Stable id, never given twice, and the code on paper: 3–40 letters, digits and dashes, a dash among them. Whoever
/// issues to many makes it of the source and the member (<c>CA00012-M000001</c>), so that trying again issues nothing twice.
/// </param>
/// <param name="MemberId">Who got it.</param>
/// <param name="Code">What it takes off: code of a defined coupon.</param>
/// <param name="From">First business day it can be used.</param>
/// <param name="Until">Last business day.</param>
/// <param name="Uses">How often it can be used, 1–99.</param>
/// <param name="Reason">Why.</param>
/// <param name="Source">What exactly: id of the campaign, code of the stamp card or rank; null where there is none.</param>
public sealed record CouponIssued(
    string CouponId,
    string MemberId,
    string Code,
    DateOnly From,
    DateOnly Until,
    int Uses,
    CouponReason Reason,
    string? Source = null) : EntryData;

/// <summary>Why a member got a coupon.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CouponReason>))]
public enum CouponReason
{
    /// <summary>販促; the source is the campaign's id.</summary>
    [JsonStringEnumMemberName("campaign")]
    Campaign,

    /// <summary>スタンプ特典; the source is the stamp card's code.</summary>
    [JsonStringEnumMemberName("stamps")]
    Stamps,

    /// <summary>ランク特典; the source is the rank's code.</summary>
    [JsonStringEnumMemberName("rank")]
    Rank,

    /// <summary>Given by staff (お詫び・サービス).</summary>
    [JsonStringEnumMemberName("staff")]
    Staff,
}

/// <summary>
/// <c>coupon.restored</c>: the sale a coupon was used on came back whole, so it can be used once more. That it was used
/// stands in the sale: the adjustment names the coupon's id.
/// </summary>
/// <param name="CouponId">Which.</param>
/// <param name="MemberId">Whose.</param>
/// <param name="SaleId">The sale it had been used on.</param>
public sealed record CouponRestored(string CouponId, string MemberId, string SaleId) : EntryData;

/// <summary><c>coupon.revoked</c>: a coupon was taken away, for example with the sale that brought it.</summary>
/// <param name="CouponId">Which.</param>
/// <param name="MemberId">Whose.</param>
/// <param name="Reason">In words, at most 40 characters.</param>
public sealed record CouponRevoked(string CouponId, string MemberId, string Reason) : EntryData;

/// <summary><c>loyalty.configured</c>: the rules of points, ranks, stamps and passes from here on.</summary>
public sealed record LoyaltyConfigured(LoyaltyRules Rules) : EntryData;

/// <summary><c>points.expired</c>: points of a member are over (失効). Decided when the business day turns.</summary>
/// <param name="MemberId">Whose.</param>
/// <param name="Points">How many, above zero.</param>
/// <param name="Balance">The member's points after it.</param>
/// <param name="Kind">By which rule.</param>
public sealed record PointsExpired(string MemberId, long Points, long Balance, ExpiryKind Kind) : EntryData;

/// <summary><c>points.gifted</c>: staff gave points (プレゼント).</summary>
/// <param name="MemberId">To whom.</param>
/// <param name="Points">How many, above zero.</param>
/// <param name="Balance">The member's points after it.</param>
/// <param name="Reason">In staff's words, 1–40 characters; sealed, since it may tell of the person. Null when erased.</param>
public sealed record PointsGifted(string MemberId, long Points, long Balance, [property: JsonIgnore] StaffReason? Reason)
    : SealedEntryData(MemberId)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override object? Secret => Reason;
}

/// <summary><c>points.corrected</c>: staff put points right (訂正).</summary>
/// <param name="MemberId">Whose.</param>
/// <param name="Points">Signed, not zero.</param>
/// <param name="Balance">The member's points after it.</param>
/// <param name="Reason">In staff's words, 1–40 characters; sealed, since it may tell of the person. Null when erased.</param>
public sealed record PointsCorrected(string MemberId, long Points, long Balance, [property: JsonIgnore] StaffReason? Reason)
    : SealedEntryData(MemberId)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override object? Secret => Reason;
}

/// <summary>Why staff moved points, in their own words.</summary>
/// <param name="Text">1–40 characters.</param>
public sealed record StaffReason(string Text);

/// <summary><c>rank.changed</c>: a member went up (with a sale) or down (when the business day turned).</summary>
/// <param name="MemberId">Who.</param>
/// <param name="Before">Code of the rank before, or null for none.</param>
/// <param name="Rank">Code of the rank from here on, or null for none.</param>
/// <param name="Measured">What it went by: yen or visits in the window.</param>
public sealed record RankChanged(string MemberId, string? Before, string? Rank, long Measured) : EntryData;

/// <summary><c>stamps.taken-back</c>: the sale that gave stamps came back whole.</summary>
/// <param name="MemberId">Whose.</param>
/// <param name="SaleId">The sale.</param>
/// <param name="Card">Code of the stamp card.</param>
/// <param name="Stamps">Stamps taken back, those of full cards included.</param>
public sealed record StampsTakenBack(string MemberId, string SaleId, string Card, int Stamps) : EntryData;

/// <summary><c>pass.issued</c>: a pass or membership was sold (回数券・月額会員).</summary>
/// <param name="MemberId">Who holds it.</param>
/// <param name="Pass">What it is good for.</param>
/// <param name="Product">Code of the product that was sold.</param>
/// <param name="SaleId">The sale.</param>
public sealed record PassIssued(string MemberId, HeldPass Pass, string Product, string SaleId) : EntryData;

/// <summary><c>pass.used</c>: a pass was used (回数券利用).</summary>
/// <param name="MemberId">Who used it.</param>
/// <param name="PassId">Which.</param>
/// <param name="Name">As printed.</param>
/// <param name="Uses">How often at once, 1 or more.</param>
/// <param name="Left">Uses left; 0 also for one without a number of uses.</param>
/// <param name="Until">Its last business day.</param>
/// <param name="IsUnlimited">Without a number of uses.</param>
public sealed record PassUsed(
    string MemberId,
    string PassId,
    string Name,
    int Uses,
    int Left,
    DateOnly Until,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsUnlimited = false) : EntryData;

/// <summary><c>pass.revoked</c>: the sale of a pass came back.</summary>
/// <param name="MemberId">Who held it.</param>
/// <param name="PassId">Which.</param>
/// <param name="SaleId">The sale.</param>
/// <param name="Uses">Uses taken back; 0 for one without a number of uses, which ends.</param>
public sealed record PassRevoked(string MemberId, string PassId, string SaleId, int Uses) : EntryData;

/// <summary><c>member.pin-set</c>: a member chose a PIN for large redemptions, or gave it up.</summary>
/// <param name="MemberId">Who.</param>
/// <param name="PinHash">Keyed hash, hex; null for none any more.</param>
public sealed record MemberPinSet(string MemberId, string? PinHash) : EntryData;
