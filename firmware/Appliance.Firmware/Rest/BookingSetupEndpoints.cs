using Appliance.Domain;
using Appliance.Domain.Bookings;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Staff;
using Appliance.Firmware.Bookings;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Bookings;

namespace Appliance.Firmware.Rest;

/// <summary>What bookings are made of: services, places, shifts, opening hours.</summary>
internal static class BookingSetupEndpoints
{
    private const int StaffLimit = 1_000;

    public static void MapBookingSetup(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/booking").WithTags("bookings").Needs(Access.SettingsWrite);
        group.MapGet("/setup", (IDocumentReader documents) => BookingDesk.Setup(documents)).WithName("getBookingSetup")
            .Needs(Access.BookingsRead).Produces<BookingSetup>().WithSummary("Opening hours and holidays.");
        group.MapPut("/setup", PutSetupAsync).WithName("putBookingSetup").Produces<BookingSetup>()
            .ProducesProblem(400).ProducesProblem(422).ProducesProblem(503);
        group.MapGet("/services", BookingDesk.Services).WithName("listBookedServices").Needs(Access.BookingsRead)
            .Produces<IReadOnlyList<BookedService>>();
        group.MapPut("/services/{code}", PutServiceAsync).WithName("putBookedService").Produces<BookedService>()
            .ProducesProblem(400).ProducesProblem(422).ProducesProblem(503);
        group.MapGet("/resources", BookingDesk.Resources).WithName("listBookedResources").Needs(Access.BookingsRead)
            .Produces<IReadOnlyList<BookedResource>>();
        group.MapPut("/resources/{code}", PutResourceAsync).WithName("putBookedResource").Produces<BookedResource>()
            .ProducesProblem(400).ProducesProblem(422).ProducesProblem(503);
        group.MapGet("/shifts", Shifts).WithName("listShifts").Needs(Access.BookingsRead)
            .Produces<IReadOnlyList<StaffShift>>();
        group.MapPut("/shifts/{staffId}", PutShiftAsync).WithName("putShift").Needs(Access.ShiftsWrite).Produces<StaffShift>()
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(422).ProducesProblem(503);
    }

    private static Task<IResult> PutSetupAsync(
        SetupRequest request, StationLoop station, CancellationToken cancellationToken)
    {
        BookingSetup setup = new(request.Week, request.SpecialDays ?? [], request.StepMinutes, request.TicketAtCheckIn);
        return Changes.MakeAsync(
            station, BookingRules.Check(setup), new BookingSetupDefined(setup), () => TypedResults.Ok(setup), cancellationToken);
    }

    private static Task<IResult> PutServiceAsync(
        string code, ServiceRequest request, StationLoop station, IDocumentReader documents,
        CancellationToken cancellationToken)
    {
        BookedService service = new(
            code,
            request.Name?.Trim() ?? "",
            HalfKana.From(string.IsNullOrWhiteSpace(request.Kana) ? request.Name ?? "" : request.Kana).Trim(),
            request.Minutes,
            request.Price,
            request.Deposit,
            request.NeedsStaff,
            string.IsNullOrWhiteSpace(request.ResourceKind) ? null : request.ResourceKind.Trim(),
            request.Retired);
        var known = BookingDesk.Services(documents);
        return known.Count >= BookingRules.Services && known.All(it => it.Code != code)
            ? Task.FromResult(Problems.Invalid("too-many-services", $"メニューは{BookingRules.Services}件までです。"))
            : Changes.MakeAsync(
                station, BookingRules.Check(service), new BookedServiceDefined(service), () => TypedResults.Ok(service),
                cancellationToken);
    }

    private static Task<IResult> PutResourceAsync(
        string code, ResourceRequest request, StationLoop station, IDocumentReader documents,
        CancellationToken cancellationToken)
    {
        BookedResource resource = new(code, request.Name?.Trim() ?? "", request.Kind?.Trim() ?? "", request.Retired);
        var known = BookingDesk.Resources(documents);
        return known.Count >= BookingRules.Resources && known.All(it => it.Code != code)
            ? Task.FromResult(Problems.Invalid("too-many-resources", $"席・部屋は{BookingRules.Resources}件までです。"))
            : Changes.MakeAsync(
                station, BookingRules.Check(resource), new BookedResourceDefined(resource), () => TypedResults.Ok(resource),
                cancellationToken);
    }

    private static IReadOnlyList<StaffShift> Shifts(IDocumentReader documents) =>
    [
        .. documents.Range(BookingCollections.Shifts, BookingCollections.ShiftsByStaff, "", Collections.End, StaffLimit)
            .Select(it => it.Shift),
    ];

    private static Task<IResult> PutShiftAsync(
        string staffId, ShiftRequest request, StationLoop station, IDocumentReader documents,
        CancellationToken cancellationToken)
    {
        if (documents.Get(Collections.Staff, staffId) is null) return Task.FromResult(Problems.NotFound("その担当者はいません。"));
        StaffShift shift = new(staffId, request.Week, request.SpecialDays ?? []);
        return Changes.MakeAsync(
            station, BookingRules.Check(shift), new StaffShiftDefined(shift), () => TypedResults.Ok(shift), cancellationToken);
    }
}

/// <summary>Opening hours to be set.</summary>
internal sealed record SetupRequest(
    EquatableList<WeekSpan> Week,
    EquatableList<SpecialDay>? SpecialDays = null,
    int StepMinutes = 15,
    bool TicketAtCheckIn = false);

/// <summary>A service to be set.</summary>
internal sealed record ServiceRequest(
    string? Name,
    int Minutes,
    Yen Price,
    Yen Deposit,
    string? Kana = null,
    bool NeedsStaff = true,
    string? ResourceKind = null,
    bool Retired = false);

/// <summary>A seat, room or court to be set.</summary>
internal sealed record ResourceRequest(string? Name, string? Kind, bool Retired = false);

/// <summary>Shifts to be set.</summary>
internal sealed record ShiftRequest(EquatableList<WeekSpan> Week, EquatableList<SpecialDay>? SpecialDays = null);
