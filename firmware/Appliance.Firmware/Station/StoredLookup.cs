using Appliance.Domain;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Firmware.Bookings;
using Appliance.Firmware.Karte;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.GiftCards;
using Appliance.Storage.Projections.Loyalty;

namespace Appliance.Firmware.Station;

/// <summary>Answers from the store, and from the device's key for hashes.</summary>
/// <param name="documents">The store of the books.</param>
/// <param name="members">The store members are in: the real one, in training mode, too.</param>
/// <param name="hasher">The device's key.</param>
internal sealed class StoredLookup(IDocumentReader documents, IDocumentReader members, CardHasher hasher) : IRegisterLookup
{
    public PastSale? Sale(long number) =>
        documents.Get(Collections.Sales, Collections.NumberKey(number)) is { } sale ? PastSaleOf(sale, members) : null;

    public PastRefund? Refund(long number) =>
        documents.Get(Collections.Refunds, Collections.NumberKey(number)) is { } refund
            ? new(refund.Refund.RefundId, refund.Sequence)
            : null;

    public MemberGlance? Member(string memberId) =>
        MergedMembers.Living(members, memberId) is { IsErased: false } member ? GlanceOf(member, members) : null;

    public FoundCoupon? Coupon(string couponId) =>
        members.Get(LoyaltyCollections.IssuedCoupons, couponId) is { } coupon
            ? new(MergedMembers.Living(members, coupon.MemberId)?.Id ?? coupon.MemberId, coupon.Held)
            : null;

    public GiftCard? GiftCard(string cardId) => members.Get(GiftCardCollections.Cards, cardId)?.Card;

    public IReadOnlyList<PrepaidOver> PrepaidOverBefore(DateOnly day, PrepaidOver? after)
    {
        // No id goes on with a blank, so this is just behind the last one.
        var from = after is null ? "" : Collections.PrepaidKey(after.FirstDay, after.MemberId) + " ";
        return
        [
            .. members.Range(Collections.Members, Collections.MembersByPrepaid, from, Collections.DayKey(day), Limits.ExpiriesAtOnce)
                .Select(member => OverOf(member, day)),
        ];
    }

    public string HashPin(string staffId, string pin) => hasher.HashPin(staffId, pin);

    /// <summary>A stored sale as a decision sees it.</summary>
    public static PastSale PastSaleOf(SaleDocument sale, IDocumentReader members) => new(
        sale.Sale,
        sale.Day,
        sale.Sequence,
        sale.Returned ?? [.. sale.Sale.Lines.Select(_ => 0)],
        sale.RefundedTaxes ?? [],
        sale.RefundedTenders ?? [],
        sale.Sale.PointsGranted + sale.LatePoints,
        sale.PointsTakenBack,
        sale.PointsReturned,
        sale.MemberId,
        sale.MemberId is { } id ? MergedMembers.Living(members, id)?.Points ?? 0 : 0,
        sale.FormalReceipts > 0,
        sale.ReceiptPrinted);

    /// <summary>A stored member as the counter sees them.</summary>
    public static MemberGlance GlanceOf(MemberDocument member, IDocumentReader documents)
    {
        var day = Today(documents);
        return new(
            member.Id, member.Profile?.Name ?? "", HalfKana.From(member.Profile?.Kana ?? ""), member.Points, member.PrepaidOn(day), member.Owed)
        {
            Standing = documents.Get(LoyaltyCollections.Members, member.Id)?.StandingOn(day, member.Profile)
                ?? MemberStanding.None with { BirthMonth = member.Profile?.Birthday?.Month ?? 0 },
            Care = GuestCareOf.Member(member, documents),
            Visit = BookingDesk.GlanceOf(member.Id, documents),
            UsualInterval = BookingDesk.UsualIntervalOf(member.Id, documents),
        };
    }

    private static PrepaidOver OverOf(MemberDocument member, DateOnly day)
    {
        var lots = member.Prepaid!.Where(lot => lot.ExpiresOn < day).ToList();
        return new(
            member.Id,
            lots.Aggregate(Yen.Zero, (sum, lot) => sum + lot.Amount),
            lots.Min(lot => lot.ExpiresOn),
            lots.Max(lot => lot.ExpiresOn));
    }

    /// <summary>Business day of the last entry.</summary>
    public static DateOnly Today(IDocumentReader documents) =>
        documents.Get(Collections.Counters, Collections.TheOnly)?.Totals.Day ?? DateOnly.MinValue;
}
