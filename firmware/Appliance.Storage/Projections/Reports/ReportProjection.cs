using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections.Reports;

/// <summary>
/// Totals that reports answer from: products by day and month, members who came, cohorts, goals. What a sale costs does
/// not depend on how many there were. A refund takes its products back; that somebody came stays true.
/// </summary>
internal sealed class ReportProjection(IDocumentTransaction transaction) : IPartProjection
{
    private readonly DocumentCache<ProductSalesDocument> products = new(ReportCollections.ProductSales, transaction);
    private readonly DocumentCache<MonthVisitorsDocument> months = new(ReportCollections.MonthVisitors, transaction);
    private readonly DocumentCache<CohortDocument> cohorts = new(ReportCollections.Cohorts, transaction);
    private readonly DocumentCache<VisitorDocument> visitors = new(ReportCollections.Visitors, transaction);
    private readonly DocumentCache<GoalDocument> goals = new(ReportCollections.Goals, transaction);

    public void Add(JournalEntry entry)
    {
        switch (entry.Data)
        {
            case SaleClosed sale:
                foreach (var line in sale.Lines) Sell(entry.Day, line, 1);
                if (sale.MemberId is { } id) Visit(id, entry.Day, sale.Total);
                break;
            case SaleRefunded refund:
                foreach (var line in refund.Lines) Sell(entry.Day, line.Line, -1);
                break;
            case GoalSet goal when goal.Amount == Yen.Zero:
                goals.Delete(GoalDocument.IdOf(goal.Kind, goal.Period));
                break;
            case GoalSet goal:
                goals.Put(new(goal.Kind, goal.Period, goal.Amount));
                break;
            default:
                break;
        }
    }

    public void Flush()
    {
        products.Flush();
        months.Flush();
        cohorts.Flush();
        visitors.Flush();
        goals.Flush();
    }

    private void Sell(DateOnly day, SaleLine line, int sign)
    {
        if (line.Voided) return;
        Sell(Collections.DayKey(day), line, sign);
        Sell(ReportCollections.MonthKey(day), line, sign);
    }

    private void Sell(string period, SaleLine line, int sign)
    {
        var code = line.Code ?? $"#{line.Department}";
        var before = products.Get(ProductSalesDocument.IdOf(period, code)) ?? new(period, code, line.Name, line.Department, 0, Yen.Zero);
        products.Put(before with
        {
            Name = line.Name,
            Pieces = before.Pieces + (sign * line.Quantity),
            Total = before.Total + (line.Net * sign),
        });
    }

    private void Visit(string memberId, DateOnly day, Yen total)
    {
        var month = ReportCollections.MonthKey(day);
        var before = visitors.Get(memberId);
        var isNewDay = before?.LastDay != day;
        var isNewMonth = before is null || ReportCollections.MonthKey(before.LastDay) != month;
        var first = before?.FirstMonth ?? month;
        if (isNewDay) visitors.Put(new(memberId, first, day));

        var came = months.Get(month) ?? new(month, 0, 0, 0, Yen.Zero);
        months.Put(came with
        {
            Visitors = came.Visitors + (isNewMonth ? 1 : 0),
            NewVisitors = came.NewVisitors + (before is null ? 1 : 0),
            Visits = came.Visits + (isNewDay ? 1 : 0),
            Total = came.Total + total,
        });
        var cohort = cohorts.Get(CohortDocument.IdOf(first, month)) ?? new(first, month, 0, Yen.Zero);
        cohorts.Put(cohort with { Members = cohort.Members + (isNewMonth ? 1 : 0), Total = cohort.Total + total });
    }
}
