using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Simulation;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Reports;

namespace Appliance.Storage.Tests.Projections;

/// <summary>Kept totals against the same figures added up anew from every sale of a simulated year.</summary>
public sealed class ReportProjectionTests : IDisposable
{
    private static readonly List<EntryDraft> Life = Live();

    private readonly MemoryDocumentStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public void Products_of_days_and_months_come_to_what_the_lines_say()
    {
        Apply(Life);
        var lines = Sales.SelectMany(sale => sale.Sale.Lines.Select(line => (sale.Day, line.Code, line.Net))).ToList();

        foreach (var month in lines.GroupBy(it => ReportCollections.MonthKey(it.Day)))
        {
            Assert.Equal(
                month.GroupBy(it => it.Code).OrderBy(it => it.Key, StringComparer.Ordinal)
                    .Select(it => (it.Key, (long)it.Count(), it.Sum(line => line.Net.Amount))),
                Products(month.Key));
        }

        var day = lines[lines.Count / 2].Day;
        Assert.Equal(
            lines.Where(it => it.Day == day).GroupBy(it => it.Code).OrderBy(it => it.Key, StringComparer.Ordinal)
                .Select(it => (it.Key, (long)it.Count(), it.Sum(line => line.Net.Amount))),
            Products(Collections.DayKey(day)));
    }

    [Fact]
    public void Visitors_and_cohorts_are_those_of_the_sales_themselves()
    {
        Apply(Life);
        var visits = Sales.Where(sale => sale.Sale.MemberId is not null)
            .Select(sale => (Id: sale.Sale.MemberId!, Month: ReportCollections.MonthKey(sale.Day), sale.Day)).ToList();
        var first = visits.GroupBy(it => it.Id).ToDictionary(it => it.Key, it => it.Min(visit => visit.Month)!);

        Assert.Equal(
            visits.GroupBy(it => it.Month).OrderBy(it => it.Key, StringComparer.Ordinal).Select(month => (
                month.Key, month.Select(it => it.Id).Distinct().Count(), first.Values.Count(it => it == month.Key),
                month.Select(it => (it.Id, it.Day)).Distinct().Count())),
            store.Range(ReportCollections.MonthVisitors, ReportCollections.VisitorsByMonth, "", "9", 99)
                .Select(it => (it.Month, (int)it.Visitors, (int)it.NewVisitors, (int)it.Visits)));
        Assert.Equal(
            visits.GroupBy(it => (First: first[it.Id], it.Month)).OrderBy(it => it.Key.First, StringComparer.Ordinal)
                .ThenBy(it => it.Key.Month, StringComparer.Ordinal)
                .Select(it => (it.Key.First, it.Key.Month, it.Select(visit => visit.Id).Distinct().Count())),
            store.Range(ReportCollections.Cohorts, ReportCollections.CohortsByMonths, "", "9", 999)
                .Select(it => (it.First, it.Month, (int)it.Members)));
    }

    [Fact]
    public void A_goal_replaces_the_one_before_and_nothing_takes_it_away()
    {
        DateTimeOffset at = new(2026, 1, 1, 1, 0, 0, TimeSpan.Zero);
        DateOnly day = new(2026, 1, 1);
        Apply([new(at, day, null, new GoalSet(PeriodKind.Month, day, new(100))), new(at, day, null, new GoalSet(PeriodKind.Month, day, new(200)))]);
        Assert.Equal([new(PeriodKind.Month, day, new(200))], Goals);

        Apply([new(at, day, null, new GoalSet(PeriodKind.Month, day, Yen.Zero))]);
        Assert.Empty(Goals);
    }

    private static IEnumerable<(DateOnly Day, SaleClosed Sale)> Sales =>
        Life.Where(draft => draft.Data is SaleClosed).Select(draft => (draft.Day, (SaleClosed)draft.Data));

    private IReadOnlyList<GoalDocument> Goals =>
        store.Range(ReportCollections.Goals, ReportCollections.GoalsById, "", Collections.End, 9);

    private IEnumerable<(string?, long, long)> Products(string period) => store
        .Range(ReportCollections.ProductSales, ReportCollections.ProductsByPeriod, period + "/", period + "0", 999)
        .Select(it => ((string?)it.Code, it.Pieces, it.Total.Amount));

    private void Apply(IEnumerable<EntryDraft> drafts) => new Projector(store).Apply(
    [
        .. drafts.Select((draft, i) => new JournalEntry(
            store.AppliedSequence + i + 1, draft.At, draft.Day, "device", draft.StaffId, draft.Data, $"{i}")),
    ]);

    private static List<EntryDraft> Live()
    {
        EntryData[] opening =
        [
            new ShopConfigured(new(
                "サロン", null, null, null,
                [new(TaxClass.Standard, new(2019, 10, 1), 1000), new(TaxClass.Reduced, new(2019, 10, 1), 800)])),
            new DepartmentDefined(new(1, "技術", "ｷﾞｼﾞｭﾂ", TaxClass.Standard)),
            .. Enumerable.Range(1, 20).Select(i => new ProductDefined(new($"{i:D3}", null, $"メニュー{i}", "ﾒﾆｭｰ", new(500 * i), 1))),
            new StaffRegistered("01", "佐藤", StaffRole.Cashier),
        ];
        var opened = Decider.Import(ApplianceState.Empty, opening, new(2025, 10, 1, 1, 0, 0, TimeSpan.Zero));
        ShopLife life = new(new(200, new(2025, 11, 1), 300), opened.State);
        return [.. opened.Entries, .. life.Live().SelectMany(day => day)];
    }
}
