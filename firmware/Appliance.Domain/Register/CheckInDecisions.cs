using Appliance.Domain.Bookings;
using Appliance.Domain.Journal;

namespace Appliance.Domain.Register;

/// <summary>
/// A card that is held to the reader before anything is rung up checks its owner in: today's booking is found, and where
/// the shop wants it, a numbered ticket is printed.
/// </summary>
internal static class CheckInDecisions
{
    public static Step AtTap(Step step)
    {
        var counter = step.Counter;
        if (counter is not { Sale: null, Training: false, Member.Visit: { } visit }) return step;
        if (visit.Open.FirstOrDefault(it => it.Slot.Day == step.Day && it.State == BookingState.Booked) is not { } booking) return step;
        var ticket = visit.PrintsTicket ? visit.NextTicket(step.Day) : (int?)null;
        BookingCheckedIn here = new(booking.BookingId, ticket);
        var open = visit.Open.Select(it => it == booking ? it with { State = BookingState.CheckedIn } : it);
        step = step.Show(counter with { Member = counter.Member with { Visit = visit with { Open = [.. open] } } });
        return ticket is null ? step.Record(here) : step.RecordAndPrint(here);
    }

    /// <summary>Calls a number on the customer's display.</summary>
    public static Step Call(Step step, int number) => step
        .Record(new TicketCalled(number))
        .Tell(new("ｵﾏﾀｾｼﾏｼﾀ"), new("ﾊﾞﾝｺﾞｳ", $"{number}"))
        .Do(new Sound(Error: false));
}
