using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Karte;
using Appliance.Domain.Staff;
using Appliance.Firmware.Karte;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Karte;

namespace Appliance.Firmware.Rest;

/// <summary>The kartes of the shop: its sheets, what is not written yet today, and what somebody has looked at.</summary>
internal static class KarteShopEndpoints
{
    public static void MapKarteOfShop(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/karte").WithTags("karte").Needs(Access.KarteRead);
        group.MapGet("/templates", Templates).WithName("listKarteTemplates").Produces<IReadOnlyList<KarteTemplate>>();
        group.MapPut("/templates/{code}", DefineAsync).WithName("putKarteTemplate").Needs(Access.SettingsWrite)
            .Produces<KarteTemplate>().ProducesProblem(400).ProducesProblem(422).ProducesProblem(503);
        group.MapGet("/unwritten", Unwritten).WithName("listUnwrittenKartes")
            .Produces<IReadOnlyList<UnwrittenResponse>>()
            .WithSummary("Members who bought something on a business day and of whose visit nothing is written yet.");
        group.MapGet("/reads", Reads).WithName("listKarteReadsOf").Needs(Access.MembersDispose)
            .Produces<IReadOnlyList<KarteReadResponse>>().ProducesProblem(400)
            .WithSummary("What somebody has looked at, latest first.");
    }

    private static IReadOnlyList<KarteTemplate> Templates(IDocumentReader documents) =>
    [
        .. documents.Range(
            KarteCollections.Templates, KarteCollections.TemplatesByCode, "", Collections.End, KarteRules.Templates)
            .Select(it => it.Template),
    ];

    private static async Task<IResult> DefineAsync(
        string code, TemplateRequest request, StationLoop station, IDocumentReader documents,
        CancellationToken cancellationToken)
    {
        KarteTemplate template = new(
            code,
            request.Name?.Trim() ?? "",
            [.. (request.Fields ?? []).Select(it => it with { Choices = it.Choices is { Count: > 0 } some ? some : null })],
            request.Retired);
        var known = Templates(documents);
        if (known.Count >= KarteRules.Templates && known.All(it => it.Code != code))
        {
            return Problems.Invalid("too-many-templates", $"様式は{KarteRules.Templates}件までです。");
        }

        return await Changes.MakeAsync(
            station, KarteRules.Check(template), new KarteTemplateDefined(template), () => TypedResults.Ok(template),
            cancellationToken);
    }

    private static IReadOnlyList<UnwrittenResponse> Unwritten(
        IDocumentReader documents, TimeProvider time, DateOnly? day = null)
    {
        var wanted = day ?? KarteLooks.Today(documents, time);
        var sales = documents.Range(
            Collections.Sales, Collections.SalesByDay, Collections.DayKey(wanted), Collections.DayKey(wanted.AddDays(1)),
            RestLimits.SearchedPerRequest);
        return
        [
            .. sales.Where(sale => sale.MemberId is not null)
                .GroupBy(sale => FamilyCare.LivingId(documents, sale.MemberId!))
                .Where(group => documents.Get(Collections.Members, group.Key) is { IsErased: false }
                    && !FamilyCare.Of(documents, group.Key).Any(care => care.LastKarteDay >= wanted))
                .Select(group => new UnwrittenResponse(
                    group.Key,
                    documents.Get(Collections.Members, group.Key)?.Profile?.Name,
                    group.Last().At,
                    [.. group.SelectMany(sale => sale.Sale.Lines).Where(line => !line.Voided).Select(line => line.Name).Distinct()],
                    group.Last().StaffId)),
        ];
    }

    private static IResult Reads(IDocumentReader documents, string? by = null)
    {
        if (string.IsNullOrWhiteSpace(by)) return Problems.Invalid("reader-missing", "by に担当者番号を入れてください。");
        var found = documents.Range(
            KarteCollections.Reads, KarteCollections.ReadsByReader, Collections.MemberFrom(by), Collections.MemberTo(by),
            RestLimits.LongestPage, descending: true);
        return TypedResults.Ok<IReadOnlyList<KarteReadResponse>>([.. found.Select(KarteReadResponse.Of)]);
    }
}

/// <summary>A sheet to be defined.</summary>
internal sealed record TemplateRequest(string? Name, EquatableList<KarteField>? Fields = null, bool Retired = false);

/// <summary>A visit of which nothing is written yet.</summary>
/// <param name="MemberId">Whose.</param>
/// <param name="Name">Null when there is none.</param>
/// <param name="At">When the last sale of the day was closed.</param>
/// <param name="Items">What was bought.</param>
/// <param name="StaffId">Who was at the counter, or null.</param>
internal sealed record UnwrittenResponse(
    string MemberId, string? Name, DateTimeOffset At, IReadOnlyList<string> Items, string? StaffId);
