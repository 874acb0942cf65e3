using Appliance.Domain.Money;

namespace Appliance.Domain.Bookings;

/// <summary>What the counter needs to know of a member's bookings at a tap.</summary>
/// <param name="Open">Bookings that stand, in order; those of other days among them.</param>
/// <param name="TicketDay">Business day of the last ticket, or null.</param>
/// <param name="LastTicket">Its number.</param>
/// <param name="PrintsTicket">Whether a ticket is printed at check-in.</param>
public sealed record VisitGlance(
    EquatableList<BookingGlance> Open, DateOnly? TicketDay, int LastTicket, bool PrintsTicket)
{
    /// <summary>The first booking for which something is still asked for in advance, or null.</summary>
    public BookingGlance? NextDeposit => Open.FirstOrDefault(it => it.DepositDue > Yen.Zero);

    /// <summary>Number of the next ticket of a business day.</summary>
    public int NextTicket(DateOnly day) => TicketDay == day ? LastTicket + 1 : 1;
}

/// <summary>A booking as the operator reads it.</summary>
/// <param name="BookingId">Its id.</param>
/// <param name="Slot">When, where, with whom.</param>
/// <param name="State">What has become of it.</param>
/// <param name="Kana">The service in half-width kana.</param>
public sealed record BookingGlance(string BookingId, Slot Slot, BookingState State, string Kana)
{
    /// <summary>What is still asked for in advance (予約金); ¥0 for nothing.</summary>
    public Yen DepositDue { get; init; }
}
