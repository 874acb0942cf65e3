using Appliance.Domain;
using Appliance.Domain.Drawers;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections.Attendance;
using Appliance.Storage.Projections.Bookings;
using Appliance.Storage.Projections.Campaigns;
using Appliance.Storage.Projections.Door;
using Appliance.Storage.Projections.GiftCards;
using Appliance.Storage.Projections.Groups;
using Appliance.Storage.Projections.GuestForms;
using Appliance.Storage.Projections.Karte;
using Appliance.Storage.Projections.Loyalty;
using Appliance.Storage.Projections.Prepaid;
using Appliance.Storage.Projections.Reports;
using Appliance.Storage.Projections.Upkeep;

namespace Appliance.Storage.Projections;

/// <summary>What each kind of entry changes, over one transaction.</summary>
internal sealed class EntryProjection
{
    private readonly IDocumentTransaction transaction;
    private readonly DocumentCache<SaleDocument> sales;
    private readonly DocumentCache<RefundDocument> refunds;
    private readonly DocumentCache<ClosingDocument> closings;
    private readonly DocumentCache<PaperDocument> papers;
    private readonly DocumentCache<SlipDocument> slips;
    private readonly DocumentCache<DayTotalsDocument> days;
    private readonly MemberFamilies families;
    private readonly RosterProjection roster;
    private readonly SegmentProjection segments;
    private readonly SegmentSalesProjection segmentSales;
    private readonly IPartProjection[] parts;
    private CountersDocument? counters;

    public EntryProjection(IDocumentTransaction transaction)
    {
        this.transaction = transaction;
        sales = new(Collections.Sales, transaction);
        refunds = new(Collections.Refunds, transaction);
        closings = new(Collections.Closings, transaction);
        papers = new(Collections.PapersWaiting, transaction);
        slips = new(Collections.Slips, transaction);
        days = new(Collections.Days, transaction);
        counters = transaction.Get(Collections.Counters, Collections.TheOnly);
        roster = new(transaction);
        families = new(transaction);
        LoyaltyProjection loyalty = new(transaction, families);
        FiguresProjection figures = new(transaction, sales, families);
        MemberProjection members = new(transaction, loyalty, figures);
        segments = new(transaction, members, figures, families);
        segmentSales = new(transaction, segments, sales);
        parts =
        [
            loyalty,
            figures,
            members, // After the two whose figures it shows.
            new ShopProjection(transaction),
            new AccessProjection(transaction),
            new ReportProjection(transaction),
            segmentSales,
            new BasketProjection(transaction, sales),
            new KarteProjection(transaction, families),
            new BookingProjection(transaction, families),
            new CampaignProjection(transaction, families),
            new GiftCardProjection(transaction),
            new PrepaidProjection(transaction),
            new AttendanceProjection(transaction),
            new UpkeepProjection(transaction),
            new DoorProjection(transaction),
            new GuestFormProjection(transaction),
            new MarketingProjection(transaction),
            segments, // Last: it looks at what the others made of the entry.
        ];
    }

    public void Add(JournalEntry entry)
    {
        var before = counters?.Totals ?? RunningTotals.Empty;
        counters = new(before.After(entry.Day, entry.At, entry.StaffId, entry.Data), entry.Hash);
        if (!counters.Totals.DayTotals.Equals(PeriodTotals.Zero)) CountDay(entry);
        if (Papers.IdOf(entry) is { } paper) papers.Put(new(paper, entry.Sequence, entry.Day));
        foreach (var slip in SlipDocument.Of(entry)) slips.Put(slip);
        foreach (var told in roster.Told(entry)) Tell(told);
        switch (entry.Data)
        {
            case SaleClosed sale:
                sales.Put(new(entry.Sequence, entry.At, entry.Day, entry.StaffId, sale, ReceiptPrinted: false) { Groups = segmentSales.Counted });
                break;
            case SaleRefunded refund:
                refunds.Put(new(entry.Sequence, entry.At, entry.Day, entry.StaffId, refund));
                TakeBack(refund);
                break;
            case PointsAdded added when Sale(added.SaleId) is { } sale:
                sales.Put(sale with { LateMemberId = added.MemberId, LatePoints = added.Points, LateParts = added.Parts, Groups = segmentSales.Counted });
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
        families.Flush();
        roster.Flush();
        foreach (var part in parts) part.Flush();
        if (counters is not null) transaction.Put(Collections.Counters, counters);
    }

    /// <summary>One slice of what can wait, without an entry: members whose day has come enter and leave groups.</summary>
    /// <param name="members">How many are looked at, at most.</param>
    /// <returns>Whether there may be more.</returns>
    public bool Settle(int members) => counters is { Totals.Day: { } day } && segments.Settle(day, members);

    private void Tell(JournalEntry told)
    {
        families.Add(told);
        roster.Add(told);
        segments.Before(told);
        foreach (var part in parts) part.Add(told);
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
            RefundedTenders = [.. sale.RefundedTenders ?? [], .. refund.Tenders],
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
