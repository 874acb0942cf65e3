using Appliance.Domain.Bookings;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Bookings;
using Appliance.Storage.Projections.Groups;

namespace Appliance.Firmware.Bookings;

/// <summary>Reads what a booking is held against.</summary>
internal static class BookingDesk
{
    private const int StaffLimit = 1_000;

    /// <summary>Opening hours; those of a shop that set none when there are none.</summary>
    public static BookingSetup Setup(IDocumentReader documents) =>
        documents.Get(BookingCollections.Setup, Collections.TheOnly)?.Setup ?? BookingSetup.Default;

    /// <summary>Everything a booking of a day is held against.</summary>
    /// <param name="documents">Of the moment.</param>
    /// <param name="day">Business day.</param>
    /// <param name="except">A booking that is about to move, and so is in nobody's way; or null.</param>
    public static BookingCalendar Calendar(IDocumentReader documents, DateOnly day, string? except = null) => new(
        Setup(documents),
        documents.Get(Collections.Shop, Collections.TheOnly)?.Shop.BusinessDayStartsAtHour ?? 0,
        [
            .. documents.Range(Collections.Staff, Collections.StaffById, "", Collections.End, StaffLimit)
                .Where(it => !it.Left && it.Role != Domain.Staff.StaffRole.Technician)
                .Select(it => it.Id),
        ],
        [
            .. documents.Range(BookingCollections.Shifts, BookingCollections.ShiftsByStaff, "", Collections.End, StaffLimit)
                .Select(it => it.Shift),
        ],
        Resources(documents),
        [.. OfDays(documents, day, day).Where(it => it.State.TakesTime() && it.BookingId != except).Select(it => it.Slot)]);

    /// <summary>Seats, rooms and courts by code.</summary>
    public static IReadOnlyList<BookedResource> Resources(IDocumentReader documents) =>
    [
        .. documents.Range(
            BookingCollections.Resources, BookingCollections.ResourcesByCode, "", Collections.End, BookingRules.Resources)
            .Select(it => it.Resource),
    ];

    /// <summary>Services by code.</summary>
    public static IReadOnlyList<BookedService> Services(IDocumentReader documents) =>
    [
        .. documents.Range(
            BookingCollections.Services, BookingCollections.ServicesByCode, "", Collections.End, BookingRules.Services)
            .Select(it => it.Service),
    ];

    /// <summary>Bookings of business days, cancelled ones too, by time.</summary>
    public static IReadOnlyList<BookingDocument> OfDays(IDocumentReader documents, DateOnly from, DateOnly until) =>
        documents.Range(
            BookingCollections.Bookings,
            BookingCollections.BookingsByTime,
            Collections.DayKey(from),
            Collections.DayKey(until.AddDays(1)),
            DayLimit * (until.DayNumber - from.DayNumber + 1));

    /// <summary>What the counter needs to know of a member's bookings, or null for none.</summary>
    public static VisitGlance? GlanceOf(string memberId, IDocumentReader documents)
    {
        var open = OpenOf(memberId, documents);
        if (open.Count == 0) return null;
        var counters = documents.Get(BookingCollections.Counters, Collections.TheOnly) ?? BookingCountersDocument.First;
        return new(
            [
                .. open.Select(id => documents.Get(BookingCollections.Bookings, id))
                    .OfType<BookingDocument>()
                    .OrderBy(it => it.TimeKey, StringComparer.Ordinal)
                    .Select(it => new BookingGlance(it.BookingId, it.Slot, it.State, KanaOf(documents, it.Service))
                    {
                        DepositDue = it.Deposit > it.DepositTaken ? it.Deposit - it.DepositTaken : Yen.Zero,
                    }),
            ],
            counters.TicketDay,
            counters.LastTicket,
            Setup(documents).TicketAtCheckIn);
    }

    /// <summary>Ids of the bookings of a member, and of all joined with it, of which something is still to come.</summary>
    public static IReadOnlyList<string> OpenOf(string memberId, IDocumentReader documents) =>
        [.. MergedMembers.Family(documents, memberId).SelectMany(id => documents.Get(BookingCollections.OpenByMember, id)?.Open ?? [])];

    /// <summary>Days usually between two visits of a member, as <see cref="MemberGlance.UsualInterval"/>.</summary>
    public static int? UsualIntervalOf(string memberId, IDocumentReader documents) =>
        documents.Range(BookingCollections.Services, BookingCollections.ServicesByCode, "", Collections.End, 1).Count == 0
            ? null
            : documents.Get(GroupsCollections.Figures, memberId)?.Figures.UsualInterval is { } days and >= MemberGlance.ShortestSuggestedInterval
                ? days
                : null;

    /// <summary>The number of a business day's next ticket.</summary>
    public static int NextTicket(IDocumentReader documents, DateOnly day) =>
        documents.Get(BookingCollections.Counters, Collections.TheOnly) is { } last && last.TicketDay == day
            ? last.LastTicket + 1
            : 1;

    /// <summary>The member's first booking after a business day that still stands, or null.</summary>
    public static BookingDocument? NextAfter(IDocumentReader documents, string memberId, DateOnly day) =>
        OpenOf(memberId, documents)
            .Select(id => documents.Get(BookingCollections.Bookings, id))
            .OfType<BookingDocument>()
            .Where(it => it.Slot.Day > day)
            .MinBy(it => it.TimeKey, StringComparer.Ordinal);

    /// <summary>Bookings a day can have with those that were cancelled: each may have been booked anew some times.</summary>
    private const int DayLimit = BookingRules.BookingsPerDay * 4;

    private static string KanaOf(IDocumentReader documents, string service) =>
        documents.Get(BookingCollections.Services, service)?.Service.Kana ?? "";
}
