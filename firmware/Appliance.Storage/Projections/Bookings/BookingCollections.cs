using System.Text.Json.Serialization;
using Appliance.Domain.Bookings;
using Appliance.Domain.Members;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;

namespace Appliance.Storage.Projections.Bookings;

/// <summary>The collections of bookings, and the keys they are ranged over by.</summary>
public static class BookingCollections
{
    private static BookingJson Json => BookingJson.Default;

    /// <summary>Bookings by business day and time.</summary>
    public static DocumentIndex<BookingDocument> BookingsByTime { get; } = new("time", booking => booking.TimeKey);

    /// <summary>Bookings of a member by time.</summary>
    public static DocumentIndex<BookingDocument> BookingsByMember { get; } =
        new("member", booking => Collections.MemberFrom(booking.MemberId) + booking.TimeKey);

    /// <summary>Bookings with somebody by time.</summary>
    public static DocumentIndex<BookingDocument> BookingsByStaff { get; } = new(
        "staff", booking => booking.Slot.StaffId is { } staff ? Collections.MemberFrom(staff) + booking.TimeKey : null);

    /// <summary>Services by code.</summary>
    public static DocumentIndex<ServiceDocument> ServicesByCode { get; } = new("code", it => it.Service.Code);

    /// <summary>Seats, rooms and courts by code.</summary>
    public static DocumentIndex<ResourceDocument> ResourcesByCode { get; } = new("code", it => it.Resource.Code);

    /// <summary>Shifts by person.</summary>
    public static DocumentIndex<ShiftDocument> ShiftsByStaff { get; } = new("staff", it => it.Shift.StaffId);

    /// <summary>Who waits, in the order they came.</summary>
    public static DocumentIndex<WaitingDocument> WaitingInOrder { get; } = new("order", it => it.WaitingId);

    /// <summary>Secret addresses by person.</summary>
    public static DocumentIndex<CalendarDocument> CalendarsByStaff { get; } = new("staff", it => it.StaffId);

    /// <summary>Bookings by id.</summary>
    public static DocumentCollection<BookingDocument> Bookings { get; } =
        new("bookings", Json.BookingDocument, it => it.BookingId, BookingsByTime, BookingsByMember, BookingsByStaff);

    /// <summary>Open bookings by member.</summary>
    public static DocumentCollection<MemberBookingsDocument> OpenByMember { get; } =
        new("memberbookings", Json.MemberBookingsDocument, it => it.MemberId);

    /// <summary>What days come to, by <see cref="Collections.DayKey"/>.</summary>
    public static DocumentCollection<BookingDayDocument> Days { get; } =
        new("bookingdays", Json.BookingDayDocument, it => Collections.DayKey(it.Day));

    /// <summary>What sales settled, by sale.</summary>
    public static DocumentCollection<SettledBookingsDocument> Settled { get; } =
        new("settledbookings", Json.SettledBookingsDocument, it => it.SaleId);

    /// <summary>Numbers, under <see cref="Collections.TheOnly"/>.</summary>
    public static DocumentCollection<BookingCountersDocument> Counters { get; } =
        new("bookingcounters", Json.BookingCountersDocument, _ => Collections.TheOnly);

    /// <summary>Services by code.</summary>
    public static DocumentCollection<ServiceDocument> Services { get; } =
        new("bookedservices", Json.ServiceDocument, it => it.Service.Code, ServicesByCode);

    /// <summary>Seats, rooms and courts by code.</summary>
    public static DocumentCollection<ResourceDocument> Resources { get; } =
        new("bookedresources", Json.ResourceDocument, it => it.Resource.Code, ResourcesByCode);

    /// <summary>Shifts by person.</summary>
    public static DocumentCollection<ShiftDocument> Shifts { get; } =
        new("staffshifts", Json.ShiftDocument, it => it.Shift.StaffId, ShiftsByStaff);

    /// <summary>Opening hours, under <see cref="Collections.TheOnly"/>.</summary>
    public static DocumentCollection<BookingSetupDocument> Setup { get; } =
        new("bookingsetup", Json.BookingSetupDocument, _ => Collections.TheOnly);

    /// <summary>Who waits, by id.</summary>
    public static DocumentCollection<WaitingDocument> Waiting { get; } =
        new("waiting", Json.WaitingDocument, it => it.WaitingId, WaitingInOrder);

    /// <summary>Secret addresses by the hash of the secret.</summary>
    public static DocumentCollection<CalendarDocument> Calendars { get; } =
        new("calendars", Json.CalendarDocument, it => it.TokenHash, CalendarsByStaff);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<IDocumentCollection> All { get; } =
    [
        Bookings, OpenByMember, Days, Settled, Counters, Services, Resources, Shifts, Setup, Waiting, Calendars,
    ];
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(InstantJsonConverter)])]
[JsonSerializable(typeof(BookingDocument))]
[JsonSerializable(typeof(PrepaidLot))]
[JsonSerializable(typeof(MemberBookingsDocument))]
[JsonSerializable(typeof(BookingDayDocument))]
[JsonSerializable(typeof(SettledBookingsDocument))]
[JsonSerializable(typeof(BookingCountersDocument))]
[JsonSerializable(typeof(ServiceDocument))]
[JsonSerializable(typeof(ResourceDocument))]
[JsonSerializable(typeof(ShiftDocument))]
[JsonSerializable(typeof(BookingSetupDocument))]
[JsonSerializable(typeof(WaitingDocument))]
[JsonSerializable(typeof(CalendarDocument))]
[JsonSerializable(typeof(WeekSpan))]
[JsonSerializable(typeof(SpecialDay))]
[JsonSerializable(typeof(MinuteSpan))]
[JsonSerializable(typeof(string))]
internal sealed partial class BookingJson : JsonSerializerContext;
