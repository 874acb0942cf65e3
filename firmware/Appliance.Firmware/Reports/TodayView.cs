using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Domain.Reports;
using Appliance.Domain.Shop;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Reports;

namespace Appliance.Firmware.Reports;

/// <summary>How the day, week, month and year stand against their goals.</summary>
/// <param name="Period">day, week, month or year.</param>
/// <param name="Done">Net sales so far, tax included.</param>
/// <param name="Goal">What is wanted, or null without a goal.</param>
internal sealed record GoalProgress(string Period, Yen Done, Yen? Goal);

/// <summary>Sales of one hour today and on the same weekday a week ago.</summary>
internal sealed record HourPair(int Hour, Yen Today, Yen LastWeek);

/// <summary>The day so far, read from kept totals: what it costs does not depend on how many sales there were.</summary>
internal sealed class TodayView
{
    /// <summary>Weeks whose days say how the weekdays sell.</summary>
    private const int WeeksLookedAt = 8;

    private const int GoalLimit = 1_000;

    private readonly RunningTotals totals;
    private readonly Dictionary<DateOnly, DayTotalsDocument> days;
    private readonly SalesGoals goals;

    /// <summary>The day at a moment.</summary>
    /// <param name="documents">The store.</param>
    /// <param name="state">State of the real books.</param>
    /// <param name="now">Clock reading.</param>
    public TodayView(IDocumentReader documents, ApplianceState state, DateTimeOffset now)
    {
        totals = state.Totals;
        Day = Decider.DayOf(state, now);
        Hour = now.ToOffset(BusinessDay.JapanOffset).Hour;
        days = documents.Range(
                Collections.Days, Collections.DaysByDate, Collections.DayKey(Day.AddDays(-7 * WeeksLookedAt)), Collections.DayKey(Day.AddDays(1)),
                (7 * WeeksLookedAt) + 1)
            .ToDictionary(it => it.Day);
        goals = GoalsOf(documents, Weekdays());
    }

    /// <summary>The business day.</summary>
    public DateOnly Day { get; }

    /// <summary>Hour of the clock in Japan.</summary>
    public int Hour { get; }

    /// <summary>Net sales of the day.</summary>
    public Yen Net => NetOf(Day);

    /// <summary>Sales of the day.</summary>
    public int Sales => days.GetValueOrDefault(Day)?.Totals.Sales ?? 0;

    /// <summary>Of them, to members.</summary>
    public int MemberSales => days.GetValueOrDefault(Day)?.Totals.MemberSales ?? 0;

    /// <summary>Net sales of the same weekday a week ago.</summary>
    public Yen LastWeek => NetOf(Day.AddDays(-7));

    /// <summary>What had been sold a week ago in the hours before this one.</summary>
    public Yen LastWeekByNow => HoursOf(Day.AddDays(-7))
        .Where(hour => Turn(hour.Hour) < Turn(Hour))
        .Aggregate(Yen.Zero, (sum, hour) => sum + hour.Total);

    /// <summary>Hours with sales today or a week ago, in the order of the business day.</summary>
    public IReadOnlyList<HourPair> Hours
    {
        get
        {
            var today = HoursOf(Day).ToDictionary(hour => hour.Hour, hour => hour.Total);
            var before = HoursOf(Day.AddDays(-7)).ToDictionary(hour => hour.Hour, hour => hour.Total);
            return
            [
                .. today.Keys.Union(before.Keys).OrderBy(Turn)
                    .Select(hour => new HourPair(hour, today.GetValueOrDefault(hour), before.GetValueOrDefault(hour))),
            ];
        }
    }

    /// <summary>Year, month, week, day.</summary>
    public IReadOnlyList<GoalProgress> Goals
    {
        get
        {
            var monday = SalesGoals.MondayOf(Day);
            var week = Enumerable.Range(0, 7).Select(i => NetOf(monday.AddDays(i))).Aggregate(Yen.Zero, (sum, net) => sum + net);
            return
            [
                new("year", YearSoFar, goals.OfYear(Day.Year)),
                new("month", MonthSoFar, goals.OfMonth(new(Day.Year, Day.Month, 1))),
                new("week", week, goals.OfWeek(Day)),
                new("day", Net, goals.OfDay(Day)),
            ];
        }
    }

    /// <summary>The month's closed days, and what is not closed yet.</summary>
    private Yen MonthSoFar =>
        (totals.Month is { } month && month.Year == Day.Year && month.Month == Day.Month ? totals.MonthTotals.Net : Yen.Zero)
        + (Unclosed is { } day && day.Year == Day.Year && day.Month == Day.Month ? totals.DayTotals.Net : Yen.Zero);

    /// <summary>A month that was closed leaves the year's sum behind until the year is closed, too.</summary>
    private Yen YearSoFar =>
        (totals.Month is null || totals.Month.Value.Year == Day.Year ? totals.YearTotals.Net : Yen.Zero)
        + (Unclosed is { } day && day.Year == Day.Year ? totals.DayTotals.Net : Yen.Zero);

    private DateOnly? Unclosed => totals.DayIsClosed ? null : totals.Day;

    private Yen NetOf(DateOnly day) => days.GetValueOrDefault(day)?.Totals.Net ?? Yen.Zero;

    private IReadOnlyList<HourTotal> HoursOf(DateOnly day) => days.GetValueOrDefault(day) is { } it ? it.Hours : [];

    /// <summary>Hours after midnight come last: they belong to the business day before.</summary>
    private static int Turn(int hour) => (hour + 24 - 5) % 24;

    private long[] Weekdays()
    {
        var sums = new long[7];
        foreach (var (day, document) in days)
        {
            if (day < Day) sums[(int)day.DayOfWeek] += Math.Max(0, document.Totals.Net.Amount);
        }

        return sums;
    }

    private static SalesGoals GoalsOf(IDocumentReader documents, long[] weekdays)
    {
        var set = documents.Range(ReportCollections.Goals, ReportCollections.GoalsById, "", Collections.End, GoalLimit);
        return new(
            set.Where(goal => goal.Kind == PeriodKind.Year).ToDictionary(goal => goal.Period.Year, goal => goal.Amount),
            set.Where(goal => goal.Kind == PeriodKind.Month).ToDictionary(goal => goal.Period, goal => goal.Amount),
            weekdays);
    }
}
