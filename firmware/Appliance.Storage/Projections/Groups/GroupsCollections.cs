using System.Text.Json.Serialization;
using Appliance.Domain.Marketing;
using Appliance.Domain.Marketing.Conditions;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;

namespace Appliance.Storage.Projections.Groups;

/// <summary>Collections of figures, groups and what is bought together, with their indexes.</summary>
public static class GroupsCollections
{
    /// <summary>Above every count, so that a key can put the highest first.</summary>
    private const long Counted = 999_999_999_999;

    private static GroupsJson Json => GroupsJson.Default;

    /// <summary>Figures by member.</summary>
    public static DocumentIndex<FiguresDocument> FiguresById { get; } = new("id", it => it.Id);

    /// <summary>Purchases of a member: <see cref="Collections.MemberFrom"/> to <see cref="Collections.MemberTo"/>.</summary>
    public static DocumentIndex<PurchaseDocument> PurchasesByMember { get; } = new("member", PurchaseId);

    /// <summary>Who bought something: its key and a slash, then the member.</summary>
    public static DocumentIndex<PurchaseDocument> PurchasesBySubject { get; } =
        new("subject", it => $"{it.Subject}/{it.MemberId}");

    /// <summary>Groups by id.</summary>
    public static DocumentIndex<SegmentDocument> SegmentsById { get; } = new("id", it => it.Id);

    /// <summary>Who is in a group: its id and a slash, then the member.</summary>
    public static DocumentIndex<MembershipDocument> MembersBySegment { get; } =
        new("segment", it => it.LeftOn is null ? $"{it.SegmentId}/{it.MemberId}" : null);

    /// <summary>Who entered a group last on a day and is in it or was: group, day, member.</summary>
    public static DocumentIndex<MembershipDocument> EnteredByDay { get; } =
        new("entered", it => $"{it.SegmentId}/{Collections.DayKey(it.EnteredOn)}/{it.MemberId}");

    /// <summary>Who left a group on a day and has not come back: group, day, member.</summary>
    public static DocumentIndex<MembershipDocument> LeftByDay { get; } =
        new("left", it => it.LeftOn is { } day ? $"{it.SegmentId}/{Collections.DayKey(day)}/{it.MemberId}" : null);

    /// <summary>Days of a group.</summary>
    public static DocumentIndex<SegmentDayDocument> SegmentDaysByDay { get; } = new("day", SegmentDayId);

    /// <summary>Members by the day on which they have to be looked at again.</summary>
    public static DocumentIndex<MemberSegmentsDocument> MembersByDue { get; } =
        new("due", it => it.Due is { } due ? $"{Collections.DayKey(due)}/{it.MemberId}" : null);

    /// <summary>Products by code.</summary>
    public static DocumentIndex<ProductSalesDocument> ProductSalesByCode { get; } = new("code", it => it.Code);

    /// <summary>Pairs of a product that is the first of them, the most frequent first.</summary>
    public static DocumentIndex<PairDocument> PairsByFirst { get; } = new("first", it => $"{it.A}/{Rank(it)}");

    /// <summary>Pairs of a product that is the second of them, the most frequent first.</summary>
    public static DocumentIndex<PairDocument> PairsBySecond { get; } = new("second", it => $"{it.B}/{Rank(it)}");

    /// <summary>All pairs, the most frequent first.</summary>
    public static DocumentIndex<PairDocument> PairsByCount { get; } = new("count", Rank);

    /// <summary>Figures by member.</summary>
    public static DocumentCollection<FiguresDocument> Figures { get; } =
        new("figures", Json.FiguresDocument, it => it.Id, FiguresById);

    /// <summary>Purchases by member and what.</summary>
    public static DocumentCollection<PurchaseDocument> Purchases { get; } =
        new("purchases", Json.PurchaseDocument, PurchaseId, PurchasesByMember, PurchasesBySubject);

    /// <summary>Figures that are a member's own, of members who were joined.</summary>
    public static DocumentCollection<FiguresDocument> OwnFigures { get; } = new("ownfigures", Json.FiguresDocument, it => it.Id);

    /// <summary>Purchases that are a member's own, of members who were joined.</summary>
    public static DocumentCollection<PurchaseDocument> OwnPurchases { get; } =
        new("ownpurchases", Json.PurchaseDocument, PurchaseId, PurchasesByMember);

    /// <summary>Groups by id.</summary>
    public static DocumentCollection<SegmentDocument> Segments { get; } =
        new("segments", Json.SegmentDocument, it => it.Id, SegmentsById);

    /// <summary>Memberships by group and member.</summary>
    public static DocumentCollection<MembershipDocument> Memberships { get; } = new(
        "memberships", Json.MembershipDocument, it => $"{it.SegmentId}/{it.MemberId}", MembersBySegment, EnteredByDay, LeftByDay);

    /// <summary>Days of groups.</summary>
    public static DocumentCollection<SegmentDayDocument> SegmentDays { get; } =
        new("segmentdays", Json.SegmentDayDocument, SegmentDayId, SegmentDaysByDay);

    /// <summary>Where members stand, by their id.</summary>
    public static DocumentCollection<MemberSegmentsDocument> MemberSegments { get; } =
        new("membersegments", Json.MemberSegmentsDocument, it => it.MemberId, MembersByDue);

    /// <summary>How far the groups are, under <see cref="Collections.TheOnly"/>.</summary>
    public static DocumentCollection<SegmentWorkDocument> SegmentWork { get; } =
        new("segmentwork", Json.SegmentWorkDocument, _ => Collections.TheOnly);

    /// <summary>The shop's bounds, under <see cref="Collections.TheOnly"/>.</summary>
    public static DocumentCollection<MarketingDocument> Marketing { get; } =
        new("marketing", Json.MarketingDocument, _ => Collections.TheOnly);

    /// <summary>Sales of products by their code.</summary>
    public static DocumentCollection<ProductSalesDocument> ProductSales { get; } =
        new("productsales", Json.ProductSalesDocument, it => it.Code, ProductSalesByCode);

    /// <summary>Pairs of products.</summary>
    public static DocumentCollection<PairDocument> Pairs { get; } =
        new("pairs", Json.PairDocument, it => $"{it.A}/{it.B}", PairsByFirst, PairsBySecond, PairsByCount);

    /// <summary>Sales with products, under <see cref="Collections.TheOnly"/>.</summary>
    public static DocumentCollection<BasketsDocument> Baskets { get; } =
        new("baskets", Json.BasketsDocument, _ => Collections.TheOnly);

    /// <summary>All of them, for the engines.</summary>
    public static IReadOnlyList<IDocumentCollection> All { get; } =
    [
        Figures, Purchases, Segments, Memberships, SegmentDays, MemberSegments, SegmentWork, Marketing, ProductSales, Pairs, Baskets,
        OwnFigures, OwnPurchases,
    ];

    private static string PurchaseId(PurchaseDocument it) => $"{it.MemberId}/{it.Subject}";

    private static string SegmentDayId(SegmentDayDocument it) => $"{it.SegmentId}/{Collections.DayKey(it.Day)}";

    private static string Rank(PairDocument it) => Collections.NumberKey(Counted - it.Baskets);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(InstantJsonConverter)])]
[JsonSerializable(typeof(FiguresDocument))]
[JsonSerializable(typeof(PurchaseDocument))]
[JsonSerializable(typeof(SegmentDocument))]
[JsonSerializable(typeof(SegmentVersion))]
[JsonSerializable(typeof(MembershipDocument))]
[JsonSerializable(typeof(SegmentDayDocument))]
[JsonSerializable(typeof(MemberSegmentsDocument))]
[JsonSerializable(typeof(SegmentWorkDocument))]
[JsonSerializable(typeof(MarketingDocument))]
[JsonSerializable(typeof(ProductSalesDocument))]
[JsonSerializable(typeof(PairDocument))]
[JsonSerializable(typeof(BasketsDocument))]
[JsonSerializable(typeof(Condition))]
[JsonSerializable(typeof(Counts))]
[JsonSerializable(typeof(RecentDays))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(string))]
internal sealed partial class GroupsJson : JsonSerializerContext;
