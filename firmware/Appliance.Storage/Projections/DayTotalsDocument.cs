using Appliance.Domain;
using Appliance.Domain.Drawers;
using Appliance.Domain.Money;

namespace Appliance.Storage.Projections;

/// <summary>Totals of a business day with entries that count, or one that was closed.</summary>
/// <param name="Day">The business day.</param>
/// <param name="Totals">Everything of it.</param>
/// <param name="Hours">Sales per hour of the clock in Japan, by hour; hours without sales are left out.</param>
/// <param name="IsClosed">Whether the day has been closed.</param>
public sealed record DayTotalsDocument(DateOnly Day, PeriodTotals Totals, EquatableList<HourTotal> Hours, bool IsClosed);

/// <summary>What an hour sold.</summary>
/// <param name="Hour">0–23, of the clock in Japan.</param>
/// <param name="Sales">Sales closed in it.</param>
/// <param name="Total">Sum, tax included.</param>
public sealed record HourTotal(int Hour, int Sales, Yen Total);
