using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.GuestForms;

namespace Appliance.Firmware.Rest;

/// <summary>What is done to a member besides correcting the profile: consents, cards, household, stop of use.</summary>
internal static class MemberActs
{
    public static void MapMemberActs(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/members/{id}").WithTags("members").Needs(Access.MembersWrite);
        Described(group.MapPost("/consents", ConsentAsync), "recordConsent")
            .WithSummary("A consent given or taken back; the last word on each purpose and channel counts.");
        Described(group.MapPost("/cards", AddCardAsync), "addCard").WithSummary("One more card, or one in place of another.");
        Described(group.MapPost("/cards/{card}/block", BlockAsync), "blockCard").WithSummary("The card stands for nobody at once.");
        Described(group.MapPost("/cards/{card}/release", ReleaseAsync), "releaseCard").WithSummary("A card that was found again.");
        Described(group.MapPut("/household", HouseholdAsync), "setHousehold").WithSummary("With whom the member lives.");
        Described(group.MapPut("/use", UseAsync), "setUse").WithSummary("Stops the use of a member's data beyond sales, or allows it again.");
    }

    private static RouteHandlerBuilder Described(RouteHandlerBuilder route, string name) => route.WithName(name)
        .Produces<MemberResponse>().ProducesProblem(400).ProducesProblem(422).ProducesProblem(503);

    private static Task<IResult> ConsentAsync(
        string id, ConsentRequest request, [AsParameters] MemberDesk desk, CancellationToken cancellationToken)
    {
        var own = request.Wording?.Trim() is { Length: > 0 } written ? written : null;
        if (own is null && request is { Given: true, Purpose: not ConsentPurpose.Marketing })
        {
            return Task.FromResult(Problems.Invalid(
                "wording-missing", "何に同意したのか分かるように、お客様に示した文面（wording）を入れてください。"));
        }

        if (own is not null && MemberRules.Length(own) > MemberRules.WordingLength)
            return Task.FromResult(Problems.Invalid("wording-too-long", $"同意の文面は{MemberRules.WordingLength}文字までです。"));
        if ((request.Purpose == ConsentPurpose.Marketing) != request.Channel is not null)
            return Task.FromResult(Problems.Invalid("consent-channel", "ご案内の同意には連絡方法を1つ選んでください。"));
        return desk.ChangeAsync(
            id,
            (member, reader) => new([
                new ConsentRecorded(member.Id, request.Purpose, request.Channel, request.Given, own ?? WordingOf(request, member, reader)),
            ]),
            cancellationToken);
    }

    /// <summary>
    /// The sentence where the request has none: of news the shop's own; of anything else, which is then taken back, the one that
    /// was agreed to.
    /// </summary>
    private static string WordingOf(ConsentRequest request, MemberDocument member, IDocumentReader documents) =>
        request.Purpose == ConsentPurpose.Marketing
            ? RosterCollections.Settings(documents).ConsentWording
            : (member.Consents ?? []).FirstOrDefault(it => it.Purpose == request.Purpose)?.Wording
                ?? GuestFormCollections.Settings(documents).WordingOf(request.Purpose);

    private static Task<IResult> AddCardAsync(
        string id, MemberCardRequest request, [AsParameters] MemberDesk desk, CardHasher hasher, CancellationToken cancellationToken)
    {
        if (!CardUid.TryParse(request.CardUid, out var uid))
            return Task.FromResult(Problems.Invalid("card-uid-invalid", "カード番号は4～10バイトの16進数で入れてください。"));
        var hash = hasher.Hash(uid!);
        return desk.ChangeAsync(id, (member, reader) => MemberCards.Add(member, reader, hash, request.Replaces), cancellationToken);
    }

    private static Task<IResult> BlockAsync(
        string id, string card, BlockRequest request, [AsParameters] MemberDesk desk, CancellationToken cancellationToken) =>
        desk.ChangeAsync(id, (member, reader) => MemberCards.Block(member, reader, card, request.Reason), cancellationToken);

    private static Task<IResult> ReleaseAsync(
        string id, string card, [AsParameters] MemberDesk desk, CancellationToken cancellationToken) =>
        desk.ChangeAsync(id, (member, reader) => MemberCards.Release(member, reader, card), cancellationToken);

    private static Task<IResult> HouseholdAsync(
        string id, HouseholdRequest request, [AsParameters] MemberDesk desk, CancellationToken cancellationToken) =>
        desk.ChangeAsync(id, (member, reader) => Move(member, reader, request.With), cancellationToken);

    /// <summary>A household is named after the first who was in it.</summary>
    private static ChangeRequested Move(MemberDocument member, IDocumentReader documents, string? with)
    {
        if (with is null) return new([new HouseholdChanged(member.Id, null)]);
        if (MergedMembers.Living(documents, with) is not { IsErased: false } other || other.Id == member.Id)
            return ChangeRequested.No(MemberRefusals.Gone);
        var household = other.HouseholdId ?? "H" + other.Id[1..];
        var living = documents.Range(
            Collections.Members, Collections.MembersByHousehold, Collections.MemberFrom(household), Collections.MemberTo(household),
            MemberRules.HouseholdLimit);
        if (living.Count >= MemberRules.HouseholdLimit) return ChangeRequested.No(MemberRefusals.HouseholdFull);
        HouseholdChanged joins = new(member.Id, household);
        return other.HouseholdId is null ? new([new HouseholdChanged(other.Id, household), joins]) : new([joins]);
    }

    private static Task<IResult> UseAsync(
        string id, UseRequest request, [AsParameters] MemberDesk desk, CancellationToken cancellationToken) =>
        desk.ChangeAsync(
            id,
            (member, _) => member.UseStopped == request.Stopped
                ? ChangeRequested.No(MemberRefusals.UseIsSo)
                : new([new UseStopped(member.Id, request.Stopped)]),
            cancellationToken);
}

/// <summary>What an endpoint needs to change a member.</summary>
internal readonly record struct MemberDesk(StationLoop Station, IDocumentReader Documents, TimeProvider Time, HttpContext Context)
{
    /// <summary>Journals a change of a living member and answers with the member's page.</summary>
    public Task<IResult> ChangeAsync(
        string id, Func<MemberDocument, IDocumentReader, ChangeRequested> change, CancellationToken cancellationToken)
    {
        var (station, documents, time, _) = this;
        return ChangeAsync(
            id, change,
            () => TypedResults.Ok(MembersEndpoints.Answer(MergedMembers.Living(documents, id)!.Id, documents, station, time)),
            cancellationToken);
    }

    /// <summary>Journals a change of a living member, then answers.</summary>
    public Task<IResult> ChangeAsync(
        string id, Func<MemberDocument, IDocumentReader, ChangeRequested> change, Func<IResult> done, CancellationToken cancellationToken) =>
        Documents.Get(Collections.Members, id) is null
            ? Task.FromResult(MembersEndpoints.Missing(id))
            : MemberChanges.MakeAsync(Station, id, change, Authors.Reader(Context), done, cancellationToken);

    /// <summary>Journals what is always so for a living member, then answers.</summary>
    public Task<IResult> MakeAsync(
        string id, Func<string, IReadOnlyList<EntryData>> entries, Func<IResult> done, CancellationToken cancellationToken) =>
        ChangeAsync(id, (member, _) => new(entries(member.Id)), done, cancellationToken);
}
