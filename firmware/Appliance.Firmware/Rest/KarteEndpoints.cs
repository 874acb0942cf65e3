using System.ComponentModel;
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

/// <summary>A member's karte: entries with their editions, and notes for whoever serves them next.</summary>
internal static class KarteEndpoints
{
    private const int DefaultEntries = 20;

    public static void MapKarte(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/members/{id}").WithTags("karte").Needs(Access.KarteWrite);
        group.MapGet("/karte", ListAsync).WithName("getKarte").Needs(Access.KarteRead)
            .Produces<KarteResponse>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(503)
            .WithSummary("A member's karte, latest entry first. The look is journaled, once for each reader and day.");
        group.MapPost("/karte", AddAsync).WithName("writeKarte").Produces<KarteEntryResponse>(201)
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(422).ProducesProblem(503);
        group.MapPut("/karte/{number:int}", ChangeAsync).WithName("rewriteKarte").Produces<KarteEntryResponse>()
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(422).ProducesProblem(503)
            .WithSummary("Writes an entry anew; the earlier editions are kept.");
        group.MapPost("/handovers", HandOverAsync).WithName("leaveHandover").Produces(201)
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(422).ProducesProblem(503)
            .WithSummary("A note for whoever serves the member next (申し送り).");
        group.MapPost("/handovers/{handoverId:int}/acknowledge", AcknowledgeAsync).WithName("acknowledgeHandover")
            .Produces(204).ProducesProblem(404).ProducesProblem(422).ProducesProblem(503);
        group.MapGet("/karte/reads", Reads).WithName("listKarteReads").Needs(Access.MembersDispose)
            .Produces<IReadOnlyList<KarteReadResponse>>().ProducesProblem(404)
            .WithSummary("Who looked at a member's karte, latest first.");
    }

    private static async Task<IResult> ListAsync(
        string id, StationLoop station, IDocumentReader documents, TimeProvider time, HttpContext context,
        CancellationToken cancellationToken, int? limit = null, int? before = null)
    {
        if (MergedMembers.Living(documents, id) is not { } member) return Unknown(id);
        var count = limit ?? DefaultEntries;
        if (count is < 1 or > RestLimits.LongestPage)
        {
            return Problems.Invalid("limit-out-of-range", $"limit は1～{RestLimits.LongestPage}です。");
        }

        if (await KarteLooks.LogAsync(station, documents, time, id, context, cancellationToken) is { } failed) return failed;
        var cares = FamilyCare.Of(documents, id);
        return TypedResults.Ok(new KarteResponse(
            id,
            member.Profile?.Name,
            cares.Sum(it => it.LastKarte),
            [.. FamilyCare.Kartes(documents, id, count, before).Select(KarteEntryResponse.Of)],
            [.. cares.SelectMany(HandoverResponse.Of)],
            [.. cares.SelectMany(PhotoResponse.Of)]));
    }

    private static Task<IResult> AddAsync(
        string id, KarteRequest request, StationLoop station, IDocumentReader documents, TimeProvider time,
        HttpContext context, CancellationToken cancellationToken) =>
        WriteAsync(new(id, null, request), station, documents, time, context, cancellationToken);

    private static Task<IResult> ChangeAsync(
        string id, int number, KarteRequest request, StationLoop station, IDocumentReader documents, TimeProvider time,
        HttpContext context, CancellationToken cancellationToken) =>
        WriteAsync(new(id, number, request), station, documents, time, context, cancellationToken);

    private static async Task<IResult> WriteAsync(
        AskedSheet asked, StationLoop station, IDocumentReader documents, TimeProvider time, HttpContext context,
        CancellationToken cancellationToken)
    {
        var (id, number, request) = asked;
        if (documents.Get(Collections.Members, id) is null) return Unknown(id);
        if (request.Template is not { } code || documents.Get(KarteCollections.Templates, code) is not { } template)
        {
            return Problems.Invalid("template-unknown", "その様式はありません。");
        }

        KarteNote note = new(code, AnswersOf(request, template.Template), Blank(request.Memo));
        WrittenSheet sheet = new(
            id, number, request.BasedOn, request.VisitDay ?? KarteLooks.Today(documents, time), note);
        var outcome = await station.SubmitAsync(
            reader => KarteChanges.Write(reader, sheet, Authors.Of(context)), cancellationToken);
        if (outcome.Refusal is { } refusal) return Changes.ForRefusal(refusal);
        var written = outcome.Entries.Select(entry => entry.Data).OfType<KarteWritten>().Single();
        var made = KarteEntryResponse.Of(
            documents.Get(KarteCollections.Kartes, KarteCollections.KarteKey(written.MemberId, written.Number))!);
        return number is null ? TypedResults.Created($"/api/v1/members/{id}/karte", made) : TypedResults.Ok(made);
    }

    /// <summary>In the sheet's order, with the questions as they are put now; what is not on the sheet goes last.</summary>
    private static EquatableList<KarteAnswer> AnswersOf(KarteRequest request, KarteTemplate template)
    {
        var given = (request.Answers ?? []).Where(it => it.Values is { Count: > 0 }).ToList();
        var order = template.Fields.Select((field, index) => (field, index)).ToDictionary(it => it.field.Code, it => it);
        return
        [
            .. given.OrderBy(it => order.TryGetValue(it.Field ?? "", out var at) ? at.index : int.MaxValue)
                .Select(it => new KarteAnswer(
                    it.Field ?? "",
                    order.TryGetValue(it.Field ?? "", out var at) ? at.field.Label : "",
                    [.. it.Values!.Select(value => value.Trim())])),
        ];
    }

    private static async Task<IResult> HandOverAsync(
        string id, HandoverRequest request, StationLoop station, IDocumentReader documents, HttpContext context,
        CancellationToken cancellationToken)
    {
        if (documents.Get(Collections.Members, id) is null) return Unknown(id);
        var text = request.Text?.Trim() ?? "";
        HandoverNote note = new(text, AlertRules.ReadingOf(text, request.Reading));
        var outcome = await station.SubmitAsync(
            reader => KarteChanges.HandOver(reader, id, note, Authors.Of(context)), cancellationToken);
        return outcome.Refusal is { } refusal
            ? Changes.ForRefusal(refusal)
            : TypedResults.Created($"/api/v1/members/{id}/care");
    }

    private static async Task<IResult> AcknowledgeAsync(
        string id, int handoverId, StationLoop station, IDocumentReader documents, HttpContext context,
        CancellationToken cancellationToken)
    {
        if (documents.Get(Collections.Members, id) is null) return Unknown(id);
        var outcome = await station.SubmitAsync(
            reader => KarteChanges.Acknowledge(reader, id, handoverId, Authors.Of(context)), cancellationToken);
        return outcome.Refusal is { } refusal ? Changes.ForRefusal(refusal) : TypedResults.NoContent();
    }

    private static IResult Reads(string id, IDocumentReader documents)
    {
        if (documents.Get(Collections.Members, id) is null) return Unknown(id);
        var found = MergedMembers.Family(documents, id)
            .SelectMany(own => documents.Range(
                KarteCollections.Reads, KarteCollections.ReadsByMember, Collections.MemberFrom(own), Collections.MemberTo(own),
                RestLimits.LongestPage, descending: true))
            .OrderByDescending(it => it.At).Take(RestLimits.LongestPage);
        return TypedResults.Ok<IReadOnlyList<KarteReadResponse>>([.. found.Select(KarteReadResponse.Of)]);
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static IResult Unknown(string id) => Problems.NotFound($"会員 {id} は見つかりません。");

    private readonly record struct AskedSheet(string MemberId, int? Number, KarteRequest Request);
}

/// <summary>Looks at kartes, journaled once for each member, reader and business day.</summary>
internal static class KarteLooks
{
    /// <summary>Journals a look where it is the first; the answer to give when that fails, or null.</summary>
    public static async Task<IResult?> LogAsync(
        StationLoop station, IDocumentReader documents, TimeProvider time, string memberId, HttpContext context,
        CancellationToken cancellationToken)
    {
        var (today, reader) = (Today(documents, time), Authors.Reader(context));
        var key = KarteCollections.ReadKey(memberId, today, reader);
        if (documents.Get(KarteCollections.Reads, key) is not null) return null;
        var outcome = await station.SubmitAsync(
            now => KarteChanges.Read(now, memberId, today, reader, Authors.Of(context)), cancellationToken);
        return outcome.Refusal is { } refusal ? Changes.ForRefusal(refusal) : null;
    }

    /// <summary>The business day of now; a clock set back does not take it back.</summary>
    public static DateOnly Today(IDocumentReader documents, TimeProvider time)
    {
        var day = Domain.Shop.BusinessDay.Of(
            time.GetUtcNow(), documents.Get(Collections.Shop, Collections.TheOnly)?.Shop.BusinessDayStartsAtHour ?? 0);
        return documents.Get(Collections.Counters, Collections.TheOnly)?.Totals.Day is { } last && last > day ? last : day;
    }
}

/// <summary>An entry to be written.</summary>
/// <param name="Template">Code of the sheet.</param>
/// <param name="Answers">What was answered; what is left empty is left out.</param>
/// <param name="Memo">At most 2,000 characters, or null.</param>
/// <param name="VisitDay">Business day it is about; today when not given.</param>
/// <param name="BasedOn">Editions the writer has seen: what somebody else wrote meanwhile is not lost.</param>
internal sealed record KarteRequest(
    string? Template,
    IReadOnlyList<KarteAnswerRequest>? Answers = null,
    string? Memo = null,
    DateOnly? VisitDay = null,
    int BasedOn = 0);

/// <summary>An answer.</summary>
internal sealed record KarteAnswerRequest(string? Field, IReadOnlyList<string>? Values);

/// <summary>A note for the next person.</summary>
internal sealed record HandoverRequest(
    [property: Description("1–200 characters.")] string? Text,
    [property: Description("The gist for plain displays, at most 30 characters of kana.")] string? Reading = null);

/// <summary>A member's karte.</summary>
/// <param name="MemberId">Whose.</param>
/// <param name="Name">Null when erased.</param>
/// <param name="Count">Entries there are.</param>
/// <param name="Items">Latest first; <c>before</c> with the last one's number leads on.</param>
/// <param name="Handovers">Notes that wait.</param>
/// <param name="Photos">Of all entries.</param>
internal sealed record KarteResponse(
    string MemberId,
    string? Name,
    int Count,
    IReadOnlyList<KarteEntryResponse> Items,
    IReadOnlyList<HandoverResponse> Handovers,
    IReadOnlyList<PhotoResponse> Photos);

/// <summary>An entry with its editions, the last one last.</summary>
/// <param name="MemberId">Of whom it was written, where members were joined; it is changed under that one.</param>
/// <param name="Number">Its number there.</param>
/// <param name="VisitDay">Business day it is about.</param>
/// <param name="Editions">The first to the last.</param>
internal sealed record KarteEntryResponse(string MemberId, int Number, DateOnly VisitDay, IReadOnlyList<KarteEdition> Editions)
{
    public static KarteEntryResponse Of(KarteDocument karte) => new(karte.MemberId, karte.Number, karte.VisitDay, karte.Editions);
}

/// <summary>A note that waits for the next person.</summary>
/// <param name="MemberId">Of whom it was left, where members were joined; it is acknowledged under that one.</param>
/// <param name="Id">Its number there.</param>
/// <param name="Text">What it says.</param>
/// <param name="Reading">For plain displays.</param>
/// <param name="At">When it was left.</param>
/// <param name="StaffId">By whom, or null.</param>
internal sealed record HandoverResponse(string MemberId, int Id, string Text, string Reading, DateTimeOffset At, string? StaffId)
{
    public static IEnumerable<HandoverResponse> Of(CareDocument care) => care.Handovers.Select(
        it => new HandoverResponse(care.MemberId, it.HandoverId, it.Note.Text, it.Note.Reading, it.At, it.StaffId));
}

/// <summary>What is known of a picture beside the picture.</summary>
/// <param name="MemberId">Of whom it is, where members were joined; it is found under that one.</param>
/// <param name="PhotoId">Its number there.</param>
/// <param name="Karte">Number of the entry it belongs to, or null.</param>
/// <param name="Caption">Or null.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="At">When it was added.</param>
/// <param name="StaffId">By whom, or null.</param>
internal sealed record PhotoResponse(
    string MemberId, int PhotoId, int? Karte, string? Caption, int Width, int Height, DateTimeOffset At, string? StaffId)
{
    public static IEnumerable<PhotoResponse> Of(CareDocument care) => care.Photos.Select(
        it => new PhotoResponse(care.MemberId, it.PhotoId, it.Karte, it.Caption, it.Width, it.Height, it.At, it.StaffId));
}

/// <summary>That somebody looked at a karte on a business day.</summary>
internal sealed record KarteReadResponse(string MemberId, string By, DateOnly Day, DateTimeOffset At)
{
    public static KarteReadResponse Of(KarteReadDocument read) => new(read.MemberId, read.By, read.Day, read.At);
}
