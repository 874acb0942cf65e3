using Appliance.Domain;
using Appliance.Domain.Bookings;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Shop;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections.Bookings;

/// <summary>Bookings, what days come to, and which sale settled what.</summary>
internal sealed class BookingProjection(IDocumentTransaction transaction, MemberFamilies families) : IPartProjection
{
    private readonly DocumentCache<BookingDocument> bookings = new(BookingCollections.Bookings, transaction);
    private readonly DocumentCache<MemberBookingsDocument> open = new(BookingCollections.OpenByMember, transaction);
    private readonly DocumentCache<BookingDayDocument> days = new(BookingCollections.Days, transaction);
    private readonly DocumentCache<SettledBookingsDocument> settled = new(BookingCollections.Settled, transaction);
    private readonly DocumentCache<BookingCountersDocument> counters = new(BookingCollections.Counters, transaction);
    private readonly DocumentCache<WaitingDocument> waiting = new(BookingCollections.Waiting, transaction);
    private readonly BookingSetupProjection setup = new(transaction);

    public void Add(JournalEntry entry)
    {
        switch (entry.Data)
        {
            case BookingMade made:
                Make(entry, made);
                break;
            case BookingMoved moved when bookings.Get(moved.BookingId) is { } booking:
                Put(booking, booking with { Slot = moved.Slot });
                break;
            case BookingCancelled cancelled when bookings.Get(cancelled.BookingId) is { } booking:
                Put(booking, booking with { State = BookingState.Cancelled, CancelledByShop = cancelled.ByShop });
                break;
            case BookingMissed missed when bookings.Get(missed.BookingId) is { } booking:
                Put(booking, booking with { State = BookingState.Missed });
                break;
            case BookingCheckedIn here when bookings.Get(here.BookingId) is { } booking:
                Put(booking, booking with { State = BookingState.CheckedIn, CheckedInAt = entry.At, Ticket = here.Ticket });
                if (here.Ticket is { } ticket) Count(entry.Day, ticket);
                break;
            case BookingDepositTaken paid when bookings.Get(paid.BookingId) is { } booking:
                Put(booking, booking with { DepositTaken = booking.DepositTaken + paid.Amount });
                break;
            case BookingDepositKept it when bookings.Get(it.BookingId) is { } booking:
                bookings.Put(booking with { Kept = new(it.Amount, entry.Day, it.Taken, it.Reason?.Text, entry.StaffId) });
                break;
            case BookingDepositGivenBack it when bookings.Get(it.BookingId) is { } booking:
                bookings.Put(booking with { Kept = null });
                break;
            case SaleClosed { MemberId: { } member } sale:
                Settle(entry, member, sale.SaleId);
                break;
            case PointsAdded late:
                Settle(entry, late.MemberId, late.SaleId);
                break;
            case SaleRefunded { Kind: RefundKind.Cancel } refund:
                Unsettle(refund.OriginalSaleId);
                break;
            case MemberErased erased:
                Erase(erased.MemberId);
                break;
            default:
                AddOther(entry);
                break;
        }
    }

    public void Flush()
    {
        bookings.Flush();
        open.Flush();
        days.Flush();
        settled.Flush();
        counters.Flush();
        waiting.Flush();
        setup.Flush();
    }

    private BookingCountersDocument Counters => counters.Get(Collections.TheOnly) ?? BookingCountersDocument.First;

    private void AddOther(JournalEntry entry)
    {
        switch (entry.Data)
        {
            case TicketIssued issued:
                Count(entry.Day, issued.Number);
                break;
            case WaitingAdded added:
                counters.Put(Counters with { LastWaiting = Counters.LastWaiting + 1 });
                waiting.Put(new(
                    added.WaitingId, added.MemberId, added.Service, added.From, added.Until, added.StaffId, entry.At));
                break;
            case WaitingClosed closed:
                waiting.Delete(closed.WaitingId);
                break;
            default:
                setup.Add(entry);
                break;
        }
    }

    private void Count(DateOnly day, int ticket) => counters.Put(Counters with { TicketDay = day, LastTicket = ticket });

    private void Make(JournalEntry entry, BookingMade made)
    {
        counters.Put(Counters with { LastBooking = Counters.LastBooking + 1 });
        Put(null, new(
            made.BookingId, made.MemberId, made.Slot, made.Service, made.Price, made.Deposit, BookingState.Booked, entry.At,
            entry.StaffId)
        {
            Memo = made.Memo?.Text,
        });
    }

    /// <summary>Keeps what follows from a booking in step: its day's figures and its member's open ones.</summary>
    private void Put(BookingDocument? before, BookingDocument after)
    {
        if (before is not null) AddToDay(before, -1);
        AddToDay(after, 1);
        bookings.Put(after);
        var ids = (open.Get(after.MemberId)?.Open ?? []).Where(id => id != after.BookingId);
        EquatableList<string> now = [.. after.State.IsOpen() ? ids.Append(after.BookingId) : ids];
        if (now.Count == 0) open.Delete(after.MemberId);
        else open.Put(new(after.MemberId, now));
    }

    private void AddToDay(BookingDocument booking, int sign)
    {
        var day = days.Get(Collections.DayKey(booking.Slot.Day)) ?? new(booking.Slot.Day, 0, Yen.Zero, Yen.Zero, 0, 0);
        var takes = booking.State.TakesTime();
        days.Put(day with
        {
            Count = day.Count + (takes ? sign : 0),
            Expected = takes ? day.Expected + (booking.Price * sign) : day.Expected,
            Settled = booking.State == BookingState.Settled ? day.Settled + (booking.Price * sign) : day.Settled,
            Cancelled = day.Cancelled + (booking.State == BookingState.Cancelled ? sign : 0),
            Missed = day.Missed + (booking.State == BookingState.Missed ? sign : 0),
        });
    }

    /// <summary>
    /// The member's sale settles what they came for: bookings of the day that were checked in, or have begun.
    /// </summary>
    private void Settle(JournalEntry entry, string memberId, string saleId)
    {
        var minute = MinuteOf(entry);
        var paid = families.FamilyOf(memberId).SelectMany(id => open.Get(id)?.Open ?? []).Select(id => bookings.Get(id)!)
            .Where(it => it.Slot.Day == entry.Day && (it.State == BookingState.CheckedIn || it.Slot.Minute <= minute))
            .ToList();
        if (paid.Count == 0) return;
        foreach (var booking in paid) Put(booking, booking with { State = BookingState.Settled, SaleId = saleId });
        settled.Put(new(saleId, [.. paid.Select(it => it.BookingId)]));
    }

    private void Unsettle(string saleId)
    {
        if (settled.Get(saleId) is not { } bySale) return;
        foreach (var booking in bySale.Bookings.Select(id => bookings.Get(id)!))
        {
            Put(booking, booking with { State = BookingState.CheckedIn, SaleId = null });
        }

        settled.Delete(saleId);
    }

    /// <summary>Bookings that are over stay as figures; of open ones the time becomes free. Nobody waits any more.</summary>
    private void Erase(string memberId)
    {
        bookings.Flush();
        waiting.Flush();
        var waits = transaction.Range(
            BookingCollections.Waiting, BookingCollections.WaitingInOrder, "", Collections.End, BookingRules.Waiting);
        foreach (var guest in waits.Where(it => it.MemberId == memberId)) waiting.Delete(guest.WaitingId);
        foreach (var id in open.Get(memberId)?.Open ?? [])
        {
            if (bookings.Get(id) is { } booking) Put(booking, booking with { State = BookingState.Cancelled, Memo = null });
        }

        var over = transaction.Range(
            BookingCollections.Bookings, BookingCollections.BookingsByMember, Collections.MemberFrom(memberId),
            Collections.MemberTo(memberId), int.MaxValue);
        foreach (var booking in over.Select(it => bookings.Get(it.BookingId)!).Where(it => it.Memo is not null || it.Kept is not null))
        {
            bookings.Put(booking with { Memo = null, Kept = booking.Kept is { } kept ? kept with { Reason = null } : null });
        }
    }

    private static int MinuteOf(JournalEntry entry)
    {
        var local = entry.At.ToOffset(BusinessDay.JapanOffset).DateTime;
        return (int)(local - entry.Day.ToDateTime(TimeOnly.MinValue)).TotalMinutes;
    }
}
