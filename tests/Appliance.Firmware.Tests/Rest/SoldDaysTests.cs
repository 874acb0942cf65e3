using Appliance.Domain.Drawers;
using Appliance.Domain.Money;
using Appliance.Firmware.Rest;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Reports;

namespace Appliance.Firmware.Tests.Rest;

/// <summary>Which days a search for a product looks at.</summary>
public sealed class SoldDaysTests : IDisposable
{
    private static readonly DateOnly Always = DateOnly.MinValue;
    private readonly MemoryDocumentStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public void Only_days_on_which_it_was_sold_are_looked_at_newest_first_across_empty_months()
    {
        Open("2024-02-29", "2024-03-01", "2025-12-31", "2026-01-01", "2026-11-21");
        Sell("001", "2024-02-29", "2025-12-31", "2026-11-21");
        Sell("002", "2026-01-01");

        Assert.Equal(["2026-11-21", "2025-12-31", "2024-02-29"], Days("001", Always, DateOnly.MaxValue));
        Assert.Equal(["2026-01-01"], Days("002", Always, DateOnly.MaxValue));
        Assert.Equal([], Days("003", Always, DateOnly.MaxValue));
    }

    [Fact]
    public void Days_outside_of_what_was_asked_for_are_left_out()
    {
        Open("2026-01-01", "2026-11-20", "2026-11-21");
        Sell("001", "2026-01-01", "2026-11-20", "2026-11-21");

        Assert.Equal(["2026-11-20"], Days("001", new(2026, 2, 1), new(2026, 11, 20)));
        Assert.Equal([], Days("001", new(2027, 1, 1), DateOnly.MaxValue));
    }

    [Fact]
    public void Books_without_a_day_have_none()
    {
        Assert.Equal([], Days("001", Always, DateOnly.MaxValue));
    }

    private IEnumerable<string> Days(string product, DateOnly first, DateOnly last) =>
        SoldDays.Of(store, product, first, last).Select(Collections.DayKey);

    private void Open(params string[] days) => store.Apply(1, documents =>
    {
        foreach (var day in days)
        {
            documents.Put(
                Collections.Days, new DayTotalsDocument(DateOnly.Parse(day, null), PeriodTotals.Zero, [], IsClosed: true));
        }
    });

    private void Sell(string product, params string[] days) => store.Apply(store.AppliedSequence + 1, documents =>
    {
        foreach (var period in days.SelectMany(day => new[] { day, day[..7] }))
        {
            documents.Put(ReportCollections.ProductSales, new ProductSalesDocument(period, product, "", 1, 1, new Yen(100)));
        }
    });
}
