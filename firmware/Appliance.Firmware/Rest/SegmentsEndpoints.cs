using System.ComponentModel;
using System.Diagnostics;
using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Marketing;
using Appliance.Domain.Marketing.Conditions;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Firmware.Groups;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Groups;

namespace Appliance.Firmware.Rest;

/// <summary>Groups of members: who is in them, what they are made of, and how large one would be.</summary>
internal static class SegmentsEndpoints
{
    /// <summary>Members shown of a preview.</summary>
    private const int SampleSize = 10;

    /// <summary>Days of a group's history that are told, at most.</summary>
    private const int DaysTold = 366;

    /// <summary>Definitions of one group that may wait until all members were looked at for them.</summary>
    private const int VersionsWaiting = 16;

    public static void MapSegments(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/segments").WithTags("groups").Needs(Access.CampaignsRead);
        group.MapGet("/", List).WithName("listSegments").Produces<IReadOnlyList<SegmentResponse>>();
        group.MapGet("/{id}", Get).WithName("getSegment").Produces<SegmentResponse>().ProducesProblem(404);
        group.MapGet("/{id}/members", Members).WithName("listSegmentMembers").Needs(Access.MembersRead)
            .Produces<Page<SegmentMemberResponse>>().ProducesProblem(400).ProducesProblem(404)
            .WithSummary("Who is in a group, by id, with the day they entered.");
        group.MapGet("/{id}/days", Days).WithName("listSegmentDays").Produces<IReadOnlyList<SegmentDayDocument>>().ProducesProblem(404)
            .WithSummary("How many entered and left on each day on which somebody did, the latest at the end.");
        group.MapPost("/", CreateAsync).WithName("createSegment").Needs(Access.CampaignsWrite).Produces<SegmentResponse>(201)
            .ProducesProblem(400).ProducesProblem(422).ProducesProblem(503);
        group.MapPut("/{id}", PutAsync).WithName("putSegment").Needs(Access.CampaignsWrite).Produces<SegmentResponse>()
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(422).ProducesProblem(503);
        group.MapPost("/preview", Preview).WithName("previewSegment").Produces<PreviewResponse>()
            .ProducesProblem(400).ProducesProblem(422)
            .WithSummary("How many members a condition holds for, with some of them; a text is read, and errors in it are told with their place.");
    }

    private static IResult List(IDocumentReader documents, StationLoop station)
    {
        var words = ShopWords.Of(station.RealState.Goods, documents);
        return TypedResults.Ok<IReadOnlyList<SegmentResponse>>([.. All(documents).Select(it => SegmentResponse.Of(it, words, documents))]);
    }

    private static IResult Get(string id, IDocumentReader documents, StationLoop station) =>
        documents.Get(GroupsCollections.Segments, id) is { } segment
            ? TypedResults.Ok(SegmentResponse.Of(segment, ShopWords.Of(station.RealState.Goods, documents), documents))
            : NotFound(id);

    private static IResult Members(string id, IDocumentReader documents, int? limit = null, string? cursor = null)
    {
        var count = limit ?? RestLimits.DefaultPage;
        if (count is < 1 or > RestLimits.LongestPage)
        {
            return Problems.Invalid("limit-out-of-range", $"limit は1～{RestLimits.LongestPage}です。");
        }

        if (documents.Get(GroupsCollections.Segments, id) is null) return NotFound(id);
        var position = cursor is null ? Collections.MemberFrom(id) : Paging.Key(cursor);
        if (position is null) return Problems.Invalid("cursor-malformed", "cursor が正しくありません。");
        var index = GroupsCollections.MembersBySegment;
        var found = documents.Range(GroupsCollections.Memberships, index, position, Collections.MemberTo(id), count + 1);
        return TypedResults.Ok(Paging.Cut(found, count, it => index.Key(it) + "\0", it => SegmentMemberResponse.Of(it, documents)));
    }

    private static IResult Days(string id, IDocumentReader documents)
    {
        if (documents.Get(GroupsCollections.Segments, id) is null) return NotFound(id);
        var days = documents.Range(
            GroupsCollections.SegmentDays, GroupsCollections.SegmentDaysByDay, Collections.MemberFrom(id), Collections.MemberTo(id),
            DaysTold, descending: true);
        return TypedResults.Ok<IReadOnlyList<SegmentDayDocument>>([.. days.Reverse()]);
    }

    private static async Task<IResult> CreateAsync(
        SegmentRequest request, StationLoop station, IDocumentReader documents, CancellationToken cancellationToken)
    {
        var outcome = await station.SubmitAsync(
            reader =>
            {
                var all = All(reader);
                var refusal = SegmentRules.Check(request.Name.Trim(), request.Condition.Value) ?? Full(all, null, request.Archived);
                return refusal is null
                    ? new ChangeRequested([new SegmentDefined(NextId(all), request.Name.Trim(), request.Condition.Value, request.Archived)])
                    : ChangeRequested.No(refusal);
            },
            cancellationToken);
        if (outcome.Refusal is { } no) return Changes.ForRefusal(no);
        var made = outcome.Entries.Select(entry => entry.Data).OfType<SegmentDefined>().Single();
        var words = ShopWords.Of(station.RealState.Goods, documents);
        return TypedResults.Created(
            $"/api/v1/segments/{made.SegmentId}",
            SegmentResponse.Of(documents.Get(GroupsCollections.Segments, made.SegmentId)!, words, documents));
    }

    private static async Task<IResult> PutAsync(
        string id, SegmentRequest request, StationLoop station, IDocumentReader documents, CancellationToken cancellationToken)
    {
        if (documents.Get(GroupsCollections.Segments, id) is null) return NotFound(id);
        var outcome = await station.SubmitAsync(
            reader => (SegmentRules.Check(request.Name.Trim(), request.Condition.Value)
                ?? Full(All(reader), id, request.Archived)
                ?? StillBeingCounted(reader, id)) is { } refusal
                ? ChangeRequested.No(refusal)
                : new ChangeRequested([new SegmentDefined(id, request.Name.Trim(), request.Condition.Value, request.Archived)]),
            cancellationToken);
        return outcome.Refusal is { } no
            ? Changes.ForRefusal(no)
            : TypedResults.Ok(SegmentResponse.Of(
                documents.Get(GroupsCollections.Segments, id)!, ShopWords.Of(station.RealState.Goods, documents), documents));
    }

    private static IResult Preview(PreviewRequest request, StationLoop station, IDocumentReader documents, TimeProvider time)
    {
        var words = ShopWords.Of(station.RealState.Goods, documents);
        var condition = request.Condition?.Value;
        ConditionError? error = null;
        if (condition is null) condition = ConditionReader.Read(request.Text ?? "", words, out error);
        if (condition is null) return TypedResults.Ok(new PreviewResponse(null, null, error, null, [], 0));
        if (ConditionRules.Check(condition) is { } refusal) return Problems.Refused(refusal);

        var begun = time.GetTimestamp();
        var count = 0;
        List<FiguresDocument> sample = [];
        foreach (var member in documents.Find(condition, StoredLookup.Today(documents)))
        {
            if (count++ < SampleSize) sample.Add(member);
        }

        return TypedResults.Ok(new PreviewResponse(
            new(condition), ConditionText.Of(condition, words), null, count, [.. sample.Select(it => GroupedMember.Of(it, documents))],
            (long)time.GetElapsedTime(begun).TotalMilliseconds));
    }

    private static IReadOnlyList<SegmentDocument> All(IDocumentReader documents) => documents.Range(
        GroupsCollections.Segments, GroupsCollections.SegmentsById, "", Collections.End, SegmentProjectionLimits.Segments);

    private static string NextId(IReadOnlyList<SegmentDocument> all) =>
        $"G{(all.Count == 0 ? 1 : int.Parse(all[^1].Id.AsSpan(1)) + 1):D4}";

    private static Refusal? Full(IReadOnlyList<SegmentDocument> all, string? id, bool archived) =>
        (!archived && all.Count(it => !it.Archived && it.Id != id) >= SegmentRules.Segments)
        || (id is null && all.Count >= SegmentProjectionLimits.Segments)
            ? SegmentRules.TooMany
            : null;

    private static Refusal? StillBeingCounted(IDocumentReader documents, string id) =>
        documents.Get(GroupsCollections.Segments, id) is { Versions.Count: >= VersionsWaiting }
            ? new("segment-being-counted", "前の変更で会員を数え直しています。少し待ってからもう一度どうぞ。", DisplayPage.Blank)
            : null;

    private static IResult NotFound(string id) => Problems.NotFound($"グループ {id} は見つかりません。");
}

/// <summary>A group as it should be.</summary>
/// <param name="Name">1–40 characters.</param>
/// <param name="Condition">Who is in it.</param>
/// <param name="Archived">Put away: nobody enters or leaves any more.</param>
internal sealed record SegmentRequest(string Name, ConditionBody Condition, bool Archived = false);

/// <summary>A group.</summary>
/// <param name="Id">For example <c>G0001</c>.</param>
/// <param name="Name">As shown.</param>
/// <param name="Condition">Who is in it.</param>
/// <param name="Text">The same as text.</param>
/// <param name="Archived">Put away.</param>
/// <param name="DefinedOn">Business day of the condition.</param>
/// <param name="Count">Members in it now.</param>
/// <param name="Counting">Members are still being looked at for the latest definition.</param>
internal sealed record SegmentResponse(
    string Id, string Name, ConditionBody Condition, string Text, bool Archived, DateOnly DefinedOn, int Count, bool Counting)
{
    public static SegmentResponse Of(SegmentDocument segment, ConditionWords words, IDocumentReader documents) => new(
        segment.Id, segment.Name, new(segment.Condition), ConditionText.Of(segment.Condition, words), segment.Archived,
        segment.Current.Day, segment.Count, !documents.SegmentsAreSettled());
}

/// <summary>A member of a group.</summary>
/// <param name="Member">Who.</param>
/// <param name="EnteredOn">Business day they entered.</param>
internal sealed record SegmentMemberResponse(GroupedMember Member, DateOnly EnteredOn)
{
    public static SegmentMemberResponse Of(MembershipDocument membership, IDocumentReader documents) => new(
        GroupedMember.Of(
            documents.Get(GroupsCollections.Figures, membership.MemberId)
                ?? throw new UnreachableException("Who is in a group has figures."),
            documents),
        membership.EnteredOn);
}

/// <summary>A member in a list of members.</summary>
internal sealed record GroupedMember(string Id, string? Name, string? Kana, int Visits, Yen Total, DateOnly? LastVisit)
{
    public static GroupedMember Of(FiguresDocument member, IDocumentReader documents)
    {
        var profile = documents.Get(Collections.Members, member.Id)?.Profile;
        return new(member.Id, profile?.Name, profile?.Kana, member.Figures.Visits, member.Figures.Total, member.Figures.Last);
    }
}

/// <summary>A condition to be tried: one of the two forms.</summary>
internal sealed record PreviewRequest(
    ConditionBody? Condition = null, [property: Description("Used when there is no condition.")] string? Text = null);

/// <summary>What a condition comes to.</summary>
/// <param name="Condition">As read, or null when the text is none.</param>
/// <param name="Text">As it is written, or null.</param>
/// <param name="Error">Where the text could not be understood, or null.</param>
/// <param name="Count">Members it holds for today, or null.</param>
/// <param name="Sample">Some of them.</param>
/// <param name="TookMs">Milliseconds it took to count them.</param>
internal sealed record PreviewResponse(
    ConditionBody? Condition, string? Text, ConditionError? Error, int? Count, IReadOnlyList<GroupedMember> Sample, long TookMs);
