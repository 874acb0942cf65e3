using Appliance.Domain;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;

namespace Appliance.Storage.Projections;

/// <summary>Totals of a business day with sales, or one that was closed.</summary>
/// <param name="Day">The business day.</param>
/// <param name="Sales">Number of sales.</param>
/// <param name="Total">Their sum, tax included.</param>
/// <param name="Taxes">Per rate, highest rate first.</param>
/// <param name="Departments">Per department, by number.</param>
/// <param name="Hours">Per hour of the clock in Japan, by hour; hours without sales are left out.</param>
/// <param name="FirstNumber">First receipt number, or 0 without sales.</param>
/// <param name="LastNumber">Last receipt number, or 0 without sales.</param>
/// <param name="PointsGranted">Points given.</param>
/// <param name="IsClosed">Whether the day has been closed.</param>
public sealed record DayTotalsDocument(
    DateOnly Day,
    int Sales,
    Yen Total,
    EquatableList<RateTotal> Taxes,
    EquatableList<DepartmentTotal> Departments,
    EquatableList<HourTotal> Hours,
    long FirstNumber,
    long LastNumber,
    long PointsGranted,
    bool IsClosed);

/// <summary>What a department sold.</summary>
/// <param name="Department">Its number.</param>
/// <param name="Pieces">Pieces sold.</param>
/// <param name="Total">Sum, tax included.</param>
public sealed record DepartmentTotal(int Department, int Pieces, Yen Total);

/// <summary>What an hour sold.</summary>
/// <param name="Hour">0–23, of the clock in Japan.</param>
/// <param name="Sales">Sales closed in it.</param>
/// <param name="Total">Sum, tax included.</param>
public sealed record HourTotal(int Hour, int Sales, Yen Total);
