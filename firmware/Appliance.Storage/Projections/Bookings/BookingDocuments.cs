using System.Text.Json.Serialization;
using Appliance.Domain;
using Appliance.Domain.Bookings;
using Appliance.Domain.Money;

namespace Appliance.Storage.Projections.Bookings;

/// <summary>A booking with what has become of it.</summary>
/// <param name="BookingId">For example <c>B000001</c>; also its id.</param>
/// <param name="MemberId">Who.</param>
/// <param name="Slot">When, where, with whom.</param>
/// <param name="Service">Code of the service.</param>
/// <param name="Price">What it is expected to bring.</param>
/// <param name="Deposit">What is asked for in advance.</param>
/// <param name="State">What has become of it.</param>
/// <param name="MadeAt">When it was booked.</param>
/// <param name="MadeBy">By whom, or null.</param>
public sealed record BookingDocument(
    string BookingId,
    string MemberId,
    Slot Slot,
    string Service,
    Yen Price,
    Yen Deposit,
    BookingState State,
    DateTimeOffset MadeAt,
    string? MadeBy)
{
    /// <summary>What was said when it was booked, or null.</summary>
    public string? Memo { get; init; }

    /// <summary>What was paid in advance.</summary>
    public Yen DepositTaken { get; init; }

    /// <summary>What of it the shop keeps since the guest did not come, or null.</summary>
    public KeptDeposit? Kept { get; init; }

    /// <summary>It was the shop that called it off.</summary>
    public bool CancelledByShop { get; init; }

    /// <summary>Whether the guest did not come, or called it off: what was paid in advance may be kept.</summary>
    [JsonIgnore]
    public bool IsLost => State == BookingState.Missed || (State == BookingState.Cancelled && !CancelledByShop);

    /// <summary>When the guest came, or null.</summary>
    public DateTimeOffset? CheckedInAt { get; init; }

    /// <summary>Number of the guest's ticket, or null.</summary>
    public int? Ticket { get; init; }

    /// <summary>The sale that settled it, or null.</summary>
    public string? SaleId { get; init; }

    /// <summary>Its place in a list by time.</summary>
    [JsonIgnore]
    public string TimeKey => $"{Collections.DayKey(Slot.Day)}/{Slot.Minute:D4}/{BookingId}";
}

/// <summary>Bookings of a member of which something is still to come.</summary>
/// <param name="MemberId">Who; also its id.</param>
/// <param name="Open">Ids of the bookings.</param>
public sealed record MemberBookingsDocument(string MemberId, EquatableList<string> Open);

/// <summary>What a business day's bookings come to; kept, not added up.</summary>
/// <param name="Day">Business day.</param>
/// <param name="Count">Bookings that take or took time.</param>
/// <param name="Expected">What they are expected to bring.</param>
/// <param name="Settled">Of that, what sales have settled.</param>
/// <param name="Cancelled">Bookings that were cancelled.</param>
/// <param name="Missed">Bookings nobody came to.</param>
public sealed record BookingDayDocument(
    DateOnly Day, int Count, Yen Expected, Yen Settled, int Cancelled, int Missed);

/// <summary>Bookings a sale settled.</summary>
/// <param name="SaleId">The sale; also its id.</param>
/// <param name="Bookings">Their ids.</param>
public sealed record SettledBookingsDocument(string SaleId, EquatableList<string> Bookings);

/// <summary>Numbers that go on; the only document of its collection.</summary>
/// <param name="LastBooking">Highest number of a booking.</param>
/// <param name="LastWaiting">Highest number of a guest that waits.</param>
/// <param name="TicketDay">Business day of the last ticket, or null.</param>
/// <param name="LastTicket">Its number.</param>
public sealed record BookingCountersDocument(int LastBooking, int LastWaiting, DateOnly? TicketDay, int LastTicket)
{
    /// <summary>Before the first booking.</summary>
    public static BookingCountersDocument First { get; } = new(0, 0, null, 0);
}

/// <summary>A service.</summary>
public sealed record ServiceDocument(BookedService Service);

/// <summary>A seat, room or court.</summary>
public sealed record ResourceDocument(BookedResource Resource);

/// <summary>Somebody's shifts.</summary>
public sealed record ShiftDocument(StaffShift Shift);

/// <summary>Opening hours; the only document of its collection.</summary>
public sealed record BookingSetupDocument(BookingSetup Setup);

/// <summary>A guest that waits for a place.</summary>
/// <param name="WaitingId">Its id.</param>
/// <param name="MemberId">Who.</param>
/// <param name="Service">Code of the service.</param>
/// <param name="From">First business day.</param>
/// <param name="Until">Last business day.</param>
/// <param name="StaffId">With whom, or null for anybody.</param>
/// <param name="At">Since when.</param>
public sealed record WaitingDocument(
    string WaitingId, string MemberId, string Service, DateOnly From, DateOnly Until, string? StaffId, DateTimeOffset At);

/// <summary>Somebody's secret address; found by its hash.</summary>
/// <param name="StaffId">Whose.</param>
/// <param name="TokenHash">SHA-256 of the secret, hex; also its id.</param>
/// <param name="At">Since when.</param>
public sealed record CalendarDocument(string StaffId, string TokenHash, DateTimeOffset At);
