using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Members;
using Appliance.Domain.Register;
using Appliance.Domain.Shop;
using Appliance.Domain.Staff;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Loyalty;

namespace Appliance.Firmware.Rest;

/// <summary>A member's points, rank, stamps, passes and coupons; gifts and corrections by staff.</summary>
internal static class MemberLoyaltyEndpoints
{
    /// <summary>Coupons of a member that are told, the newest first.</summary>
    private const int CouponLimit = 100;

    public static void MapMemberLoyalty(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/members/{id}").WithTags("loyalty").Needs(Access.MembersRead);
        group.MapGet("/loyalty", Get).WithName("getMemberLoyalty").Produces<MemberLoyaltyResponse>().ProducesProblem(404)
            .WithSummary("Points in double entry, the next expiry, rank, stamps, passes, coupons.");
        group.MapGet("/points", ListMoves).WithName("listMemberPoints")
            .Produces<Page<PointMoveResponse>>().ProducesProblem(400).WithSummary("Every move of points, the newest first.");
        group.MapPost("/points", MoveAsync).WithName("moveMemberPoints").Needs(Access.MembersWrite)
            .Produces<PointMoveResponse>()
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(422).ProducesProblem(503)
            .WithSummary("Gives points, or puts them right, with a reason and up to the shop's limit.");
        group.MapPost("/coupons", IssueAsync).WithName("issueMemberCoupon").Needs(Access.MembersWrite)
            .Produces<IssuedCouponResponse>(201)
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(422).ProducesProblem(503)
            .WithSummary("Gives a member a coupon of their own.");
        group.MapPost("/statement", PrintStatementAsync).WithName("printMemberStatement").Needs(Access.MembersWrite).Produces(202)
            .ProducesProblem(404).ProducesProblem(422).ProducesProblem(503)
            .WithSummary("Prints the member's own visits, points and passes at the counter; that it was is journaled.");
        group.MapPut("/pin", SetPinAsync).WithName("putMemberPin").Needs(Access.MembersWrite).Produces(204)
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(422).ProducesProblem(503)
            .WithSummary("The PIN for large redemptions; an empty one takes it away.");
    }

    private static IResult Get(string id, IDocumentReader documents, StationLoop station) =>
        MergedMembers.Living(documents, id) is { } member
            ? TypedResults.Ok(MemberLoyaltyResponse.Of(member, documents, station.RealState.Goods, CouponsOf(id, documents)))
            : NoMember(id);

    private static IReadOnlyList<IssuedCouponDocument> CouponsOf(string id, IDocumentReader documents) =>
    [
        .. MergedMembers.Family(documents, id)
            .SelectMany(own => documents.Range(
                LoyaltyCollections.IssuedCoupons, LoyaltyCollections.CouponsByMember, Collections.MemberFrom(own),
                Collections.MemberTo(own), CouponLimit, descending: true))
            .OrderByDescending(it => it.IssuedOn).ThenByDescending(it => it.Id, StringComparer.Ordinal)
            .Take(CouponLimit),
    ];

    private static IResult ListMoves(string id, IDocumentReader documents, int? limit = null, string? cursor = null)
    {
        var count = limit ?? RestLimits.DefaultPage;
        if (count is < 1 or > RestLimits.LongestPage)
        {
            return Problems.Invalid("limit-out-of-range", $"limit は1～{RestLimits.LongestPage}です。");
        }

        var before = cursor is null ? Collections.End : Paging.Key(cursor);
        if (before is null) return Problems.Invalid("cursor-malformed", "cursor が正しくありません。");
        var found = MergedMembers.Family(documents, id)
            .SelectMany(own => documents.Range(
                LoyaltyCollections.Moves, LoyaltyCollections.MovesByMember, Collections.MemberFrom(own),
                Collections.MemberFrom(own) + before, count + 1, descending: true))
            .OrderByDescending(move => move.Id, StringComparer.Ordinal)
            .Take(count + 1)
            .ToList();
        return TypedResults.Ok(Paging.Cut(found, count, move => move.Id, PointMoveResponse.Of));
    }

    private static async Task<IResult> MoveAsync(
        string id, PointMoveRequest request, StationLoop station, IDocumentReader documents, CancellationToken cancellationToken)
    {
        if (documents.Get(Collections.Members, id) is null) return NoMember(id);
        var reason = request.Reason.Trim();
        var outcome = await station.SubmitAsync(
            reader =>
            {
                var member = MergedMembers.Living(reader, id)!;
                var held = member.Points;
                var refusal = LoyaltyChecks.CheckPoints(
                    request.Points, request.Kind == PointMoveAsked.Gift, reason, held, station.RealState.Goods.Loyalty);
                if (refusal is not null) return ChangeRequested.No(refusal);
                EntryData entry = request.Kind == PointMoveAsked.Gift
                    ? new PointsGifted(member.Id, request.Points, held + request.Points, new(reason))
                    : new PointsCorrected(member.Id, request.Points, held + request.Points, new(reason));
                return new ChangeRequested([entry]);
            },
            cancellationToken);
        if (outcome.Refusal is { } no) return Changes.ForRefusal(no);
        var kind = request.Kind == PointMoveAsked.Gift ? PointMoveKind.Gifted : PointMoveKind.Corrected;
        var key = $"{Collections.NumberKey(outcome.Entries[^1].Sequence)}-{(int)kind}";
        return TypedResults.Ok(PointMoveResponse.Of(documents.Get(LoyaltyCollections.Moves, key)!));
    }

    private static async Task<IResult> IssueAsync(
        string id, CouponIssueRequest request, StationLoop station, IDocumentReader documents, CancellationToken cancellationToken)
    {
        if (documents.Get(Collections.Members, id) is null) return NoMember(id);
        var outcome = await station.SubmitAsync(
            reader =>
            {
                var today = StoredLookup.Today(reader);
                var living = MergedMembers.Living(reader, id)!.Id;
                CouponIssued issued = new(
                    FreeId(living, today, reader), living, request.Code, request.From ?? today, request.Until, request.Uses, CouponReason.Staff);
                var coupon = station.RealState.Goods.Coupons.GetValueOrDefault(issued.Code);
                var isKnown = reader.Get(LoyaltyCollections.IssuedCoupons, issued.CouponId) is not null;
                return CouponIssuing.Check(issued, coupon, isKnown, today) is { } refusal
                    ? ChangeRequested.No(refusal)
                    : new ChangeRequested([issued]);
            },
            cancellationToken);
        if (outcome.Refusal is { } no) return Changes.ForRefusal(no);
        var made = (CouponIssued)outcome.Entries[^1].Data;
        return TypedResults.Created(
            $"/api/v1/members/{id}/loyalty", IssuedCouponResponse.Of(documents.Get(LoyaltyCollections.IssuedCoupons, made.CouponId)!));
    }

    private static async Task<IResult> PrintStatementAsync(
        string id, StationLoop station, IDocumentReader documents, HttpContext context, CancellationToken cancellationToken)
    {
        if (documents.Get(Collections.Members, id) is null) return NoMember(id);
        var outcome = await station.SubmitAsync(
            RegisterInput (reader) => MergedMembers.Living(reader, id) is { IsErased: false } member
                ? new StatementRequested(member.Id, Authors.Of(context))
                : ChangeRequested.No(MemberRefusals.Gone),
            cancellationToken);
        return outcome.Refusal is { } no ? Changes.ForRefusal(no) : TypedResults.Accepted((string?)null);
    }

    private static async Task<IResult> SetPinAsync(
        string id, MemberPinRequest request, StationLoop station, IDocumentReader documents, CardHasher hasher,
        CancellationToken cancellationToken)
    {
        if (documents.Get(Collections.Members, id) is null) return NoMember(id);
        if (request.Pin.Length > 0 && Domain.Catalog.GoodsRules.CheckPin(request.Pin) is { } refusal) return Problems.Refused(refusal);
        var outcome = await station.SubmitAsync(
            reader =>
            {
                var living = MergedMembers.Living(reader, id)!.Id;
                return new ChangeRequested([new MemberPinSet(living, request.Pin.Length == 0 ? null : hasher.HashPin(living, request.Pin))]);
            },
            cancellationToken);
        return outcome.Refusal is { } no ? Changes.ForRefusal(no) : TypedResults.NoContent();
    }

    /// <summary>The day and the member, counted up; the last one is refused as issued already.</summary>
    private static string FreeId(string memberId, DateOnly today, IDocumentReader reader)
    {
        var id = "";
        for (var nth = 1; nth <= CouponLimit; nth++)
        {
            id = CouponIssuing.IdOf($"ST{today:yyyyMMdd}{nth}", memberId);
            if (reader.Get(LoyaltyCollections.IssuedCoupons, id) is null) break;
        }

        return id;
    }

    private static IResult NoMember(string id) => Problems.NotFound($"会員 {id} は見つかりません。");
}

/// <summary>Gives points or puts them right.</summary>
/// <param name="Kind">Gift or correction.</param>
/// <param name="Points">Above zero for a gift; signed for a correction.</param>
/// <param name="Reason">1–40 characters.</param>
internal sealed record PointMoveRequest(PointMoveAsked Kind, long Points, string Reason);

/// <summary>What staff may do with points.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(System.Text.Json.Serialization.JsonStringEnumConverter<PointMoveAsked>))]
internal enum PointMoveAsked
{
    /// <summary>プレゼント.</summary>
    [System.Text.Json.Serialization.JsonStringEnumMemberName("gift")]
    Gift,

    /// <summary>訂正.</summary>
    [System.Text.Json.Serialization.JsonStringEnumMemberName("correction")]
    Correction,
}

/// <summary>Gives a coupon.</summary>
/// <param name="Code">Code of a coupon.</param>
/// <param name="Until">Last business day.</param>
/// <param name="From">First business day; absent: today.</param>
/// <param name="Uses">How often it can be used.</param>
internal sealed record CouponIssueRequest(string Code, DateOnly Until, DateOnly? From = null, int Uses = 1);

/// <summary>Sets a PIN.</summary>
/// <param name="Pin">4–8 digits, or empty for none.</param>
internal sealed record MemberPinRequest(string Pin);

/// <summary>A line of a member's statement of points.</summary>
internal sealed record PointMoveResponse(
    long Sequence, DateOnly Day, DateTimeOffset At, PointMoveKind Kind, long Points, long Balance, string? SaleId, string? Reason,
    string? StaffId)
{
    public static PointMoveResponse Of(PointMoveDocument move) => new(
        move.Sequence, move.Day, move.At.ToOffset(BusinessDay.JapanOffset), move.Kind, move.Points, move.Balance, move.SaleId,
        move.Reason, move.StaffId);
}

/// <summary>A coupon that was issued, with its uses.</summary>
internal sealed record IssuedCouponResponse(
    string Id, string MemberId, string Code, DateOnly From, DateOnly Until, int Uses, int UsesLeft, CouponReason Reason, string? Source,
    DateOnly IssuedOn, IReadOnlyList<CouponUse> Used, string? Revoked)
{
    public static IssuedCouponResponse Of(IssuedCouponDocument coupon) => new(
        coupon.Id, coupon.MemberId, coupon.Held.Code, coupon.Held.From, coupon.Held.Until, coupon.Uses, coupon.Held.UsesLeft,
        coupon.Reason, coupon.Source, coupon.IssuedOn, coupon.Used ?? [], coupon.Revoked);
}

/// <summary>What loyalty brings a member.</summary>
/// <param name="Points">In double entry.</param>
/// <param name="NextExpiry">Last day of the points that expire first, or null.</param>
/// <param name="ExpiringPoints">How many those are.</param>
/// <param name="Rank">The rank, or null.</param>
/// <param name="RankSince">Since which business day, or null.</param>
/// <param name="Measured">What ranks go by in the window: yen or visits; null without ranks.</param>
/// <param name="NextRank">The next rank up, or null.</param>
/// <param name="ToNextRank">What is missing for it.</param>
/// <param name="Stamps">Stamp cards begun.</param>
/// <param name="Passes">Passes that last.</param>
/// <param name="Coupons">The newest coupons.</param>
/// <param name="HasPin">Whether there is a PIN for large redemptions.</param>
internal sealed record MemberLoyaltyResponse(
    PointAccount Points,
    DateOnly? NextExpiry,
    long ExpiringPoints,
    Rank? Rank,
    DateOnly? RankSince,
    long? Measured,
    Rank? NextRank,
    long? ToNextRank,
    IReadOnlyList<StampResponse> Stamps,
    IReadOnlyList<HeldPass> Passes,
    IReadOnlyList<IssuedCouponResponse> Coupons,
    bool HasPin)
{
    public static MemberLoyaltyResponse Of(
        MemberDocument member, IDocumentReader documents, Goods goods, IReadOnlyList<IssuedCouponDocument> coupons)
    {
        var day = StoredLookup.Today(documents);
        var rules = goods.Loyalty;
        var loyalty = documents.Get(LoyaltyCollections.Members, member.Id) ?? new(member.Id);
        var measured = rules.Ladder?.MeasureOf(loyalty.Months ?? [], day);
        var next = rules.Ladder?.Ranks.FirstOrDefault(rank => rank.From > measured);
        var lots = loyalty.Points.Lots;
        return new(
            loyalty.Points.Account,
            rules.Expiry?.NextOf(loyalty.Points),
            rules.Expiry is null || lots.Count == 0 ? 0 : rules.Expiry.Kind == ExpiryKind.Age ? lots[0].Points : loyalty.Points.Account.Held,
            rules.Ladder?.Find(loyalty.Rank),
            loyalty.RankSince,
            measured,
            next,
            next?.From - measured,
            [.. (rules.StampCards ?? []).Select(card => StampResponse.Of(card, loyalty.Stamps))],
            [.. (loyalty.Passes ?? []).Where(pass => pass.Until >= day)],
            [.. coupons.Select(IssuedCouponResponse.Of)],
            loyalty.PinHash is not null);
    }
}

/// <summary>How far a stamp card is.</summary>
internal sealed record StampResponse(string Card, string Name, int Stamps, int Needed)
{
    public static StampResponse Of(StampCard card, EquatableList<StampBalance>? balances) => new(
        card.Code, card.Name, (balances ?? []).FirstOrDefault(it => it.Card == card.Code)?.Stamps ?? 0, card.Needed);
}
