using System.Text.Json.Serialization;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Sales;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;

namespace Appliance.Storage.Projections.Loyalty;

/// <summary>The documents of points, ranks, stamps and coupons.</summary>
public static class LoyaltyCollections
{
    private static LoyaltyStoreJson Json => LoyaltyStoreJson.Default;

    /// <summary>Who holds points, by the month of the oldest: <c>202611/M000001</c>.</summary>
    public static DocumentIndex<LoyaltyMemberDocument> MembersByOldestPoints { get; } =
        new("oldest", member => member.Points.Lots.Count == 0 ? null : $"{member.Points.Lots[0].Month:D6}/{member.Id}");

    /// <summary>Who holds points, by the day of the last sale: <c>2026-11-21/M000001</c>.</summary>
    public static DocumentIndex<LoyaltyMemberDocument> MembersByActivity { get; } =
        new("activity", member => member.Points is { LastActive: { } day, Account.Held: > 0 }
            ? $"{Collections.DayKey(day)}/{member.Id}"
            : null);

    /// <summary>Who has a rank, by id.</summary>
    public static DocumentIndex<LoyaltyMemberDocument> MembersWithRank { get; } =
        new("ranked", member => member.Rank is null ? null : member.Id);

    /// <summary>Issued coupons by what brought them, then by id: <c>source/id</c>; those without a source are not in it.</summary>
    public static DocumentIndex<IssuedCouponDocument> CouponsBySource { get; } =
        new("source", coupon => coupon.Source is null ? null : $"{coupon.Source}/{coupon.Id}");

    /// <summary>Issued coupons of a member by day of issue and id: <c>member/day-id</c>.</summary>
    public static DocumentIndex<IssuedCouponDocument> CouponsByMember { get; } =
        new("member", coupon => $"{coupon.MemberId}/{Collections.DayKey(coupon.IssuedOn)}-{coupon.Id}");

    /// <summary>Moves of points of a member in the order of their entries: <c>member/id</c>.</summary>
    public static DocumentIndex<PointMoveDocument> MovesByMember { get; } =
        new("member", move => $"{move.MemberId}/{move.Id}");

    /// <summary>What loyalty brings each member, by the member's id.</summary>
    public static DocumentCollection<LoyaltyMemberDocument> Members { get; } = new(
        "loyaltymembers", Json.LoyaltyMemberDocument, member => member.Id, MembersByOldestPoints, MembersByActivity, MembersWithRank);

    /// <summary>What is a member's own, of members who were joined.</summary>
    public static DocumentCollection<LoyaltyMemberDocument> OwnMembers { get; } =
        new("ownloyalty", Json.LoyaltyMemberDocument, member => member.Id);

    /// <summary>What the shop owes its members, under <see cref="Collections.TheOnly"/>.</summary>
    public static DocumentCollection<LoyaltyShopDocument> Shop { get; } =
        new("loyaltyshop", Json.LoyaltyShopDocument, _ => Collections.TheOnly);

    /// <summary>The rules, under <see cref="Collections.TheOnly"/>.</summary>
    public static DocumentCollection<LoyaltyRulesDocument> Rules { get; } =
        new("loyaltyrules", Json.LoyaltyRulesDocument, _ => Collections.TheOnly);

    /// <summary>Coupons issued to members, by their own id.</summary>
    public static DocumentCollection<IssuedCouponDocument> IssuedCoupons { get; } =
        new("issuedcoupons", Json.IssuedCouponDocument, coupon => coupon.Id, CouponsBySource, CouponsByMember);

    /// <summary>Every move of points.</summary>
    public static DocumentCollection<PointMoveDocument> Moves { get; } =
        new("pointmoves", Json.PointMoveDocument, move => move.Id, MovesByMember);

    /// <summary>All of them, for the engines.</summary>
    public static IReadOnlyList<IDocumentCollection> All { get; } = [Members, OwnMembers, Shop, Rules, IssuedCoupons, Moves];
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(InstantJsonConverter)])]
[JsonSerializable(typeof(LoyaltyMemberDocument))]
[JsonSerializable(typeof(LoyaltyShopDocument))]
[JsonSerializable(typeof(LoyaltyRulesDocument))]
[JsonSerializable(typeof(IssuedCouponDocument))]
[JsonSerializable(typeof(PointMoveDocument))]
[JsonSerializable(typeof(HeldCoupon))]
[JsonSerializable(typeof(HeldPass))]
[JsonSerializable(typeof(CouponUse))]
[JsonSerializable(typeof(PointLot))]
[JsonSerializable(typeof(MonthFigures))]
[JsonSerializable(typeof(StampBalance))]
[JsonSerializable(typeof(BonusRule))]
[JsonSerializable(typeof(Rank))]
[JsonSerializable(typeof(StampCard))]
[JsonSerializable(typeof(PassKind))]
[JsonSerializable(typeof(Weekday))]
[JsonSerializable(typeof(TenderKind))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(string))]
internal sealed partial class LoyaltyStoreJson : JsonSerializerContext;
