using Appliance.Domain;
using Appliance.Domain.Bookings;
using Appliance.Domain.Journal;
using Appliance.Domain.Karte;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Domain.Sales;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Bookings;

namespace Appliance.Firmware.Bookings;

/// <summary>
/// Bookings made, moved and ended. Each is decided in the station's loop with the documents of that moment, so that two
/// who want the same place at the same time cannot both get it.
/// </summary>
internal static class BookingChanges
{
    /// <summary>A booking; a caller who is no member becomes a provisional one with it.</summary>
    public static ChangeRequested Make(IDocumentReader documents, WantedBooking wanted, DateOnly today, string? by)
    {
        if (documents.Get(BookingCollections.Services, wanted.Service)?.Service is not { Retired: false } service)
        {
            return ChangeRequested.No(BookingRules.ServiceUnknown);
        }

        if (wanted.Slot.Day < today) return ChangeRequested.No(BookingRules.Past);
        var (member, registered, refusal) = Guest(documents, wanted);
        if (refusal is not null) return ChangeRequested.No(refusal);
        if (IsFull(documents, wanted.Slot.Day)) return ChangeRequested.No(BookingRules.DayFull);
        var (slot, no) = BookingDesk.Calendar(documents, wanted.Slot.Day)
            .Place(wanted.Slot with { Minutes = wanted.Slot.Minutes == 0 ? service.Minutes : wanted.Slot.Minutes }, service);
        if (slot is null) return ChangeRequested.No(no!);
        var counters = documents.Get(BookingCollections.Counters, Collections.TheOnly) ?? BookingCountersDocument.First;
        BookingMade made = new(
            member, $"B{counters.LastBooking + 1:D6}", slot, service.Code, service.Price, service.Deposit,
            wanted.Memo is null ? null : new(wanted.Memo));
        return new(registered is null ? [made] : [registered, made], By: by);
    }

    /// <summary>Another time, place or person for a booking that stands.</summary>
    public static ChangeRequested Move(IDocumentReader documents, string id, Slot wanted, DateOnly today, string? by)
    {
        if (Find(documents, id) is not { } booking) return ChangeRequested.No(BookingRules.Unknown);
        if (!booking.State.IsOpen()) return ChangeRequested.No(BookingRules.Over);
        if (wanted.Day < today) return ChangeRequested.No(BookingRules.Past);
        if (wanted.Day != booking.Slot.Day && IsFull(documents, wanted.Day)) return ChangeRequested.No(BookingRules.DayFull);
        if (documents.Get(BookingCollections.Services, booking.Service)?.Service is not { } service)
        {
            return ChangeRequested.No(BookingRules.ServiceUnknown);
        }

        var minutes = wanted.Minutes == 0 ? booking.Slot.Minutes : wanted.Minutes;
        var (slot, no) = BookingDesk.Calendar(documents, wanted.Day, id).Place(wanted with { Minutes = minutes }, service);
        return slot is null ? ChangeRequested.No(no!) : new([new BookingMoved(id, slot)], By: by);
    }

    /// <summary>It does not take place.</summary>
    public static ChangeRequested Cancel(IDocumentReader documents, string id, bool byShop, string? by) =>
        OfStanding(documents, id, _ => new BookingCancelled(id, byShop), by);

    /// <summary>Nobody came.</summary>
    public static ChangeRequested Miss(IDocumentReader documents, string id, DateOnly today, string? by) =>
        Find(documents, id) is { State: BookingState.Booked } booking && booking.Slot.Day > today
            ? ChangeRequested.No(BookingRules.NotToday)
            : OfStanding(documents, id, _ => new BookingMissed(id), by);

    /// <summary>The guest is here.</summary>
    public static ChangeRequested CheckIn(IDocumentReader documents, string id, DateOnly today, string? by)
    {
        if (Find(documents, id) is not { } booking) return ChangeRequested.No(BookingRules.Unknown);
        if (booking.State != BookingState.Booked) return ChangeRequested.No(BookingRules.Over);
        return booking.Slot.Day == today
            ? new([new BookingCheckedIn(id)], By: by)
            : ChangeRequested.No(BookingRules.NotToday);
    }

    /// <summary>
    /// Money was paid in advance elsewhere, by card or code: it is the guest's prepaid, with which the bill is paid. Cash is
    /// taken at the register, where the drawer is.
    /// </summary>
    public static ChangeRequested Deposit(
        IDocumentReader documents, string id, Yen amount, TenderKind kind, DateOnly today, string? by)
    {
        if (Find(documents, id) is not { } booking) return ChangeRequested.No(BookingRules.Unknown);
        if (!booking.State.IsOpen()) return ChangeRequested.No(BookingRules.Over);
        if (kind is not (TenderKind.Credit or TenderKind.ElectronicMoney or TenderKind.QrCode))
        {
            return ChangeRequested.No(BookingRules.DepositAtRegister);
        }

        if (amount <= Yen.Zero || booking.DepositTaken + amount > booking.Price) return ChangeRequested.No(BookingRules.DepositWrong);
        if (documents.Get(Collections.Members, booking.MemberId) is not { IsErased: false } member)
        {
            return ChangeRequested.No(AlertRules.MemberGone);
        }

        var balance = member.PrepaidOn(today) + amount;
        return balance > Limits.Prepaid
            ? ChangeRequested.No(BookingRules.DepositWrong)
            : new(
                [
                    new BookingDepositTaken(id, amount, kind),
                    new PrepaidToppedUp(
                        member.Id, amount, new(kind, amount, amount), Yen.Zero, balance,
                        today.AddMonths(Limits.PrepaidMonths).AddDays(-1)),
                ],
                By: by);
    }

    /// <summary>A member would come if something became free.</summary>
    public static ChangeRequested Wait(IDocumentReader documents, WaitingAdded wanted, DateOnly today, string? by)
    {
        if (MergedMembers.Living(documents, wanted.MemberId) is not { IsErased: false } member)
        {
            return ChangeRequested.No(AlertRules.MemberGone);
        }

        if (documents.Get(BookingCollections.Services, wanted.Service)?.Service is not { Retired: false })
        {
            return ChangeRequested.No(BookingRules.ServiceUnknown);
        }

        if (wanted.Until < today || wanted.From > wanted.Until) return ChangeRequested.No(BookingRules.Past);
        var waiting = documents.Range(
            BookingCollections.Waiting, BookingCollections.WaitingInOrder, "", Collections.End, BookingRules.Waiting);
        if (waiting.Count >= BookingRules.Waiting) return ChangeRequested.No(BookingRules.WaitingFull);
        var counters = documents.Get(BookingCollections.Counters, Collections.TheOnly) ?? BookingCountersDocument.First;
        var last = today.AddDays(BookingRules.WaitingDays);
        return new(
            [
                wanted with
                {
                    MemberId = member.Id,
                    WaitingId = $"W{counters.LastWaiting + 1:D6}",
                    Until = wanted.Until < last ? wanted.Until : last,
                },
            ],
            By: by);
    }

    /// <summary>They wait no more.</summary>
    public static ChangeRequested StopWaiting(IDocumentReader documents, string waitingId, string? by) =>
        documents.Get(BookingCollections.Waiting, waitingId) is null
            ? ChangeRequested.No(BookingRules.WaitingUnknown)
            : new([new WaitingClosed(waitingId)], By: by);

    private static ChangeRequested OfStanding(
        IDocumentReader documents, string id, Func<BookingDocument, EntryData> entry, string? by)
    {
        if (Find(documents, id) is not { } booking) return ChangeRequested.No(BookingRules.Unknown);
        return booking.State.IsOpen() ? new([entry(booking)], By: by) : ChangeRequested.No(BookingRules.Over);
    }

    private static BookingDocument? Find(IDocumentReader documents, string id) =>
        documents.Get(BookingCollections.Bookings, id);

    private static bool IsFull(IDocumentReader documents, DateOnly day) =>
        documents.Get(BookingCollections.Days, Collections.DayKey(day))?.Count >= BookingRules.BookingsPerDay;

    /// <summary>The member, or the entry that makes the caller a provisional one.</summary>
    private static (string MemberId, MemberRegistered? Registered, Refusal? Refusal) Guest(
        IDocumentReader documents, WantedBooking wanted)
    {
        if (wanted.MemberId is { } id)
        {
            if (MergedMembers.Living(documents, id) is not { IsErased: false } member) return (id, null, AlertRules.MemberGone);
            return BookingDesk.OpenOf(id, documents).Count >= BookingRules.OpenPerMember
                ? (id, null, BookingRules.TooManyOpen)
                : (member.Id, null, null);
        }

        if (wanted.Caller is not { } caller) return ("", null, BookingRules.CallerMissing);
        var last = documents.Get(Collections.Counters, Collections.TheOnly)?.Totals.LastMemberNumber ?? 0;
        var made = $"M{last + 1:D6}";
        return (made, new(made, caller, [], Provisional: true), null);
    }
}

/// <summary>A booking somebody asks for.</summary>
/// <param name="MemberId">For whom, or null for a caller.</param>
/// <param name="Caller">Who calls: name, reading and telephone; or null.</param>
/// <param name="Service">Code of the service.</param>
/// <param name="Slot">When; without minutes as long as the service takes, without person or place any that are free.</param>
/// <param name="Memo">What was said, or null.</param>
internal sealed record WantedBooking(string? MemberId, MemberProfile? Caller, string Service, Slot Slot, string? Memo);
