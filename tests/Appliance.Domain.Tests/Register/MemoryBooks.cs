using Appliance.Domain.Journal;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Domain.Sales;

namespace Appliance.Domain.Tests.Register;

/// <summary>Answers from the entries journaled so far, as the store does.</summary>
internal sealed class MemoryBooks : IRegisterLookup
{
    private readonly Dictionary<long, PastSale> sales = [];
    private readonly Dictionary<long, PastRefund> refunds = [];
    private readonly Dictionary<string, MemberGlance> members = [];
    private readonly Dictionary<string, FoundCoupon> coupons = [];
    private long sequence;

    public IEnumerable<PastSale> Sales => sales.Values;

    public IEnumerable<MemberGlance> Members => members.Values;

    public void Add(MemberGlance member) => members[member.MemberId] = member;

    public PastSale? Sale(long number) => sales.GetValueOrDefault(number) is { } sale
        ? sale with { MemberPoints = sale.MemberId is { } id && members.TryGetValue(id, out var member) ? member.Points : 0 }
        : null;

    public PastRefund? Refund(long number) => refunds.GetValueOrDefault(number);

    public MemberGlance? Member(string memberId) => members.GetValueOrDefault(memberId);

    /// <summary>Prepaid that is over, as a store would find it.</summary>
    public List<PrepaidOver> Over { get; } = [];

    public IReadOnlyList<PrepaidOver> PrepaidOverBefore(DateOnly day, PrepaidOver? after) =>
    [
        .. Over.Where(it => it.FirstDay < day).OrderBy(it => it.FirstDay).ThenBy(it => it.MemberId, StringComparer.Ordinal)
            .SkipWhile(it => after is not null && it != after).Skip(after is null ? 0 : 1).Take(Limits.ExpiriesAtOnce),
    ];

    public FoundCoupon? Coupon(string couponId) => coupons.GetValueOrDefault(couponId);

    public GiftCard? GiftCard(string cardId) => GiftCards.GetValueOrDefault(cardId);

    /// <summary>Gift cards with what is on them.</summary>
    public Dictionary<string, GiftCard> GiftCards { get; } = [];

    public string HashPin(string staffId, string pin) => $"{staffId}/{pin}";

    public void Add(EntryDraft entry)
    {
        sequence++;
        switch (entry.Data)
        {
            case SaleClosed sale:
                sales.Add(sale.Number, new(
                    sale, entry.Day, sequence, [.. sale.Lines.Select(_ => 0)], [], [], sale.PointsGranted, 0, 0, sale.MemberId, 0, false, false));
                foreach (var given in sale.Adjustments ?? []) Use(given.Issued, -1);
                Spend(sale.Tenders, -1);
                Change(sale.MemberId, it => it with
                {
                    Points = it.Points + sale.PointsGranted - sale.PointsUsed,
                    Prepaid = it.Prepaid - Of([.. sale.Tenders.Where(tender => tender.GiftCardId is null)], TenderKind.Prepaid),
                    Owed = it.Owed + Of(sale.Tenders, TenderKind.OnAccount),
                });
                break;
            case SaleRefunded refund:
                refunds.Add(refund.Number, new(refund.RefundId, sequence));
                TakeBack(refund);
                Spend(refund.Tenders, 1);
                Change(refund.MemberId, it => it with
                {
                    Points = it.Points - refund.PointsTakenBack + refund.PointsReturned,
                    Prepaid = it.Prepaid + Of([.. refund.Tenders.Where(tender => tender.GiftCardId is null)], TenderKind.Prepaid),
                    Owed = it.Owed - Of(refund.Tenders, TenderKind.OnAccount),
                });
                break;
            case PointsAdded added:
                var late = sales.Values.Single(it => it.Sale.SaleId == added.SaleId);
                sales[late.Sale.Number] = late with { MemberId = added.MemberId, PointsGranted = late.PointsGranted + added.Points };
                Change(added.MemberId, it => it with { Points = it.Points + added.Points });
                break;
            case CouponIssued issued:
                coupons.Add(issued.CouponId, new(
                    issued.MemberId, new(issued.CouponId, issued.Code, issued.From, issued.Until, issued.Uses)));
                Use(issued.CouponId, 0);
                break;
            case CouponRestored restored:
                Use(restored.CouponId, 1);
                break;
            case PrepaidToppedUp topUp:
                Change(topUp.MemberId, it => it with { Prepaid = it.Prepaid + topUp.Amount });
                break;
            case GiftCardSold sold:
                GiftCards.Add(sold.CardId, new(sold.CardId, sold.Amount, sold.ExpiresOn));
                break;
            case AccountPaid paid:
                Change(paid.MemberId, it => it with { Owed = it.Owed - paid.Amount });
                break;
            case FormalReceiptIssued issued:
                var formal = sales.Values.Single(it => it.Sale.SaleId == issued.SaleId);
                sales[formal.Sale.Number] = formal with { FormalReceiptIssued = true };
                break;
            default:
                break;
        }
    }

    private void Spend(IEnumerable<Tender> tenders, int sign)
    {
        foreach (var tender in tenders)
        {
            if (tender.GiftCardId is not { } id) continue;
            GiftCards[id] = GiftCards[id] with { Balance = GiftCards[id].Balance + (tender.Amount * sign) };
        }
    }

    private void TakeBack(SaleRefunded refund)
    {
        var sale = sales[refund.OriginalNumber];
        var returned = refund.Lines.Aggregate(
            sale.Returned, (so, line) => so.SetItem(line.Index, so[line.Index] + line.Line.Quantity));
        sales[refund.OriginalNumber] = sale with
        {
            Returned = returned,
            RefundedTaxes = ConsumptionTax.Add(sale.RefundedTaxes, refund.Taxes),
            RefundedTenders = [.. sale.RefundedTenders, .. refund.Tenders],
            PointsTakenBack = sale.PointsTakenBack + refund.PointsTakenBack,
            PointsReturned = sale.PointsReturned + refund.PointsReturned,
        };
    }

    private void Use(string? couponId, int uses)
    {
        if (couponId is null || !coupons.TryGetValue(couponId, out var found)) return;
        coupons[couponId] = found = found with { Held = found.Held with { UsesLeft = found.Held.UsesLeft + uses } };
        Change(found.MemberId, it => it with
        {
            Standing = it.Standing with
            {
                Coupons =
                [
                    .. coupons.Values.Where(coupon => coupon.MemberId == it.MemberId && coupon.Held.UsesLeft > 0)
                        .Select(coupon => coupon.Held)
                        .OrderBy(held => held.Until),
                ],
            },
        });
    }

    private void Change(string? memberId, Func<MemberGlance, MemberGlance> change)
    {
        if (memberId is not null && members.TryGetValue(memberId, out var member)) members[memberId] = change(member);
    }

    private static Yen Of(EquatableList<Tender> tenders, TenderKind kind) =>
        tenders.Where(it => it.Kind == kind).Aggregate(Yen.Zero, (sum, it) => sum + it.Amount);
}
