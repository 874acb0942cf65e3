using Appliance.Domain.Money;

namespace Appliance.Domain.Reports;

/// <summary>
/// What is to be sold in a year, month, week and day. The owner sets months or years; the rest follows: a year's goal is
/// divided over the months that have none of their own, a month's over its days by how the shop's weekdays sell.
/// </summary>
/// <param name="years">Goals by year.</param>
/// <param name="months">Goals by first day of the month.</param>
/// <param name="weekdays">How much each weekday sells, Sunday first, in any unit; 0 for a day the shop is closed.</param>
public sealed class SalesGoals(
    IReadOnlyDictionary<int, Yen> years, IReadOnlyDictionary<DateOnly, Yen> months, IReadOnlyList<long> weekdays)
{
    /// <summary>Highest goal.</summary>
    public static Yen Highest { get; } = new(99_999_999_999);

    private const int MonthsOfYear = 12;
    private const int DaysOfWeek = 7;

    private readonly IReadOnlyList<long> weights =
        weekdays.Count == DaysOfWeek && weekdays.Any(it => it > 0) ? weekdays : [1, 1, 1, 1, 1, 1, 1];

    /// <summary>The year's goal: its own, else the sum of its months' when each has one; else null.</summary>
    public Yen? OfYear(int year)
    {
        if (years.TryGetValue(year, out var own)) return own;
        var ofMonths = months.Where(it => it.Key.Year == year).ToList();
        return ofMonths.Count < MonthsOfYear ? null : ofMonths.Aggregate(Yen.Zero, (sum, it) => sum + it.Value);
    }

    /// <summary>The goal of a month, or null.</summary>
    /// <param name="month">Its first day.</param>
    public Yen? OfMonth(DateOnly month)
    {
        if (months.TryGetValue(month, out var own)) return own;
        if (!years.TryGetValue(month.Year, out var year)) return null;
        var set = months.Where(it => it.Key.Year == month.Year).ToList();
        var left = Math.Max(0, year.Amount - set.Sum(it => it.Value.Amount));

        // What does not divide evenly goes to the first ones, a yen each, so that the months come to the year.
        int[] open = [.. Enumerable.Range(1, MonthsOfYear).Where(it => !months.ContainsKey(new(month.Year, it, 1)))];
        return new((left / open.Length) + (Array.IndexOf(open, month.Month) < left % open.Length ? 1 : 0));
    }

    /// <summary>The goal of a day, or null; the days of a month come to its goal.</summary>
    public Yen? OfDay(DateOnly day)
    {
        DateOnly first = new(day.Year, day.Month, 1);
        if (OfMonth(first) is not { } month) return null;
        long before = 0;
        long whole = 0;
        for (var it = first; it.Month == first.Month; it = it.AddDays(1))
        {
            if (it < day) before += weights[(int)it.DayOfWeek];
            whole += weights[(int)it.DayOfWeek];
        }

        // Differences of running shares: nothing is lost by rounding.
        return new(Share(month, before + weights[(int)day.DayOfWeek], whole) - Share(month, before, whole));
    }

    /// <summary>The goal of the week from Monday to Sunday that a day is in, or null when a day of it has none.</summary>
    public Yen? OfWeek(DateOnly day)
    {
        var monday = MondayOf(day);
        var sum = Yen.Zero;
        for (var i = 0; i < DaysOfWeek; i++)
        {
            if (OfDay(monday.AddDays(i)) is not { } goal) return null;
            sum += goal;
        }

        return sum;
    }

    /// <summary>The Monday of the week a day is in.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek));

    private static long Share(Yen goal, long part, long whole) => (long)((Int128)goal.Amount * part / whole);
}
