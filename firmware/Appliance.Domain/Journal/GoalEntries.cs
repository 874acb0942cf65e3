using Appliance.Domain.Money;

namespace Appliance.Domain.Journal;

/// <summary><c>goal.set</c>: what the owner wants to sell in a month or year (売上目標).</summary>
/// <param name="Kind">Month or year.</param>
/// <param name="Period">Its first day.</param>
/// <param name="Amount">Net sales wanted, tax included; ¥0 takes the goal away.</param>
public sealed record GoalSet(PeriodKind Kind, DateOnly Period, Yen Amount) : EntryData;
