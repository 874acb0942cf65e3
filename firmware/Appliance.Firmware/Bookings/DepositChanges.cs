using Appliance.Domain.Bookings;
using Appliance.Domain.Journal;
using Appliance.Domain.Karte;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Bookings;

namespace Appliance.Firmware.Bookings;

/// <summary>A deposit of a guest who did not come is kept (キャンセル料), or goes back; decided with the documents of the moment.</summary>
internal static class DepositChanges
{
    /// <summary>What the shop keeps leaves the guest's prepaid.</summary>
    public static ChangeRequested Keep(
        IDocumentReader documents, string id, Yen amount, string reason, DateOnly today, string? by)
    {
        if (documents.Get(BookingCollections.Bookings, id) is not { } booking) return ChangeRequested.No(BookingRules.Unknown);
        if (booking.Kept is not null) return ChangeRequested.No(DepositRules.KeptAlready);
        if (reason.Length is 0 or > DepositRules.ReasonLength) return ChangeRequested.No(DepositRules.ReasonMissing);
        if (MergedMembers.Living(documents, booking.MemberId) is not { } member) return ChangeRequested.No(AlertRules.MemberGone);
        var prepaid = member.PrepaidOn(today);
        return DepositRules.Check(booking.IsLost, booking.DepositTaken, prepaid, amount) is { } refusal
            ? ChangeRequested.No(refusal)
            : new(
                [
                    new BookingDepositKept(
                        member.Id, id, amount, member.Prepaid.Take(amount, today).Taken, prepaid - amount,
                        member.IsErased ? null : new(reason)),
                ],
                By: by);
    }

    /// <summary>All that was kept is the guest's prepaid again.</summary>
    public static ChangeRequested GiveBack(IDocumentReader documents, string id, DateOnly today, string? by)
    {
        if (documents.Get(BookingCollections.Bookings, id) is not { } booking) return ChangeRequested.No(BookingRules.Unknown);
        if (booking.Kept is not { } kept) return ChangeRequested.No(DepositRules.NotKept);
        if (MergedMembers.Living(documents, booking.MemberId) is not { IsErased: false } member)
            return ChangeRequested.No(AlertRules.MemberGone);
        var balance = member.PrepaidOn(today) + kept.Amount;
        return balance > Limits.Prepaid
            ? ChangeRequested.No(DepositRules.TooMuchToHold)
            : new(
                [new BookingDepositGivenBack(member.Id, id, kept.Amount, DepositRules.GivenBack(kept.Taken, kept.Day, today), balance)],
                By: by);
    }
}
