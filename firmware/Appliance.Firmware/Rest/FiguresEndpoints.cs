using Appliance.Domain.Marketing;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Groups;

namespace Appliance.Firmware.Rest;

/// <summary>A member's figures, and what might be offered to whom.</summary>
internal static class FiguresEndpoints
{
    /// <summary>Products and departments told of a member.</summary>
    private const int TopPurchases = 10;

    /// <summary>Purchases of a member that are looked at for the top ones.</summary>
    private const int PurchaseLimit = 1_000;

    /// <summary>Likely buyers and pairs told at once.</summary>
    private const int SuggestionLimit = 100;

    public static void MapFigures(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/members/{id}/figures", Get).WithTags("members").WithName("getMemberFigures").Needs(Access.MembersRead)
            .Produces<MemberFiguresResponse>().ProducesProblem(404)
            .WithSummary("Visits and spending of a member by hour, weekday and month, the usual interval, and what they buy.");

        var group = routes.MapGroup("/api/v1/suggestions").WithTags("groups").Needs(Access.CampaignsRead);
        group.MapGet("/bought-together", Together).WithName("listBoughtTogether").Produces<IReadOnlyList<AssociationResponse>>()
            .ProducesProblem(400)
            .WithSummary("Products bought together, of the whole shop or with one product, the highest lift first.");
        group.MapGet("/likely-buyers", LikelyBuyers).WithName("listLikelyBuyers").Needs(Access.MembersRead)
            .Produces<IReadOnlyList<LikelyBuyerResponse>>().ProducesProblem(404)
            .WithSummary("Members who buy of the product's department or what goes with it, but have not bought it yet.");
    }

    private static IResult Get(string id, IDocumentReader documents, StationLoop station)
    {
        id = MergedMembers.Living(documents, id)?.Id ?? id;
        if (documents.Get(GroupsCollections.Figures, id) is not { } kept) return Problems.NotFound($"会員 {id} は見つかりません。");
        var (figures, today, goods) = (kept.Figures, StoredLookup.Today(documents), station.RealState.Goods);
        var purchases = documents.Range(
            GroupsCollections.Purchases, GroupsCollections.PurchasesByMember, Collections.MemberFrom(id), Collections.MemberTo(id),
            PurchaseLimit);
        return TypedResults.Ok(new MemberFiguresResponse(
            id,
            today,
            figures.Total,
            figures.Visits,
            figures.Sales,
            figures.Average,
            figures.First,
            figures.Last,
            figures.DaysSince(today),
            figures.UsualInterval,
            figures.IntervalTrend,
            figures.NextVisit,
            [.. LeavingSigns.Of(figures, today)],
            figures.Hours.Items.ToArray(),
            figures.Weekdays.Items.ToArray(),
            figures.Months.Items.ToArray(),
            [.. SpendOf(figures, today)],
            [.. figures.Recent.Days.Select(it => new VisitResponse(it.Day, it.Count, it.Amount))],
            Top(purchases, SubjectKind.Product, goods),
            Top(purchases, SubjectKind.Department, goods),
            [
                .. documents.SegmentsOf(id).Select(segment => documents.Get(GroupsCollections.Segments, segment))
                    .OfType<SegmentDocument>().Where(it => !it.Archived)
                    .Select(it => new SegmentName(it.Id, it.Name)),
            ]));
    }

    private static IEnumerable<MonthSpend> SpendOf(MemberFigures figures, DateOnly today)
    {
        for (var back = MonthlySpend.Kept - 1; back >= 0; back--)
        {
            var month = new DateOnly(today.Year, today.Month, 1).AddMonths(-back);
            yield return new(month, figures.Spend.Between(today, back, back));
        }
    }

    private static List<PurchaseResponse> Top(IReadOnlyList<PurchaseDocument> purchases, SubjectKind kind, Goods goods)
    {
        var mark = new PurchaseSubject(kind, "").Key;
        return
        [
            .. purchases.Where(it => it.Subject.StartsWith(mark, StringComparison.Ordinal))
                .OrderByDescending(it => it.Figures.Amount.Amount).ThenBy(it => it.Subject, StringComparer.Ordinal)
                .Take(TopPurchases)
                .Select(it => PurchaseResponse.Of(it, mark.Length, kind, goods)),
        ];
    }

    private static IResult Together(IDocumentReader documents, StationLoop station, string? product = null, int? fewest = null)
    {
        if (fewest is < 1) return Problems.Invalid("fewest-invalid", "fewest は1以上です。");
        var goods = station.RealState.Goods;
        var least = fewest ?? Association.FewestBaskets;
        var found = product is null ? documents.BoughtTogether(least) : documents.BoughtWith(product, least);
        return TypedResults.Ok<IReadOnlyList<AssociationResponse>>(
        [
            .. found.Take(SuggestionLimit).Select(it => new AssociationResponse(
                it.Code, NameOf(goods, it.Code), it.With, NameOf(goods, it.With), it.Baskets, it.SupportBasisPoints,
                it.ConfidenceBasisPoints, it.LiftPercent)),
        ]);
    }

    private static IResult LikelyBuyers(string product, IDocumentReader documents, StationLoop station)
    {
        if (station.RealState.Goods.Find(product) is not { } found) return Problems.NotFound($"商品 {product} は見つかりません。");
        var buyers = documents.LikelyBuyers(found.Code, found.Department, StoredLookup.Today(documents), SuggestionLimit);
        return TypedResults.Ok<IReadOnlyList<LikelyBuyerResponse>>(
        [
            .. from buyer in buyers
               let figures = documents.Get(GroupsCollections.Figures, buyer.MemberId)
               where figures is not null
               select new LikelyBuyerResponse(GroupedMember.Of(figures, documents), buyer.Score),
        ]);
    }

    internal static string NameOf(Goods goods, string code) => goods.ProductsByCode.GetValueOrDefault(code)?.Name ?? code;
}

/// <summary>A member's figures.</summary>
/// <param name="Id">Who.</param>
/// <param name="Today">The business day they are seen from.</param>
/// <param name="Total">Spent in all.</param>
/// <param name="Visits">Visits.</param>
/// <param name="Sales">Sales.</param>
/// <param name="Average">Spent per visit, or null.</param>
/// <param name="First">Day of the first visit, or null.</param>
/// <param name="Last">Day of the latest visit, or null.</param>
/// <param name="DaysSince">Days since then, or null.</param>
/// <param name="UsualInterval">Days usually between two visits (the median of the latest), or null.</param>
/// <param name="IntervalTrendPercent">The latest intervals in percent of the ones before, or null.</param>
/// <param name="NextVisit">When the next visit is due by their own habit, or null.</param>
/// <param name="Signs">Signs that they are about to stay away.</param>
/// <param name="Hours">Sales by hour, 24.</param>
/// <param name="Weekdays">Visits by weekday, Sunday first.</param>
/// <param name="Months">Visits by month, January first.</param>
/// <param name="Spend">Spent in this month and the twelve before, the earliest first.</param>
/// <param name="Recent">The latest visits, the earliest first.</param>
/// <param name="Products">Products they spent most on.</param>
/// <param name="Departments">Departments they spent most on.</param>
/// <param name="Segments">Groups they are in.</param>
internal sealed record MemberFiguresResponse(
    string Id,
    DateOnly Today,
    Yen Total,
    int Visits,
    int Sales,
    Yen? Average,
    DateOnly? First,
    DateOnly? Last,
    int? DaysSince,
    int? UsualInterval,
    int? IntervalTrendPercent,
    DateOnly? NextVisit,
    IReadOnlyList<LeavingSign> Signs,
    IReadOnlyList<long> Hours,
    IReadOnlyList<long> Weekdays,
    IReadOnlyList<long> Months,
    IReadOnlyList<MonthSpend> Spend,
    IReadOnlyList<VisitResponse> Recent,
    IReadOnlyList<PurchaseResponse> Products,
    IReadOnlyList<PurchaseResponse> Departments,
    IReadOnlyList<SegmentName> Segments);

/// <summary>What was spent in a month.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Amount">How much.</param>
internal sealed record MonthSpend(DateOnly Month, Yen Amount);

/// <summary>A visit.</summary>
internal sealed record VisitResponse(DateOnly Day, long Sales, Yen Amount);

/// <summary>What a member bought of one thing.</summary>
/// <param name="Code">Product code or number of the department.</param>
/// <param name="Name">Its name.</param>
/// <param name="Times">Days on which they did.</param>
/// <param name="Pieces">Pieces.</param>
/// <param name="Amount">What they came to.</param>
/// <param name="Last">The latest day.</param>
internal sealed record PurchaseResponse(string Code, string Name, int Times, long Pieces, Yen Amount, DateOnly Last)
{
    public static PurchaseResponse Of(PurchaseDocument purchase, int mark, SubjectKind kind, Goods goods)
    {
        var code = purchase.Subject[mark..];
        var name = kind == SubjectKind.Product
            ? FiguresEndpoints.NameOf(goods, code)
            : goods.Departments.GetValueOrDefault(int.Parse(code))?.Name ?? code;
        var kept = purchase.Figures;
        return new(code, name, kept.Times, kept.Pieces, kept.Amount, kept.Last);
    }
}

/// <summary>A group's name.</summary>
internal sealed record SegmentName(string Id, string Name);

/// <summary>Two products bought together.</summary>
internal sealed record AssociationResponse(
    string Code, string Name, string With, string WithName, long Baskets, int SupportBasisPoints, int ConfidenceBasisPoints,
    long LiftPercent);

/// <summary>A likely buyer.</summary>
/// <param name="Member">Who.</param>
/// <param name="Score">Days lately on which they bought something similar.</param>
internal sealed record LikelyBuyerResponse(GroupedMember Member, int Score);
