using System.Security.Cryptography;
using System.Text;
using Appliance.Domain.Bookings;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Firmware.Bookings;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Bookings;

namespace Appliance.Firmware.Rest;

/// <summary>Who waits for a place, numbers at the counter, and calendars for the staff's own devices.</summary>
internal static class WaitingEndpoints
{
    private const int SecretBytes = 24;
    private const int CalendarEvents = 2_000;
    private const int CalendarDaysBack = 30;

    /// <summary>Guests of the waiting list for whom a place is looked for; the others show none.</summary>
    private const int Looked = 20;

    public static void MapWaiting(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1").WithTags("bookings").Needs(Access.BookingsWrite);
        group.MapGet("/waiting", Waiting).WithName("listWaiting").Needs(Access.BookingsRead)
            .Produces<IReadOnlyList<WaitingResponse>>()
            .WithSummary("Who waits, in the order they came, with the first place there is for them.");
        group.MapPost("/waiting", WaitAsync).WithName("addWaiting").Produces(201)
            .ProducesProblem(400).ProducesProblem(422).ProducesProblem(503);
        group.MapDelete("/waiting/{id}", StopAsync).WithName("closeWaiting").Produces(204)
            .ProducesProblem(422).ProducesProblem(503);
        group.MapPost("/tickets", IssueAsync).WithName("issueTicket").Produces<TicketResponse>(201)
            .ProducesProblem(404).ProducesProblem(503).WithSummary("Prints the next number (受付番号) for a guest without a booking.");
        group.MapPost("/tickets/{number:int}/call", CallAsync).WithName("callTicket").Produces(204)
            .ProducesProblem(400).ProducesProblem(503).WithSummary("Calls a number on the customer's display.");
        group.MapPost("/booking/calendars/{staffId}", ShareAsync).WithName("shareCalendar").Produces<SharedCalendar>(201)
            .ProducesProblem(404).ProducesProblem(503)
            .WithSummary("A secret address for somebody's calendar; it is told once, and an earlier one ends.");
        group.MapDelete("/booking/calendars/{staffId}", UnshareAsync).WithName("unshareCalendar").Produces(204)
            .ProducesProblem(503);
        routes.MapGet("/calendar/{secret}.ics", Calendar).WithName("calendar").WithTags("bookings").OpenToAnyone()
            .Produces<string>(200, "text/calendar").ProducesProblem(404)
            .WithSummary("iCalendar (RFC 5545). Whoever knows the address may read it; it tells no names.");
    }

    private static IReadOnlyList<WaitingResponse> Waiting(IDocumentReader documents, TimeProvider time)
    {
        var today = KarteLooks.Today(documents, time);
        var found = documents.Range(
            BookingCollections.Waiting, BookingCollections.WaitingInOrder, "", Collections.End, BookingRules.Waiting);
        return
        [
            .. found.Select((it, place) => new WaitingResponse(
                it.WaitingId,
                it.MemberId,
                MergedMembers.Living(documents, it.MemberId)?.Profile?.Name,
                it.Service,
                it.From,
                it.Until,
                it.StaffId,
                it.At,
                place < Looked ? FirstFree(documents, it, today) : null)),
        ];
    }

    private static Slot? FirstFree(IDocumentReader documents, WaitingDocument waiting, DateOnly today)
    {
        if (documents.Get(BookingCollections.Services, waiting.Service)?.Service is not { } service) return null;
        var day = waiting.From < today ? today : waiting.From;
        for (; day <= waiting.Until; day = day.AddDays(1))
        {
            var free = BookingDesk.Calendar(documents, day).FreeStarts(day, service, waiting.StaffId).FirstOrDefault();
            if (free is not null) return free;
        }

        return null;
    }

    private static async Task<IResult> WaitAsync(
        WaitingRequest request, StationLoop station, TimeProvider time, HttpContext context,
        CancellationToken cancellationToken)
    {
        WaitingAdded wanted = new(
            "", request.MemberId ?? "", request.Service ?? "", request.From, request.Until, request.StaffId);
        var outcome = await station.SubmitAsync(
            reader => BookingChanges.Wait(reader, wanted, KarteLooks.Today(reader, time), Authors.Of(context)),
            cancellationToken);
        return outcome.Refusal is { } refusal ? Changes.ForRefusal(refusal) : TypedResults.Created("/api/v1/waiting");
    }

    private static async Task<IResult> StopAsync(
        string id, StationLoop station, HttpContext context, CancellationToken cancellationToken)
    {
        var outcome = await station.SubmitAsync(
            reader => BookingChanges.StopWaiting(reader, id, Authors.Of(context)), cancellationToken);
        return outcome.Refusal is { } refusal ? Changes.ForRefusal(refusal) : TypedResults.NoContent();
    }

    private static async Task<IResult> IssueAsync(
        TicketRequest request, StationLoop station, IDocumentReader documents, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (request.MemberId is { } id && documents.Get(Collections.Members, id) is null)
        {
            return Problems.NotFound($"会員 {id} は見つかりません。");
        }

        var outcome = await station.SubmitAsync(
            reader => new TicketRequested(
                BookingDesk.NextTicket(reader, KarteLooks.Today(reader, time)), request.MemberId),
            cancellationToken);
        if (outcome.Refusal is { } refusal) return Changes.ForRefusal(refusal);
        var issued = outcome.Entries.Select(entry => entry.Data).OfType<TicketIssued>().Single();
        return TypedResults.Created("/api/v1/tickets", new TicketResponse(issued.Number));
    }

    private static async Task<IResult> CallAsync(int number, StationLoop station, CancellationToken cancellationToken)
    {
        if (number is < 1 or > BookingRules.BookingsPerDay) return Problems.Invalid("ticket-number", "番号を確かめてください。");
        var outcome = await station.SubmitAsync(new TicketCallRequested(number), cancellationToken);
        return outcome.Refusal is { } refusal ? Changes.ForRefusal(refusal) : TypedResults.NoContent();
    }

    private static async Task<IResult> ShareAsync(
        string staffId, StationLoop station, IDocumentReader documents, HttpContext context,
        CancellationToken cancellationToken)
    {
        if (documents.Get(Collections.Staff, staffId) is not { Left: false }) return Problems.NotFound("その担当者はいません。");
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        var outcome = await station.SubmitAsync(
            _ => new ChangeRequested([new CalendarShared(staffId, HashOf(secret))], By: Authors.Of(context)), cancellationToken);
        return outcome.Refusal is { } refusal
            ? Changes.ForRefusal(refusal)
            : TypedResults.Created($"/calendar/{secret}.ics", new SharedCalendar($"/calendar/{secret}.ics"));
    }

    private static async Task<IResult> UnshareAsync(
        string staffId, StationLoop station, HttpContext context, CancellationToken cancellationToken)
    {
        var outcome = await station.SubmitAsync(
            _ => new ChangeRequested([new CalendarUnshared(staffId)], By: Authors.Of(context)), cancellationToken);
        return outcome.Refusal is { } refusal ? Changes.ForRefusal(refusal) : TypedResults.NoContent();
    }

    private static IResult Calendar(string secret, IDocumentReader documents, TimeProvider time)
    {
        if (documents.Get(BookingCollections.Calendars, HashOf(secret)) is not { } calendar)
        {
            return Problems.NotFound("この宛先はありません。");
        }

        var owner = documents.Get(Collections.Staff, calendar.StaffId)?.Name ?? calendar.StaffId;
        var from = Collections.MemberFrom(calendar.StaffId)
            + Collections.DayKey(KarteLooks.Today(documents, time).AddDays(-CalendarDaysBack));
        var bookings = documents.Range(
            BookingCollections.Bookings, BookingCollections.BookingsByStaff, from, Collections.MemberTo(calendar.StaffId),
            CalendarEvents);
        var text = CalendarFeed.Write(
            owner,
            bookings,
            code => documents.Get(BookingCollections.Services, code)?.Service.Name ?? code,
            time.GetUtcNow());
        return TypedResults.Text(text, "text/calendar", Encoding.UTF8);
    }

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

/// <summary>A guest who would come if something became free.</summary>
internal sealed record WaitingRequest(
    string? MemberId, string? Service, DateOnly From, DateOnly Until, string? StaffId = null);

/// <summary>A number for a guest without a booking.</summary>
internal sealed record TicketRequest(string? MemberId = null);

/// <summary>A number that was printed.</summary>
internal sealed record TicketResponse(int Number);

/// <summary>A guest who waits.</summary>
internal sealed record WaitingResponse(
    string Id,
    string MemberId,
    string? MemberName,
    string Service,
    DateOnly From,
    DateOnly Until,
    string? StaffId,
    DateTimeOffset At,
    Slot? Free);

/// <summary>Where a calendar can be read.</summary>
/// <param name="Path">On this appliance; told once.</param>
internal sealed record SharedCalendar(string Path);
