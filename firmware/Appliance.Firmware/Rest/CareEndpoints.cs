using System.ComponentModel;
using Appliance.Domain.Journal;
using Appliance.Domain.Karte;
using Appliance.Domain.Staff;
using Appliance.Firmware.Karte;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Rest;

/// <summary>What staff should know of a guest: the same the operator reads at the tap.</summary>
internal static class CareEndpoints
{
    public static void MapCare(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/members/{id}").WithTags("karte").Needs(Access.KarteWrite);
        group.MapGet("/care", GetAsync).WithName("getCare").Needs(Access.KarteRead)
            .Produces<CareResponse>().ProducesProblem(404).ProducesProblem(503)
            .WithSummary("What staff should know of a member before serving them.");
        group.MapPost("/alerts", AddAsync).WithName("addAlert").Produces<AlertResponse>(201)
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(422).ProducesProblem(503)
            .WithSummary("An alert; about health only with the member's consent.");
        group.MapPut("/alerts/{alertId:int}", ChangeAsync).WithName("changeAlert").Produces<AlertResponse>()
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(422).ProducesProblem(503);
        group.MapDelete("/alerts/{alertId:int}", WithdrawAsync).WithName("withdrawAlert").Produces(204)
            .ProducesProblem(404).ProducesProblem(422).ProducesProblem(503);
    }

    private static async Task<IResult> GetAsync(
        string id, StationLoop station, IDocumentReader documents, TimeProvider time, HttpContext context,
        CancellationToken cancellationToken)
    {
        if (MergedMembers.Living(documents, id) is not { } member) return Unknown(id);
        if (await KarteLooks.LogAsync(station, documents, time, id, context, cancellationToken) is { } failed) return failed;
        var cares = FamilyCare.Of(documents, id);
        return TypedResults.Ok(new CareResponse(
            id,
            member.AgreedToHealthNotes,
            [.. cares.SelectMany(care => care.Alerts.Select(it => AlertResponse.Of(care.MemberId, it))).OrderBy(it => it.Kind)],
            [.. cares.SelectMany(HandoverResponse.Of)],
            member.LastVisit,
            member.Profile?.Birthday));
    }

    private static Task<IResult> AddAsync(
        string id, AlertRequest request, StationLoop station, IDocumentReader documents, HttpContext context,
        CancellationToken cancellationToken) => WriteAsync(id, null, request, station, documents, context, cancellationToken);

    private static Task<IResult> ChangeAsync(
        string id, int alertId, AlertRequest request, StationLoop station, IDocumentReader documents, HttpContext context,
        CancellationToken cancellationToken) => WriteAsync(id, alertId, request, station, documents, context, cancellationToken);

    private static async Task<IResult> WriteAsync(
        string id, int? alertId, AlertRequest request, StationLoop station, IDocumentReader documents, HttpContext context,
        CancellationToken cancellationToken)
    {
        if (documents.Get(Collections.Members, id) is null) return Unknown(id);
        var text = request.Text?.Trim() ?? "";
        AlertNote note = new(request.Kind, text, AlertRules.ReadingOf(text, request.Reading));
        var outcome = await station.SubmitAsync(
            reader => AlertChanges.Write(reader, id, alertId, note, Authors.Of(context)), cancellationToken);
        if (outcome.Refusal is { } refusal) return Changes.ForRefusal(refusal);
        var entry = outcome.Entries.Single(it => it.Data is AlertRecorded);
        var recorded = (AlertRecorded)entry.Data;
        var made = AlertResponse.Of(recorded.MemberId, new(recorded.AlertId, note, entry.Day, entry.StaffId));
        return alertId is null ? TypedResults.Created($"/api/v1/members/{id}/care", made) : TypedResults.Ok(made);
    }

    private static async Task<IResult> WithdrawAsync(
        string id, int alertId, StationLoop station, IDocumentReader documents, HttpContext context,
        CancellationToken cancellationToken)
    {
        if (documents.Get(Collections.Members, id) is null) return Unknown(id);
        var outcome = await station.SubmitAsync(
            reader => AlertChanges.Withdraw(reader, id, alertId, Authors.Of(context)), cancellationToken);
        return outcome.Refusal is { } refusal ? Changes.ForRefusal(refusal) : TypedResults.NoContent();
    }

    private static IResult Unknown(string id) => Problems.NotFound($"会員 {id} は見つかりません。");
}

/// <summary>An alert to be written.</summary>
internal sealed record AlertRequest(
    AlertKind Kind,
    [property: Description("1–40 characters, for example 蕎麦アレルギー（重度）.")] string? Text,
    [property: Description("For plain displays, at most 30 characters of kana; of the text when not given.")]
    string? Reading = null);

/// <summary>An alert.</summary>
/// <param name="MemberId">Of whom it was written, where members were joined; it is changed under that one.</param>
/// <param name="Id">Its number there.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">In words.</param>
/// <param name="Reading">For plain displays.</param>
/// <param name="Day">Business day it was written.</param>
/// <param name="StaffId">By whom, or null.</param>
internal sealed record AlertResponse(string MemberId, int Id, AlertKind Kind, string Text, string Reading, DateOnly Day, string? StaffId)
{
    public static AlertResponse Of(string memberId, MemberAlert alert) =>
        new(memberId, alert.AlertId, alert.Note.Kind, alert.Note.Text, alert.Note.Reading, alert.Day, alert.StaffId);
}

/// <summary>What staff should know of a member.</summary>
/// <param name="MemberId">Who.</param>
/// <param name="HealthConsent">The member agreed to notes on their health.</param>
/// <param name="Alerts">Most important first.</param>
/// <param name="Handovers">Notes for whoever serves them next.</param>
/// <param name="LastVisit">Business day of the last sale, or null.</param>
/// <param name="Birthday">Or null.</param>
internal sealed record CareResponse(
    string MemberId,
    bool HealthConsent,
    IReadOnlyList<AlertResponse> Alerts,
    IReadOnlyList<HandoverResponse> Handovers,
    DateOnly? LastVisit,
    DateOnly? Birthday);
