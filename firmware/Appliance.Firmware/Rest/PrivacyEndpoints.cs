using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Firmware.Core;
using Appliance.Firmware.Roster;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Rest;

/// <summary>What a member can ask for (開示, 消去), and who looked at whom.</summary>
internal static class PrivacyEndpoints
{
    /// <summary>Members proposed for erasure at once.</summary>
    private const int ProposedLimit = 200;

    public static void MapPrivacy(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/members").WithTags("members").Needs(Access.MembersDispose);
        group.MapPost("/{id}/disclosure", DiscloseAsync).WithName("discloseMember").Produces<Disclosure>()
            .ProducesProblem(404).ProducesProblem(422).ProducesProblem(503)
            .WithSummary("Everything kept of a member, to be handed to them; that it was is journaled.");
        group.MapPost("/{id}/disclosure.html", DisclosePageAsync).WithName("printDisclosure").Produces<string>(200, "text/html")
            .ProducesProblem(404).ProducesProblem(422).ProducesProblem(503)
            .WithSummary("The same as a page to print.");
        group.MapPost("/{id}/erase", EraseAsync).WithName("eraseMember").Produces(204)
            .ProducesProblem(404).ProducesProblem(422).ProducesProblem(503)
            .WithSummary("Erases everything that identifies a member; sales and figures stay, of nobody known. Cannot be undone.");
        group.MapGet("/{id}/looks", LooksAt).WithName("listLooksAtMember").Produces<IReadOnlyList<LookResponse>>()
            .WithSummary("Who looked at the member's page, the latest day first.");
        group.MapGet("/looks", LooksBy).WithName("listLooksByPerson").Produces<IReadOnlyList<LookResponse>>().ProducesProblem(400)
            .WithSummary("At whom a person looked, the latest day first.");
        group.MapGet("/overdue", Overdue).WithName("listOverdueMembers").Produces<IReadOnlyList<MemberRow>>()
            .WithSummary("Members who have been kept longer than the shop wants to; none without a keeping period.");
    }

    private static async Task<IResult> DiscloseAsync(
        string id, [AsParameters] MemberDesk desk, CancellationToken cancellationToken)
    {
        var documents = desk.Documents;
        return await desk.MakeAsync(id, it => [new MemberDisclosed(it)], () => TypedResults.Ok(Disclosure.Of(documents, id)), cancellationToken);
    }

    private static async Task<IResult> DisclosePageAsync(
        string id, [AsParameters] MemberDesk desk, CancellationToken cancellationToken)
    {
        var (station, documents, time, _) = desk;
        return await desk.MakeAsync(
            id,
            it => [new MemberDisclosed(it)],
            () => TypedResults.Text(
                DisclosurePage.Of(Disclosure.Of(documents, id), station.RealState.Goods.Shop?.Name ?? "", ShopDay.Today(station, time)),
                "text/html; charset=utf-8"),
            cancellationToken);
    }

    private static async Task<IResult> EraseAsync(
        string id, [AsParameters] MemberDesk desk, ApplianceStores stores, CancellationToken cancellationToken)
    {
        var documents = desk.Documents;
        return await desk.ChangeAsync(
            id,
            (member, reader) => member.Owed != Yen.Zero || (member.Prepaid ?? []).Count > 0
                ? ChangeRequested.No(MemberRefusals.MoneyLeft)
                : new([.. MergedMembers.Family(reader, member.Id).Select(it => new MemberErased(it))]),
            () =>
            {
                stores.DestroyKeys(MergedMembers.Family(documents, id));
                return TypedResults.NoContent();
            },
            cancellationToken);
    }

    private static IResult LooksAt(string id, IDocumentReader documents) =>
        TypedResults.Ok<IReadOnlyList<LookResponse>>(
        [
            .. MergedMembers.Family(documents, id)
                .SelectMany(own => documents.Range(
                    RosterCollections.Looks, RosterCollections.LooksByMember, Collections.MemberFrom(own), Collections.MemberTo(own),
                    RestLimits.LongestPage, descending: true))
                .OrderByDescending(look => look.At)
                .Select(look => LookResponse.Of(look, documents)),
        ]);

    private static IResult LooksBy(IDocumentReader documents, string? person = null) =>
        string.IsNullOrEmpty(person)
            ? Problems.Invalid("person-missing", "person に担当者番号を入れてください。")
            : TypedResults.Ok<IReadOnlyList<LookResponse>>(
            [
                .. documents.Range(
                        RosterCollections.Looks, RosterCollections.LooksByPerson, Collections.MemberFrom(person), Collections.MemberTo(person),
                        RestLimits.LongestPage, descending: true)
                    .Select(look => LookResponse.Of(look, documents)),
            ]);

    private static IResult Overdue(IDocumentReader documents, StationLoop station, TimeProvider time)
    {
        if (RosterCollections.Settings(documents).KeepMonths is not { } months)
            return TypedResults.Ok<IReadOnlyList<MemberRow>>([]);
        var today = ShopDay.Today(station, time);
        var before = today.AddMonths(-months);
        var (items, _) = MemberLists.Page(
            documents, Collections.MembersByVisit, descending: false, new(NotSince: before), null, ProposedLimit);
        return TypedResults.Ok<IReadOnlyList<MemberRow>>(
            [.. items.Where(it => (it.LastVisit ?? it.FirstSeen) < before).Select(it => MemberRow.Of(it, today))]);
    }
}

/// <summary>A look at a member's page.</summary>
internal sealed record LookResponse(string Who, string? WhoName, string MemberId, string? MemberName, DateOnly Day, DateTimeOffset At)
{
    public static LookResponse Of(LookDocument look, IDocumentReader documents) => new(
        look.Who, documents.Get(Collections.Staff, look.Who)?.Name, look.MemberId,
        documents.Get(Collections.Members, look.MemberId)?.Profile?.Name, look.Day, look.At);
}
