using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections.Groups;

namespace Appliance.Storage.Projections.Reports;

/// <summary>
/// What members of each group bought, by day and month. A sale counts for the groups its member was in on coming in, before the
/// sale itself moved them: a dormant guest who comes back has bought as one. What comes back is taken from the groups the sale
/// counted for. A sale touches as many totals as its member has groups, however many members those have.
/// </summary>
internal sealed class SegmentSalesProjection(
    IDocumentTransaction transaction, SegmentProjection segments, DocumentCache<SaleDocument> sales) : IPartProjection
{
    private readonly DocumentCache<SegmentSalesDocument> totals = new(ReportCollections.SegmentSales, transaction);

    /// <summary>What the last sale counted for; null for none.</summary>
    public EquatableList<string>? Counted { get; private set; }

    public void Add(JournalEntry entry)
    {
        switch (entry.Data)
        {
            case SaleClosed sale:
                Counted = GroupsOf(sale.MemberId);
                Count(entry.Day, sale.MemberId, Counted, 1, sale.Total);
                break;
            case PointsAdded late when Find(late.SaleId) is { } sale:
                Count(sale.Day, memberId: null, groups: null, -1, Yen.Zero - sale.Sale.Total);
                Counted = GroupsOf(late.MemberId);
                Count(sale.Day, late.MemberId, Counted, 1, sale.Sale.Total);
                break;
            case SaleRefunded refund:
                var original = Find(refund.OriginalSaleId);
                Count(
                    entry.Day, original is null ? refund.MemberId : original.MemberId,
                    original is null ? GroupsOf(refund.MemberId) : original.Groups, 0, Yen.Zero - refund.Total);
                break;
            default:
                break;
        }
    }

    public void Flush() => totals.Flush();

    private SaleDocument? Find(string id) => Collections.NumberKeyOf(id) is { } key ? sales.Get(key) : null;

    private EquatableList<string>? GroupsOf(string? memberId) => memberId is null ? null : segments.GroupsOf(memberId);

    private void Count(DateOnly day, string? memberId, EquatableList<string>? groups, int count, Yen total)
    {
        var counts = groups ?? [memberId is null ? SegmentSalesDocument.Guests : SegmentSalesDocument.InNone];
        foreach (var group in counts)
        {
            Add(Collections.DayKey(day), group, count, total);
            Add(ReportCollections.MonthKey(day), group, count, total);
        }
    }

    private void Add(string period, string group, int count, Yen total)
    {
        var before = totals.Get(SegmentSalesDocument.IdOf(period, group)) ?? new(period, group, 0, Yen.Zero);
        totals.Put(before with { Sales = before.Sales + count, Total = before.Total + total });
    }
}
