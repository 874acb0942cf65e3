using System.Text.Json.Serialization;
using Appliance.Domain.Bookings;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;

namespace Appliance.Domain.Journal;

/// <summary><c>booking-setup.defined</c>: opening hours and holidays from here on.</summary>
public sealed record BookingSetupDefined(BookingSetup Setup) : EntryData;

/// <summary><c>booked-service.defined</c>: what can be booked, new or replaced (by its code).</summary>
public sealed record BookedServiceDefined(BookedService Service) : EntryData;

/// <summary><c>booked-resource.defined</c>: a seat, room or court, new or replaced (by its code).</summary>
public sealed record BookedResourceDefined(BookedResource Resource) : EntryData;

/// <summary><c>staff-shift.defined</c>: when somebody works, from here on.</summary>
public sealed record StaffShiftDefined(StaffShift Shift) : EntryData;

/// <summary><c>booking.made</c>: a member has a booking (予約).</summary>
/// <param name="MemberId">Who; a caller who is no member is a provisional one.</param>
/// <param name="BookingId">Stable id, for example <c>B000001</c>.</param>
/// <param name="Slot">When, where, with whom.</param>
/// <param name="Service">Code of the service.</param>
/// <param name="Price">What it is expected to bring.</param>
/// <param name="Deposit">What is asked for in advance.</param>
/// <param name="Memo">Sealed in the journal; null for none, or when the member's key has been destroyed.</param>
public sealed record BookingMade(
    string MemberId,
    string BookingId,
    Slot Slot,
    string Service,
    Yen Price,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Yen Deposit,
    [property: JsonIgnore] BookingMemo? Memo)
    : SealedEntryData(MemberId)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override object? Secret => Memo;
}

/// <summary>What was said when it was booked; about a person.</summary>
/// <param name="Text">1–200 characters.</param>
public sealed record BookingMemo(string Text);

/// <summary><c>booking.moved</c>: it is at another time, at another place or with somebody else.</summary>
/// <param name="BookingId">Which.</param>
/// <param name="Slot">When, where, with whom from here on.</param>
public sealed record BookingMoved(string BookingId, Slot Slot) : EntryData;

/// <summary><c>booking.cancelled</c>: it does not take place.</summary>
/// <param name="BookingId">Which.</param>
/// <param name="ByShop">The shop could not keep it; else the guest.</param>
public sealed record BookingCancelled(string BookingId, bool ByShop) : EntryData;

/// <summary><c>booking.missed</c>: nobody came (無断キャンセル).</summary>
/// <param name="BookingId">Which.</param>
public sealed record BookingMissed(string BookingId) : EntryData;

/// <summary><c>booking.checked-in</c>: the guest is here (来店受付).</summary>
/// <param name="BookingId">Which.</param>
/// <param name="Ticket">Number of the ticket that is printed, 1, 2, 3 … for each business day; null without one.</param>
public sealed record BookingCheckedIn(string BookingId, int? Ticket = null) : EntryData;

/// <summary><c>booking.deposit-taken</c>: money was paid in advance (予約金).</summary>
/// <param name="BookingId">Which.</param>
/// <param name="Amount">How much.</param>
/// <param name="Kind">How.</param>
public sealed record BookingDepositTaken(string BookingId, Yen Amount, TenderKind Kind) : EntryData;

/// <summary><c>waiting.added</c>: a member would come if something became free (キャンセル待ち).</summary>
/// <param name="WaitingId">Stable id, for example <c>W000001</c>.</param>
/// <param name="MemberId">Who.</param>
/// <param name="Service">Code of the service.</param>
/// <param name="From">First business day.</param>
/// <param name="Until">Last business day.</param>
/// <param name="StaffId">With whom, or null for anybody.</param>
public sealed record WaitingAdded(
    string WaitingId, string MemberId, string Service, DateOnly From, DateOnly Until, string? StaffId = null) : EntryData;

/// <summary><c>waiting.closed</c>: they wait no more.</summary>
/// <param name="WaitingId">Which.</param>
public sealed record WaitingClosed(string WaitingId) : EntryData;

/// <summary><c>ticket.issued</c>: a guest without a booking took a number (受付番号).</summary>
/// <param name="Number">1, 2, 3 … for each business day.</param>
/// <param name="MemberId">Who, or null.</param>
public sealed record TicketIssued(int Number, string? MemberId = null) : EntryData;

/// <summary><c>ticket.called</c>: a number was called on the display.</summary>
/// <param name="Number">Which.</param>
public sealed record TicketCalled(int Number) : EntryData;

/// <summary><c>calendar.shared</c>: somebody's bookings can be read by a secret address; an earlier one ends.</summary>
/// <param name="StaffId">Whose.</param>
/// <param name="TokenHash">SHA-256 of the secret, hex; the secret itself is kept nowhere.</param>
public sealed record CalendarShared(string StaffId, string TokenHash) : EntryData;

/// <summary><c>calendar.unshared</c>: the secret address leads nowhere any more.</summary>
/// <param name="StaffId">Whose.</param>
public sealed record CalendarUnshared(string StaffId) : EntryData;
