using Appliance.Domain.Bookings;
using Appliance.Domain.Journal;
using Appliance.Domain.Sales;

namespace Appliance.Storage.Tests.Journal;

/// <summary>What is told of bookings.</summary>
public sealed class BookingGoldenTests : GoldenJournal
{
    private static readonly Slot Afternoon = new(new(2026, 11, 25), 840, 60, "02", "seat-1");

    protected override IReadOnlyList<(string Name, string? Staff, EntryData Data)> Entries { get; } =
    [
        ("booking-setup.defined.1", "02", new BookingSetupDefined(new(
            [new(DayOfWeek.Monday, 600, 1_140)],
            [new(new(2026, 12, 31), "大晦日", [new(600, 900)]), new(new(2027, 1, 1), "元日", [])],
            30,
            TicketAtCheckIn: true))),
        ("booked-service.defined.1", "02", new BookedServiceDefined(
            new("cut", "カット", "ｶｯﾄ", 60, new(4_950), ResourceKind: "席", Deposit: new(1_000), Retired: true))),
        ("booked-resource.defined.1", "02", new BookedResourceDefined(new("seat-1", "席1", "席", Retired: true))),
        ("staff-shift.defined.1", "02", new StaffShiftDefined(
            new("02", [new(DayOfWeek.Sunday, 600, 780)], [new(new(2026, 12, 31), "休み", [])]))),
        ("booking.made.1", "02", new BookingMade(
            "M000001", "B000001", Afternoon, "cut", new(4_950), new(1_000), new("お子様連れ"))),
        ("booking.moved.1", "02", new BookingMoved("B000001", new(new(2026, 11, 26), 1_500, 30))),
        ("booking.cancelled.1", "02", new BookingCancelled("B000001", ByShop: true)),
        ("booking.missed.1", "02", new BookingMissed("B000001")),
        ("booking.checked-in.1", "02", new BookingCheckedIn("B000001", 12)),
        ("booking.deposit-taken.1", "02", new BookingDepositTaken("B000001", new(1_000), TenderKind.QrCode)),
        ("waiting.added.1", "02", new WaitingAdded("W000001", "M000001", "cut", new(2026, 11, 25), new(2026, 11, 30), "02")),
        ("waiting.closed.1", "02", new WaitingClosed("W000001")),
        ("ticket.issued.1", "02", new TicketIssued(12, "M000001")),
        ("ticket.called.1", "02", new TicketCalled(12)),
        ("calendar.shared.1", "02", new CalendarShared("02", new('a', 64))),
        ("calendar.unshared.1", "02", new CalendarUnshared("02")),
    ];
}
