using Appliance.Domain;
using Appliance.Domain.Drawers;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections.Campaigns;
using Appliance.Storage.Projections.Loyalty;

namespace Appliance.Storage.Projections;

/// <summary>What each kind of entry changes, over one transaction.</summary>
internal sealed class EntryProjection(IDocumentTransaction transaction)
{
    private readonly DocumentCache<SaleDocument> sales = new(Collections.Sales, transaction);
    private readonly DocumentCache<RefundDocument> refunds = new(Collections.Refunds, transaction);
    private readonly DocumentCache<ClosingDocument> closings = new(Collections.Closings, transaction);
    private readonly DocumentCache<PaperDocument> papers = new(Collections.PapersWaiting, transaction);
    private readonly DocumentCache<SlipDocument> slips = new(Collections.Slips, transaction);
    private readonly DocumentCache<DayTotalsDocument> days = new(Collections.Days, transaction);
    private readonly DocumentCache<AccessTokenDocument> tokens = new(Collections.Tokens, transaction);
    private readonly IPartProjection[] parts =
    [
        new MemberProjection(transaction), new ShopProjection(transaction), new LoyaltyProjection(transaction),
        new CampaignProjection(transaction),
    ];
    private CountersDocument? counters = transaction.Get(Collections.Counters, Collections.TheOnly);

    public void Add(JournalEntry entry)
    {
        var before = counters?.Totals ?? RunningTotals.Empty;
        counters = new(before.After(entry.Day, entry.At, entry.StaffId, entry.Data), entry.Hash);
        if (!counters.Totals.DayTotals.Equals(PeriodTotals.Zero)) CountDay(entry);
        if (Papers.IdOf(entry) is { } paper) papers.Put(new(paper, entry.Sequence, entry.Day));
        foreach (var slip in SlipDocument.Of(entry)) slips.Put(slip);
        foreach (var part in parts) part.Add(entry);
        switch (entry.Data)
        {
            case SaleClosed sale:
                sales.Put(new(entry.Sequence, entry.At, entry.Day, entry.StaffId, sale, ReceiptPrinted: false));
                break;
            case SaleRefunded refund:
                refunds.Put(new(entry.Sequence, entry.At, entry.Day, entry.StaffId, refund));
                TakeBack(refund);
                break;
            case PointsAdded added when Sale(added.SaleId) is { } sale:
                sales.Put(sale with { LateMemberId = added.MemberId, LatePoints = added.Points });
                break;
            case FormalReceiptIssued issued when Sale(issued.SaleId) is { } sale:
                sales.Put(sale with { FormalReceipts = sale.FormalReceipts + 1 });
                break;
            case ReceiptReissued { First: true } first when Sale(first.SaleId) is { } sale:
                sales.Put(sale with { ReceiptPrinted = true });
                break;
            case ReceiptPrinted printed:
                papers.Delete(printed.SaleId);
                if (Sale(printed.SaleId) is { ReceiptPrinted: false } waiting) sales.Put(waiting with { ReceiptPrinted = true });
                break;
            case DrawerClosed closing:
                closings.Put(new(entry.Sequence, entry.At, entry.Day, entry.StaffId, closing));
                break;
            case DayClosed:
                days.Put(DayOf(entry) with { IsClosed = true });
                break;
            case AccessGranted access:
                tokens.Put(new(access.TokenHash, access.TokenId, access.Label, access.From, entry.At));
                break;
            default:
                break;
        }
    }

    public void Flush()
    {
        sales.Flush();
        refunds.Flush();
        closings.Flush();
        papers.Flush();
        slips.Flush();
        days.Flush();
        tokens.Flush();
        foreach (var part in parts) part.Flush();
        if (counters is not null) transaction.Put(Collections.Counters, counters);
    }

    private SaleDocument? Sale(string id) => Collections.NumberKeyOf(id) is { } key ? sales.Get(key) : null;

    private void TakeBack(SaleRefunded refund)
    {
        if (Sale(refund.OriginalSaleId) is not { } sale) return;
        EquatableList<int> returned = sale.Returned ?? [.. sale.Sale.Lines.Select(_ => 0)];
        foreach (var line in refund.Lines) returned = returned.SetItem(line.Index, returned[line.Index] + line.Line.Quantity);
        sales.Put(sale with
        {
            Returned = returned,
            RefundedTaxes = ConsumptionTax.Add(sale.RefundedTaxes ?? [], refund.Taxes),
            PointsTakenBack = sale.PointsTakenBack + refund.PointsTakenBack,
            PointsReturned = sale.PointsReturned + refund.PointsReturned,
        });
    }

    private DayTotalsDocument DayOf(JournalEntry entry) =>
        days.Get(Collections.DayKey(entry.Day)) ?? new(entry.Day, PeriodTotals.Zero, [], IsClosed: false);

    private void CountDay(JournalEntry entry)
    {
        var day = DayOf(entry);
        var totals = counters!.Totals.DayTotals;
        if (ReferenceEquals(day.Totals, totals)) return;
        days.Put(day with
        {
            Totals = totals,
            Hours = entry.Data is SaleClosed sale ? WithHour(day.Hours, entry.At.ToOffset(BusinessDay.JapanOffset).Hour, sale) : day.Hours,
        });
    }

    private static EquatableList<HourTotal> WithHour(EquatableList<HourTotal> hours, int hour, SaleClosed sale)
    {
        for (var i = 0; i < hours.Count; i++)
        {
            if (hours[i].Hour == hour)
            {
                return hours.SetItem(i, hours[i] with { Sales = hours[i].Sales + 1, Total = hours[i].Total + sale.Total });
            }
        }

        return [.. hours.Append(new(hour, 1, sale.Total)).OrderBy(it => it.Hour)];
    }
}
