using System.ComponentModel;
using Appliance.Domain.Bookings;
using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Domain.Sales;
using Appliance.Domain.Staff;
using Appliance.Firmware.Bookings;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Bookings;

namespace Appliance.Firmware.Rest;

/// <summary>The calendar: bookings made, moved and ended.</summary>
internal static class BookingEndpoints
{
    /// <summary>Most days one look at the calendar covers.</summary>
    private const int LongestLook = 31;

    private const int NameLength = 128;
    private const int PhoneLength = 20;

    public static void MapBookings(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/bookings").WithTags("bookings").Needs(Access.BookingsWrite);
        group.MapGet("/", List).WithName("listBookings").Needs(Access.BookingsRead)
            .Produces<CalendarResponse>().ProducesProblem(400)
            .WithSummary("Bookings of business days by time, cancelled ones too, with what each day comes to.");
        group.MapGet("/free", Free).WithName("listFreeStarts").Needs(Access.BookingsRead)
            .Produces<IReadOnlyList<Slot>>().ProducesProblem(400).WithSummary("When a service could begin on a day.");
        group.MapGet("/{id}", Get).WithName("getBooking").Needs(Access.BookingsRead)
            .Produces<BookingResponse>().ProducesProblem(404);
        group.MapPost("/", MakeAsync).WithName("makeBooking").Produces<BookingResponse>(201)
            .ProducesProblem(400).ProducesProblem(422).ProducesProblem(503)
            .WithSummary("For a member, or for a caller who becomes a provisional one. Person and place are found when not given.");
        group.MapPost("/{id}/move", MoveAsync).WithName("moveBooking").Produces<BookingResponse>()
            .ProducesProblem(400).ProducesProblem(422).ProducesProblem(503);
        group.MapPost("/{id}/cancel", CancelAsync).WithName("cancelBooking").Produces<BookingResponse>()
            .ProducesProblem(422).ProducesProblem(503);
        group.MapPost("/{id}/missed", MissAsync).WithName("missBooking").Produces<BookingResponse>()
            .ProducesProblem(422).ProducesProblem(503).WithSummary("Nobody came (無断キャンセル).");
        group.MapPost("/{id}/check-in", CheckInAsync).WithName("checkInBooking").Produces<BookingResponse>()
            .ProducesProblem(422).ProducesProblem(503);
        group.MapPost("/{id}/deposit", DepositAsync).WithName("takeDeposit").Produces<BookingResponse>()
            .ProducesProblem(400).ProducesProblem(422).ProducesProblem(503)
            .WithSummary("Paid elsewhere by card, e-money or code; it becomes the guest's prepaid. Cash is taken at the register.");
        group.MapPost("/{id}/deposit/keep", KeepAsync).WithName("keepDeposit").Needs(Access.DepositsKeep)
            .Produces<BookingResponse>().ProducesProblem(400).ProducesProblem(422).ProducesProblem(503)
            .WithSummary("The guest did not come, or called it off: the shop keeps the deposit or a part (キャンセル料), out of their prepaid.");
        group.MapPost("/{id}/deposit/give-back", GiveBackAsync).WithName("giveBackDeposit").Needs(Access.DepositsKeep)
            .Produces<BookingResponse>().ProducesProblem(422).ProducesProblem(503)
            .WithSummary("What was kept of the deposit is the guest's prepaid again.");
        routes.MapGet("/api/v1/members/{id}/bookings", OfMember).WithName("listMemberBookings").WithTags("bookings")
            .Needs(Access.BookingsRead).Produces<IReadOnlyList<BookingResponse>>().ProducesProblem(404)
            .WithSummary("A member's bookings, latest first.");
    }

    private static IResult List(IDocumentReader documents, DateOnly? from = null, DateOnly? until = null)
    {
        if (from is not { } first) return Problems.Invalid("from-missing", "from に日付を入れてください（2026-11-21）。");
        var last = until ?? first;
        if (last < first || last.DayNumber - first.DayNumber >= LongestLook)
        {
            return Problems.Invalid("range-invalid", $"期間は{LongestLook}日までです。");
        }

        var days = Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays)
            .Select(day => documents.Get(BookingCollections.Days, Collections.DayKey(day))
                ?? new BookingDayDocument(day, 0, Yen.Zero, Yen.Zero, 0, 0));
        return TypedResults.Ok(new CalendarResponse(
            [.. BookingDesk.OfDays(documents, first, last).Select(it => BookingResponse.Of(it, documents))],
            [.. days.Select(day => CalendarDayResponse.Of(day, BookingDesk.Setup(documents)))]));
    }

    private static IResult Free(
        IDocumentReader documents, string? service = null, DateOnly? day = null, string? staffId = null)
    {
        if (day is not { } wanted) return Problems.Invalid("day-missing", "day に日付を入れてください（2026-11-21）。");
        if (service is null || documents.Get(BookingCollections.Services, service)?.Service is not { Retired: false } offered)
        {
            return Problems.Invalid("service-unknown", "そのメニューはありません。");
        }

        return TypedResults.Ok<IReadOnlyList<Slot>>(
            [.. BookingDesk.Calendar(documents, wanted).FreeStarts(wanted, offered, staffId)]);
    }

    private static IResult Get(string id, IDocumentReader documents) =>
        documents.Get(BookingCollections.Bookings, id) is { } booking
            ? TypedResults.Ok(BookingResponse.Of(booking, documents))
            : Problems.NotFound("この予約は見つかりません。");

    private static IResult OfMember(string id, IDocumentReader documents) =>
        documents.Get(Collections.Members, id) is null
            ? Problems.NotFound($"会員 {id} は見つかりません。")
            : TypedResults.Ok<IReadOnlyList<BookingResponse>>(
            [
                .. MergedMembers.Family(documents, id)
                    .SelectMany(own => documents.Range(
                        BookingCollections.Bookings, BookingCollections.BookingsByMember, Collections.MemberFrom(own),
                        Collections.MemberTo(own), RestLimits.DefaultPage, descending: true))
                    .OrderByDescending(it => it.TimeKey, StringComparer.Ordinal)
                    .Take(RestLimits.DefaultPage)
                    .Select(it => BookingResponse.Of(it, documents)),
            ]);

    private static Task<IResult> MakeAsync(
        BookingRequest request, StationLoop station, IDocumentReader documents, TimeProvider time, HttpContext context,
        CancellationToken cancellationToken)
    {
        if (Check(request, out var caller) is { } problem) return Task.FromResult(problem);
        WantedBooking wanted = new(
            request.MemberId,
            caller,
            request.Service ?? "",
            new(request.Day, request.Minute, 0, request.StaffId, request.Resource),
            string.IsNullOrWhiteSpace(request.Memo) ? null : request.Memo.Trim());
        return AnswerAsync(
            reader => BookingChanges.Make(reader, wanted, KarteLooks.Today(reader, time), Authors.Of(context)),
            station, documents, null, cancellationToken);
    }

    private static Task<IResult> MoveAsync(
        string id, MoveRequest request, StationLoop station, IDocumentReader documents, TimeProvider time,
        HttpContext context, CancellationToken cancellationToken)
    {
        Slot wanted = new(request.Day, request.Minute, request.Minutes, request.StaffId, request.Resource);
        return AnswerAsync(
            reader => BookingChanges.Move(reader, id, wanted, KarteLooks.Today(reader, time), Authors.Of(context)),
            station, documents, id, cancellationToken);
    }

    private static Task<IResult> CancelAsync(
        string id, StationLoop station, IDocumentReader documents, HttpContext context,
        CancellationToken cancellationToken, bool byShop = false) =>
        AnswerAsync(
            reader => BookingChanges.Cancel(reader, id, byShop, Authors.Of(context)), station, documents, id, cancellationToken);

    private static Task<IResult> MissAsync(
        string id, StationLoop station, IDocumentReader documents, TimeProvider time, HttpContext context,
        CancellationToken cancellationToken) =>
        AnswerAsync(
            reader => BookingChanges.Miss(reader, id, KarteLooks.Today(reader, time), Authors.Of(context)),
            station, documents, id, cancellationToken);

    private static Task<IResult> CheckInAsync(
        string id, StationLoop station, IDocumentReader documents, TimeProvider time, HttpContext context,
        CancellationToken cancellationToken) =>
        AnswerAsync(
            reader => BookingChanges.CheckIn(reader, id, KarteLooks.Today(reader, time), Authors.Of(context)),
            station, documents, id, cancellationToken);

    private static Task<IResult> DepositAsync(
        string id, DepositRequest request, StationLoop station, IDocumentReader documents, TimeProvider time,
        HttpContext context, CancellationToken cancellationToken) =>
        AnswerAsync(
            reader => BookingChanges.Deposit(
                reader, id, request.Amount, request.Kind, KarteLooks.Today(reader, time), Authors.Of(context)),
            station, documents, id, cancellationToken);

    private static Task<IResult> KeepAsync(
        string id, KeepRequest request, StationLoop station, IDocumentReader documents, TimeProvider time,
        HttpContext context, CancellationToken cancellationToken) =>
        AnswerAsync(
            reader => DepositChanges.Keep(
                reader, id, request.Amount, request.Reason?.Trim() ?? "", KarteLooks.Today(reader, time), Authors.Of(context)),
            station, documents, id, cancellationToken);

    private static Task<IResult> GiveBackAsync(
        string id, StationLoop station, IDocumentReader documents, TimeProvider time, HttpContext context,
        CancellationToken cancellationToken) =>
        AnswerAsync(
            reader => DepositChanges.GiveBack(reader, id, KarteLooks.Today(reader, time), Authors.Of(context)),
            station, documents, id, cancellationToken);

    private static async Task<IResult> AnswerAsync(
        Func<IDocumentReader, ChangeRequested> change, StationLoop station, IDocumentReader documents, string? id,
        CancellationToken cancellationToken)
    {
        var outcome = await station.SubmitAsync(change, cancellationToken);
        if (outcome.Refusal is { } refusal) return Changes.ForRefusal(refusal);
        var made = id ?? outcome.Entries.Select(entry => entry.Data).OfType<BookingMade>().Single().BookingId;
        var answer = BookingResponse.Of(documents.Get(BookingCollections.Bookings, made)!, documents);
        return id is null ? TypedResults.Created($"/api/v1/bookings/{made}", answer) : TypedResults.Ok(answer);
    }

    private static IResult? Check(BookingRequest request, out MemberProfile? caller)
    {
        caller = null;
        if (request.Memo?.Length > BookingRules.MemoLength)
        {
            return Problems.Invalid("memo-too-long", $"メモは{BookingRules.MemoLength}文字までです。");
        }

        if (request.MemberId is not null || request.Caller is not { } said) return null;
        var name = said.Name?.Trim() ?? "";
        if (name.Length is 0 or > NameLength) return Problems.Invalid("name-invalid", $"お名前は1～{NameLength}文字で入れてください。");
        if (said.Kana?.Length > NameLength) return Problems.Invalid("kana-invalid", $"フリガナは{NameLength}文字までです。");
        if (said.Phone is { } phone
            && (phone.Length is 0 or > PhoneLength || phone.Any(sign => !char.IsAsciiDigit(sign) && sign is not ('+' or '-' or ' '))))
        {
            return Problems.Invalid("phone-invalid", "電話番号は数字とハイフンで入れてください。");
        }

        caller = new(name, said.Kana?.Trim() ?? "", said.Phone);
        return null;
    }
}

/// <summary>A booking that is asked for.</summary>
internal sealed record BookingRequest(
    [property: Description("Code of the service.")] string? Service,
    DateOnly Day,
    [property: Description("Minutes after the midnight the business day began with; 25:00 is 1500.")] int Minute,
    string? MemberId = null,
    CallerRequest? Caller = null,
    string? StaffId = null,
    string? Resource = null,
    string? Memo = null);

/// <summary>Somebody who calls and is no member yet.</summary>
internal sealed record CallerRequest(string? Name, string? Kana = null, string? Phone = null);

/// <summary>Another time, person or place.</summary>
internal sealed record MoveRequest(
    DateOnly Day, int Minute, string? StaffId = null, string? Resource = null, int Minutes = 0);

/// <summary>Money paid in advance.</summary>
internal sealed record DepositRequest(Yen Amount, TenderKind Kind);

/// <summary>What the shop keeps of a deposit.</summary>
/// <param name="Amount">Whole yen, above ¥0.</param>
/// <param name="Reason">In staff's words, 1–40 characters.</param>
internal sealed record KeepRequest(Yen Amount, string? Reason);

/// <summary>What the shop keeps of a deposit (キャンセル料).</summary>
/// <param name="Amount">How much.</param>
/// <param name="Day">Business day it was kept on.</param>
/// <param name="Reason">In staff's words; null when the guest was erased.</param>
/// <param name="StaffId">Who kept it, or null.</param>
internal sealed record KeptDepositResponse(Yen Amount, DateOnly Day, string? Reason, string? StaffId);

/// <summary>A booking.</summary>
internal sealed record BookingResponse(
    string Id,
    string MemberId,
    string? MemberName,
    bool Provisional,
    DateOnly Day,
    int Minute,
    int Minutes,
    string Service,
    string ServiceName,
    string? StaffId,
    string? Resource,
    BookingState State,
    Yen Price,
    Yen Deposit,
    Yen DepositTaken,
    [property: Description("What may be kept of the deposit now, 0 for nothing.")] Yen MayKeep,
    [property: Description("What of it the shop keeps, or null.")] KeptDepositResponse? Kept,
    string? Memo,
    int? Ticket,
    DateTimeOffset? CheckedInAt,
    string? SaleId,
    DateTimeOffset MadeAt,
    string? MadeBy)
{
    public static BookingResponse Of(BookingDocument it, IDocumentReader documents)
    {
        var member = documents.Get(Collections.Members, it.MemberId);
        var kept = it.Kept is { } fee ? new KeptDepositResponse(fee.Amount, fee.Day, fee.Reason, fee.StaffId) : null;
        return new(
            it.BookingId, it.MemberId, member?.Profile?.Name, member?.Provisional ?? false, it.Slot.Day, it.Slot.Minute,
            it.Slot.Minutes, it.Service, documents.Get(BookingCollections.Services, it.Service)?.Service.Name ?? it.Service,
            it.Slot.StaffId, it.Slot.Resource, it.State, it.Price, it.Deposit, it.DepositTaken, MayKeepOf(it, documents), kept, it.Memo, it.Ticket,
            it.CheckedInAt, it.SaleId, it.MadeAt, it.MadeBy);
    }

    private static Yen MayKeepOf(BookingDocument it, IDocumentReader documents)
    {
        if (!it.IsLost || it.Kept is not null || it.DepositTaken == Yen.Zero) return Yen.Zero;
        var prepaid = MergedMembers.Living(documents, it.MemberId)?.PrepaidOn(StoredLookup.Today(documents)) ?? Yen.Zero;
        return prepaid < it.DepositTaken ? prepaid : it.DepositTaken;
    }
}

/// <summary>What a business day comes to.</summary>
/// <param name="Day">Business day.</param>
/// <param name="Count">Bookings that take time.</param>
/// <param name="Expected">What they are expected to bring.</param>
/// <param name="Settled">Of that, what sales have settled.</param>
/// <param name="Cancelled">Cancelled ones.</param>
/// <param name="Missed">Ones nobody came to.</param>
/// <param name="Hours">When the shop is open.</param>
/// <param name="Special">Why the day is not as its weekday, or null.</param>
internal sealed record CalendarDayResponse(
    DateOnly Day,
    int Count,
    Yen Expected,
    Yen Settled,
    int Cancelled,
    int Missed,
    IReadOnlyList<MinuteSpan> Hours,
    string? Special)
{
    public static CalendarDayResponse Of(BookingDayDocument it, BookingSetup setup) => new(
        it.Day, it.Count, it.Expected, it.Settled, it.Cancelled, it.Missed, [.. setup.HoursOf(it.Day)],
        setup.SpecialDays.FirstOrDefault(special => special.Day == it.Day)?.Name);
}

/// <summary>A look at the calendar.</summary>
internal sealed record CalendarResponse(IReadOnlyList<BookingResponse> Items, IReadOnlyList<CalendarDayResponse> Days);
