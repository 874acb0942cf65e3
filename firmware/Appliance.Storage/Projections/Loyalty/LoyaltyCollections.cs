using System.Text.Json.Serialization;
using Appliance.Domain.Loyalty;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;

namespace Appliance.Storage.Projections.Loyalty;

/// <summary>The documents of points, ranks, stamps and coupons.</summary>
public static class LoyaltyCollections
{
    private static LoyaltyStoreJson Json => LoyaltyStoreJson.Default;

    /// <summary>Issued coupons by what brought them, then by id: <c>source/id</c>; those without a source are not in it.</summary>
    public static DocumentIndex<IssuedCouponDocument> CouponsBySource { get; } =
        new("source", coupon => coupon.Source is null ? null : $"{coupon.Source}/{coupon.Id}");

    /// <summary>Issued coupons of a member by day of issue and id: <c>member/day-id</c>.</summary>
    public static DocumentIndex<IssuedCouponDocument> CouponsByMember { get; } =
        new("member", coupon => $"{coupon.MemberId}/{Collections.DayKey(coupon.IssuedOn)}-{coupon.Id}");

    /// <summary>What loyalty brings each member, by the member's id.</summary>
    public static DocumentCollection<LoyaltyMemberDocument> Members { get; } =
        new("loyaltymembers", Json.LoyaltyMemberDocument, member => member.Id);

    /// <summary>Coupons issued to members, by their own id.</summary>
    public static DocumentCollection<IssuedCouponDocument> IssuedCoupons { get; } =
        new("issuedcoupons", Json.IssuedCouponDocument, coupon => coupon.Id, CouponsBySource, CouponsByMember);

    /// <summary>All of them, for the engines.</summary>
    public static IReadOnlyList<IDocumentCollection> All { get; } = [Members, IssuedCoupons];
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(InstantJsonConverter)])]
[JsonSerializable(typeof(LoyaltyMemberDocument))]
[JsonSerializable(typeof(IssuedCouponDocument))]
[JsonSerializable(typeof(HeldCoupon))]
[JsonSerializable(typeof(CouponUse))]
internal sealed partial class LoyaltyStoreJson : JsonSerializerContext;
