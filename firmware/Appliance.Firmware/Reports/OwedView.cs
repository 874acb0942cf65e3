using Appliance.Domain.Bookings;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Bookings;
using Appliance.Storage.Projections.GiftCards;
using Appliance.Storage.Projections.Loyalty;
using Appliance.Storage.Projections.Prepaid;

namespace Appliance.Firmware.Reports;

/// <summary>Money taken before its sale (前受金) that the shop still owes, and what of it lapsed without one (失効益).</summary>
/// <param name="Day">Business day it is seen from.</param>
/// <param name="Prepaid">On members' accounts and not over, deposits included.</param>
/// <param name="PrepaidMembers">On how many.</param>
/// <param name="GiftCards">On gift cards that are not over or blocked.</param>
/// <param name="OpenGiftCards">On how many.</param>
/// <param name="Points">Points held by all members; one is worth one yen.</param>
/// <param name="Deposits">Of the prepaid, taken for bookings that are still to come (予約金).</param>
/// <param name="MissedDeposits">
/// Taken for bookings of the period to which nobody came, nothing of it kept: still the guest's prepaid until it is over.
/// </param>
/// <param name="MissedBookings">How many those are.</param>
/// <param name="DepositsKept">Deposits that were kept in the period (キャンセル料, 不課税), less what was given back: income without a sale.</param>
/// <param name="PrepaidLapsed">Members' prepaid that was over in the period: income without a sale.</param>
/// <param name="GiftCardsLapsed">Left on gift cards whose last day was in the period: income without a sale.</param>
/// <param name="PointsLapsed">Points that expired in the period.</param>
/// <param name="Account">Members' prepaid since the register began, in double entry.</param>
internal sealed record OwedView(
    DateOnly Day,
    Yen Prepaid,
    int PrepaidMembers,
    Yen GiftCards,
    int OpenGiftCards,
    long Points,
    Yen Deposits,
    Yen MissedDeposits,
    int MissedBookings,
    Yen DepositsKept,
    Yen PrepaidLapsed,
    Yen GiftCardsLapsed,
    long PointsLapsed,
    PrepaidAccount Account)
{
    /// <summary>Accounts, cards and bookings that are added up.</summary>
    private const int Limit = 100_000;

    /// <summary>How far ahead bookings with a deposit are looked for.</summary>
    private const int DaysAhead = 366;

    /// <summary>Everything owed today, and what lapsed on business days from–to (inclusive).</summary>
    public static OwedView Of(IDocumentReader documents, DateOnly from, DateOnly to, DateOnly today)
    {
        var prepaid = documents.Range(Collections.Members, Collections.MembersByPrepaid, "", Collections.End, Limit)
            .Select(member => member.PrepaidOn(today)).Where(it => it > Yen.Zero).ToList();
        var cards = documents.Range(GiftCardCollections.Cards, GiftCardCollections.Open, "", Collections.End, Limit);
        var open = cards.Select(it => it.Card.BalanceOn(today)).Where(it => it > Yen.Zero).ToList();
        var lapsed = cards.Where(it => it.Card.ExpiresOn < today && it.Card.ExpiresOn >= from && it.Card.ExpiresOn <= to);
        var missed = Bookings(documents, from, to).Where(it => it is { State: BookingState.Missed, Kept: null } && it.DepositTaken > Yen.Zero).ToList();
        var days = documents.Range(Collections.Days, Collections.DaysByDate, Collections.DayKey(from), Collections.DayKey(to.AddDays(1)), Limit);
        return new(
            today,
            Sum(prepaid),
            prepaid.Count,
            Sum(open),
            open.Count,
            (documents.Get(LoyaltyCollections.Shop, Collections.TheOnly)?.Points ?? PointAccount.Zero).Held,
            Sum(Bookings(documents, today, today.AddDays(DaysAhead)).Where(it => it.State is BookingState.Booked or BookingState.CheckedIn)
                .Select(it => it.DepositTaken)),
            Sum(missed.Select(it => it.DepositTaken)),
            missed.Count,
            Sum(days.Select(it => it.Totals.DepositsKept)),
            Sum(days.Select(it => it.Totals.PrepaidExpired)),
            Sum(lapsed.Select(it => it.Card.Balance)),
            days.Sum(it => it.Totals.PointsExpired),
            PrepaidCollections.AccountOf(documents));
    }

    private static IReadOnlyList<BookingDocument> Bookings(IDocumentReader documents, DateOnly from, DateOnly to) => documents.Range(
        BookingCollections.Bookings, BookingCollections.BookingsByTime, Collections.DayKey(from), Collections.DayKey(to.AddDays(1)), Limit);

    private static Yen Sum(IEnumerable<Yen> amounts) => amounts.Aggregate(Yen.Zero, (sum, amount) => sum + amount);
}
