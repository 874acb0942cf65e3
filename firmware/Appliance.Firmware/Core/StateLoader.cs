using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Core;

/// <summary>The station's state from the projections, so that starting costs the same at ten sales and at ten million.</summary>
internal static class StateLoader
{
    private const int StaffLimit = 1_000;
    private const int DepartmentLimit = 100;

    /// <summary>Products held in memory for the scanner.</summary>
    private const int ProductLimit = 100_000;

    public static ApplianceState Load(IDocumentReader documents)
    {
        var goods = Goods.Empty with { Shop = documents.Get(Collections.Shop, Collections.TheOnly)?.Shop };
        foreach (var it in All(documents, Collections.Departments, Collections.DepartmentsByNumber, DepartmentLimit))
        {
            goods = goods.With(it.Department);
        }

        foreach (var it in All(documents, Collections.Products, Collections.ProductsByCode, ProductLimit))
        {
            goods = goods.With(it.Product);
        }

        var staff = All(documents, Collections.Staff, Collections.StaffById, StaffLimit);
        return new(goods, Totals(documents), CounterState.Idle, staff.Count == 0 ? null : staff[0].Id);
    }

    private static IReadOnlyList<T> All<T>(
        IDocumentReader documents, DocumentCollection<T> collection, DocumentIndex<T> index, int limit)
        where T : class =>
        documents.Range(collection, index, "", "\uFFFF", limit);

    private static RunningTotals Totals(IDocumentReader documents)
    {
        if (documents.Get(Collections.Counters, Collections.TheOnly) is not { } counters)
        {
            return RunningTotals.Empty;
        }

        var day = counters.LastDay;
        var today = documents.Get(Collections.Days, Collections.DayKey(day));
        return new(
            counters.LastReceiptNumber,
            counters.LastMemberNumber,
            counters.PerpetualTotal,
            day,
            !counters.DayOpen,
            today?.Sales ?? 0,
            today?.FirstNumber ?? 0,
            today?.Total ?? Yen.Zero,
            today?.Taxes ?? []);
    }
}
