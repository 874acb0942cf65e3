using Appliance.Domain.Money;
using Appliance.Domain.Sales;

namespace Appliance.Domain.Drawers;

/// <summary>What came in and went out by one means of payment.</summary>
/// <param name="Kind">The means.</param>
/// <param name="Count">Payments and repayments.</param>
/// <param name="Received">What it settled, change already given.</param>
/// <param name="Repaid">What refunds gave back by it.</param>
public sealed record TenderTotal(TenderKind Kind, int Count, Yen Received, Yen Repaid);

/// <summary>What a department sold, net of refunds.</summary>
/// <param name="Department">Its number.</param>
/// <param name="Pieces">Pieces.</param>
/// <param name="Total">Sum as priced, after everything given.</param>
public sealed record DepartmentTotal(int Department, int Pieces, Yen Total);

/// <summary>What somebody sold, net of refunds.</summary>
/// <param name="StaffId">Their id; empty when nobody was signed in.</param>
/// <param name="Sales">Sales.</param>
/// <param name="Total">Sum, tax included.</param>
public sealed record StaffTotal(string StaffId, int Sales, Yen Total);

/// <summary>Adds one to the item of its place, or puts it where it belongs.</summary>
internal static class Tally
{
    public static EquatableList<TenderTotal> Add(EquatableList<TenderTotal> list, TenderTotal one) => Add(
        list, one, static (a, b) => a.Kind.CompareTo(b.Kind),
        static (a, b) => a with { Count = a.Count + b.Count, Received = a.Received + b.Received, Repaid = a.Repaid + b.Repaid });

    public static EquatableList<DepartmentTotal> Add(EquatableList<DepartmentTotal> list, DepartmentTotal one) => Add(
        list, one, static (a, b) => a.Department.CompareTo(b.Department),
        static (a, b) => a with { Pieces = a.Pieces + b.Pieces, Total = a.Total + b.Total });

    public static EquatableList<StaffTotal> Add(EquatableList<StaffTotal> list, StaffTotal one) => Add(
        list, one, static (a, b) => string.CompareOrdinal(a.StaffId, b.StaffId),
        static (a, b) => a with { Sales = a.Sales + b.Sales, Total = a.Total + b.Total });

    private static EquatableList<T> Add<T>(EquatableList<T> list, T one, Comparison<T> order, Func<T, T, T> add)
    {
        for (var i = 0; i < list.Count; i++)
        {
            var place = order(list[i], one);
            if (place == 0) return list.SetItem(i, add(list[i], one));
            if (place > 0) return [.. list.Take(i), one, .. list.Skip(i)];
        }

        return list.Add(one);
    }
}
