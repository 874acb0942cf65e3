using Appliance.Domain.Journal;
using Appliance.Domain.Marketing;
using Appliance.Domain.Money;
using Appliance.Domain.Staff;
using Appliance.Firmware.Groups;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Groups;

namespace Appliance.Firmware.Rest;

/// <summary>All members ranked: RFM, deciles, ABC, who is dormant, given up or about to leave; and the shop's bounds.</summary>
internal static class AnalysisEndpoints
{
    /// <summary>Members listed at once.</summary>
    private const int ListLimit = 200;

    /// <summary>Products that are ranked.</summary>
    private const int ProductLimit = 100_000;

    public static void MapAnalysis(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/analysis").WithTags("groups").Needs(Access.CampaignsRead);
        group.MapGet("/rfm", RfmAsync).WithName("getRfm").Produces<RfmResponse>()
            .WithSummary("How many members have which scores for recency and frequency, and by what was spent.");
        group.MapGet("/rfm/members", RfmMembersAsync).WithName("listRfmMembers").Needs(Access.MembersRead)
            .Produces<IReadOnlyList<GroupedMember>>()
            .WithSummary("Members with these scores, those who spent most first, at most 200.");
        group.MapGet("/decile", DecileAsync).WithName("getDeciles").Produces<IReadOnlyList<RankClass>>()
            .WithSummary("Members who ever came in ten classes by what they spent.");
        group.MapGet("/abc/members", AbcMembersAsync).WithName("getMemberAbc").Produces<IReadOnlyList<RankClass>>().ProducesProblem(400);
        group.MapGet("/abc/products", AbcProducts).WithName("getProductAbc").Produces<IReadOnlyList<RankClass>>().ProducesProblem(400);
        group.MapGet("/leaving", LeavingAsync).WithName("listLeaving").Needs(Access.MembersRead).Produces<LeavingResponse>()
            .WithSummary("Members with a sign that they are about to stay away, those who spent most first, at most 200.");

        var rules = routes.MapGroup("/api/v1/marketing/rules").WithTags("groups").Needs(Access.CampaignsRead);
        rules.MapGet("/", (IDocumentReader documents) => TypedResults.Ok(RulesOf(documents))).WithName("getMarketingRules");
        rules.MapPut("/", (MarketingRules wanted, StationLoop station, CancellationToken token) => Changes.MakeAsync(
            station, MarketingRules.Check(wanted), new MarketingConfigured(wanted), () => TypedResults.Ok(wanted), token))
            .WithName("putMarketingRules").Needs(Access.CampaignsWrite).Produces<MarketingRules>()
            .ProducesProblem(400).ProducesProblem(422).ProducesProblem(503);
    }

    /// <summary>The shop's bounds, or the default ones.</summary>
    public static MarketingRules RulesOf(IDocumentReader documents) =>
        documents.Get(GroupsCollections.Marketing, Collections.TheOnly)?.Rules ?? MarketingRules.Default;

    private static async Task<IResult> RfmAsync(MemberRanks ranks, IDocumentReader documents, CancellationToken cancellationToken)
    {
        var all = await ranks.AllAsync(cancellationToken);
        var (rules, today) = (RulesOf(documents), StoredLookup.Today(documents));
        var cells = new (int Members, long Total)[RfmScore.Highest, RfmScore.Highest];
        var monetary = new int[RfmScore.Highest];
        var counted = 0;
        foreach (var (member, score) in MemberRanks.Scores(all, rules.Rfm, today))
        {
            ref var cell = ref cells[score.Recency - 1, score.Frequency - 1];
            cell = (cell.Members + 1, checked(cell.Total + member.Figures.Total.Amount));
            monetary[score.Monetary - 1]++;
            counted++;
        }

        var dormant = all.Count(it => rules.IsDormant(it.Figures, today));
        var givenUp = all.Count(it => rules.IsGivenUp(it.Figures, today));
        return TypedResults.Ok(new RfmResponse(
            today, rules.Rfm, counted, all.Count - counted, dormant, givenUp,
            [
                .. from recency in Enumerable.Range(1, RfmScore.Highest)
                   from frequency in Enumerable.Range(1, RfmScore.Highest)
                   let cell = cells[recency - 1, frequency - 1]
                   select new RfmCell(recency, frequency, cell.Members, new(cell.Total)),
            ],
            monetary));
    }

    private static async Task<IResult> RfmMembersAsync(
        MemberRanks ranks, IDocumentReader documents, CancellationToken cancellationToken,
        int? recency = null, int? frequency = null, int? monetary = null)
    {
        var all = await ranks.AllAsync(cancellationToken);
        var found = MemberRanks.Scores(all, RulesOf(documents).Rfm, StoredLookup.Today(documents))
            .Where(it => (recency ?? it.Score.Recency) == it.Score.Recency
                && (frequency ?? it.Score.Frequency) == it.Score.Frequency
                && (monetary ?? it.Score.Monetary) == it.Score.Monetary)
            .Select(it => it.Member);
        return TypedResults.Ok<IReadOnlyList<GroupedMember>>(Best(found, documents));
    }

    private static async Task<IResult> DecileAsync(MemberRanks ranks, CancellationToken cancellationToken) =>
        TypedResults.Ok<IReadOnlyList<RankClass>>(Ranking.OfDeciles(Spent(await ranks.AllAsync(cancellationToken))));

    private static async Task<IResult> AbcMembersAsync(
        MemberRanks ranks, CancellationToken cancellationToken, int? a = null, int? b = null) =>
        Abc(Spent(await ranks.AllAsync(cancellationToken)), a, b);

    private static IResult AbcProducts(IDocumentReader documents, int? a = null, int? b = null) => Abc(
        [
            .. documents.Range(GroupsCollections.ProductSales, GroupsCollections.ProductSalesByCode, "", Collections.End, ProductLimit)
                .Select(it => Math.Max(0, it.Amount.Amount)).OrderDescending(),
        ],
        a,
        b);

    private static IResult Abc(List<long> amounts, int? a, int? b)
    {
        var (lower, upper) = (a ?? Ranking.DefaultBounds.A, b ?? Ranking.DefaultBounds.B);
        return lower < 1 || upper <= lower || upper > Ranking.Whole
            ? Problems.Invalid("abc-bounds", "A の境目は B の境目より小さく、どちらも1～10000（1/10000）で入れてください。")
            : TypedResults.Ok<IReadOnlyList<RankClass>>(Ranking.OfAbc(amounts, lower, upper));
    }

    private static async Task<IResult> LeavingAsync(MemberRanks ranks, IDocumentReader documents, CancellationToken cancellationToken)
    {
        var all = await ranks.AllAsync(cancellationToken);
        var (rules, today) = (RulesOf(documents), StoredLookup.Today(documents));
        List<(FiguresDocument Member, LeavingSign[] Signs)> found = [];
        foreach (var member in all)
        {
            if (rules.IsGivenUp(member.Figures, today)) continue;
            LeavingSign[] signs = [.. LeavingSigns.Of(member.Figures, today)];
            if (signs.Length > 0) found.Add((member, signs));
        }

        return TypedResults.Ok(new LeavingResponse(
            found.Count,
            [
                .. found.OrderByDescending(it => it.Member.Figures.Total.Amount).ThenBy(it => it.Member.Id, StringComparer.Ordinal)
                    .Take(ListLimit)
                    .Select(it => new LeavingMember(
                        GroupedMember.Of(it.Member, documents), it.Signs, it.Member.Figures.DaysSince(today), it.Member.Figures.UsualInterval)),
            ]));
    }

    private static List<long> Spent(IReadOnlyList<FiguresDocument> all) =>
        [.. all.Where(it => it.Figures.Visits > 0).Select(it => Math.Max(0, it.Figures.Total.Amount)).OrderDescending()];

    private static List<GroupedMember> Best(IEnumerable<FiguresDocument> members, IDocumentReader documents) =>
    [
        .. members.OrderByDescending(it => it.Figures.Total.Amount).ThenBy(it => it.Id, StringComparer.Ordinal)
            .Take(ListLimit).Select(it => GroupedMember.Of(it, documents)),
    ];
}

/// <summary>Members by their scores.</summary>
/// <param name="Today">The business day it is seen from.</param>
/// <param name="Bounds">Where scores change.</param>
/// <param name="Members">Members with scores.</param>
/// <param name="NeverCame">Members who have not come yet.</param>
/// <param name="Dormant">休眠.</param>
/// <param name="GivenUp">離反.</param>
/// <param name="Cells">One for each pair of recency and frequency, 25.</param>
/// <param name="Monetary">Members by the score of what they spent, from 1 to 5.</param>
internal sealed record RfmResponse(
    DateOnly Today, RfmBounds Bounds, int Members, int NeverCame, int Dormant, int GivenUp, IReadOnlyList<RfmCell> Cells,
    IReadOnlyList<int> Monetary);

/// <summary>Members of one recency and frequency.</summary>
/// <param name="Recency">1–5.</param>
/// <param name="Frequency">1–5.</param>
/// <param name="Members">How many.</param>
/// <param name="Total">What they spent in all.</param>
internal sealed record RfmCell(int Recency, int Frequency, int Members, Yen Total);

/// <summary>Members about to leave.</summary>
/// <param name="Count">All of them.</param>
/// <param name="Members">Those who spent most.</param>
internal sealed record LeavingResponse(int Count, IReadOnlyList<LeavingMember> Members);

/// <summary>A member about to leave.</summary>
/// <param name="Member">Who.</param>
/// <param name="Signs">Why.</param>
/// <param name="DaysSince">Days since the latest visit.</param>
/// <param name="UsualInterval">Days usually between two visits, or null.</param>
internal sealed record LeavingMember(GroupedMember Member, IReadOnlyList<LeavingSign> Signs, int? DaysSince, int? UsualInterval);
