using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Firmware.Roster;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Rest;

/// <summary>Members who are one person twice: told, joined, parted again.</summary>
internal static class MergeEndpoints
{
    /// <summary>Pairs looked at by one request.</summary>
    private const int PairLimit = 2_000;

    /// <summary>Pairs told by one request, the likeliest first.</summary>
    private const int ToldLimit = 100;

    public static void MapMerges(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/members").WithTags("members").Needs(Access.MembersWrite);
        group.MapGet("/duplicates", Duplicates).WithName("listDuplicates").Produces<IReadOnlyList<DuplicateResponse>>()
            .WithSummary("Pairs of members who may be one person, with a score of 0–100 and what it rests on.");
        group.MapPost("/{id}/merge", MergeAsync).WithName("mergeMembers").Produces<MemberResponse>()
            .ProducesProblem(404).ProducesProblem(422).ProducesProblem(503)
            .WithSummary("Joins another member into this one: points, history, karte and cards; can be undone.");
        group.MapPost("/{id}/unmerge", PartAsync).WithName("unmergeMembers").Produces<MemberResponse>()
            .ProducesProblem(404).ProducesProblem(422).ProducesProblem(503);
    }

    private static IResult Duplicates(IDocumentReader documents, MemberFinder finder, StationLoop station, TimeProvider time)
    {
        var today = ShopDay.Today(station, time);
        return TypedResults.Ok<IReadOnlyList<DuplicateResponse>>(
        [
            .. finder.Pairs(PairLimit)
                .Select(pair => (One: documents.Get(Collections.Members, pair.One), Other: documents.Get(Collections.Members, pair.Other)))
                .Where(pair => pair is { One: { IsListed: true, Profile: not null }, Other: { IsListed: true, Profile: not null } })
                .Select(pair => (pair.One, pair.Other, Likeness: Likeness.Of(pair.One!.Profile!, pair.Other!.Profile!)))
                .Where(pair => pair.Likeness.Score >= Likeness.Suspicious)
                .OrderByDescending(pair => pair.Likeness.Score)
                .Take(ToldLimit)
                .Select(pair => new DuplicateResponse(
                    MemberRow.Of(pair.One!, today), MemberRow.Of(pair.Other!, today), pair.Likeness.Score, [.. pair.Likeness.Evidence])),
        ]);
    }

    private static Task<IResult> MergeAsync(
        string id, MergeRequest request, [AsParameters] MemberDesk desk, CancellationToken cancellationToken) =>
        desk.ChangeAsync(id, (member, reader) => Merge(member, reader, request.Other), cancellationToken);

    private static Task<IResult> PartAsync(
        string id, MergeRequest request, [AsParameters] MemberDesk desk, CancellationToken cancellationToken) =>
        desk.ChangeAsync(id, (member, reader) => Part(member, reader, request.Other), cancellationToken);

    private static ChangeRequested Merge(MemberDocument member, IDocumentReader documents, string other)
    {
        if (documents.Get(Collections.Members, other) is not { IsListed: true } absorbed || absorbed.Id == member.Id)
            return ChangeRequested.No(MemberRefusals.MergeImpossible);
        var size = MergedMembers.Family(documents, member.Id).Count + MergedMembers.Family(documents, other).Count;
        return size > MemberRules.MergeLimit
            ? ChangeRequested.No(MemberRefusals.MergesTooMany)
            : new([new MembersMerged(member.Id, absorbed.Id)]);
    }

    /// <summary>What was used since must not come back by parting.</summary>
    private static ChangeRequested Part(MemberDocument member, IDocumentReader documents, string other)
    {
        if (!(member.Absorbed ?? []).Contains(other, StringComparer.Ordinal)) return ChangeRequested.No(MemberRefusals.NotMerged);
        var parts = (member.Absorbed ?? []).Select(id => documents.Get(Collections.Members, id)).Append(member.Alone).OfType<MemberDocument>();
        var sum = parts.Aggregate(Yen.Zero, (so, part) => so + Prepaid(part));
        return sum == Prepaid(member) ? new([new MembersUnmerged(member.Id, other)]) : ChangeRequested.No(MemberRefusals.MergeUsed);
    }

    private static Yen Prepaid(MemberDocument member) =>
        (member.Prepaid ?? []).Aggregate(Yen.Zero, (sum, lot) => sum + lot.Amount);
}

/// <summary>Two members who may be one person.</summary>
/// <param name="One">The one with the lower number.</param>
/// <param name="Other">The other.</param>
/// <param name="Score">0–100.</param>
/// <param name="Evidence">What they share, and what speaks against it.</param>
internal sealed record DuplicateResponse(MemberRow One, MemberRow Other, int Score, IReadOnlyList<LikenessEvidence> Evidence);
