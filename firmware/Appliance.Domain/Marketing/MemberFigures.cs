using System.Text.Json.Serialization;
using Appliance.Domain.Members;
using Appliance.Domain.Money;

namespace Appliance.Domain.Marketing;

/// <summary>
/// What is known of a member's visits and spending, kept as sales arrive: each one costs the same, however many there
/// were. A visit is a business day with at least one sale that was not taken back whole.
/// </summary>
/// <param name="Since">Business day of registration.</param>
/// <param name="Total">Sum of all sales, less what was given back.</param>
/// <param name="Visits">Visits.</param>
/// <param name="Sales">Sales that were not taken back whole.</param>
/// <param name="First">Day of the first visit, or null.</param>
/// <param name="Recent">The latest visits, with their sales.</param>
/// <param name="Hours">Sales by hour in Japan, 24.</param>
/// <param name="Weekdays">Visits by weekday, Sunday first, 7.</param>
/// <param name="Months">Visits by month of the year, January first, 12.</param>
/// <param name="Spend">What was spent in the latest months.</param>
public sealed record MemberFigures(
    DateOnly Since,
    Yen Total,
    int Visits,
    int Sales,
    DateOnly? First,
    RecentDays Recent,
    Counts Hours,
    Counts Weekdays,
    Counts Months,
    MonthlySpend Spend)
{
    /// <summary>Visits from which on a usual interval is told: two intervals.</summary>
    public const int VisitsForInterval = 3;

    /// <summary>Intervals that make the latest ones, and as many at least before them, for a trend to be told.</summary>
    public const int TrendIntervals = 3;

    private const int Whole = 100;

    /// <summary>What came before the first sale here; null for nothing. It is in <see cref="Total"/> and <see cref="Visits"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EarlierFigures? Earlier { get; init; }

    /// <summary>Day of the latest visit, or null.</summary>
    [JsonIgnore]
    public DateOnly? Last => Recent.Last;

    /// <summary>Spent per visit, whole yen; null without a visit.</summary>
    [JsonIgnore]
    public Yen? Average => Visits == 0 ? null : new(Total.Amount / Visits);

    /// <summary>
    /// Days usually between two visits: the median of the intervals between the latest visits, which a single long
    /// absence does not move. Null below <see cref="VisitsForInterval"/> visits.
    /// </summary>
    [JsonIgnore]
    public int? UsualInterval => Recent.Days.Count < VisitsForInterval ? null : Median(1, Recent.Days.Count);

    /// <summary>
    /// The latest intervals in percent of the ones before, by their medians: above 100 the member comes less often.
    /// Null as long as there are too few to tell.
    /// </summary>
    [JsonIgnore]
    public int? IntervalTrend
    {
        get
        {
            var count = Recent.Days.Count;
            if (count - 1 < 2 * TrendIntervals) return null;
            var latest = Median(count - TrendIntervals, count);
            return latest * Whole / Math.Max(1, Median(1, count - TrendIntervals));
        }
    }

    /// <summary>When the next visit is due by the member's own habit, or null.</summary>
    [JsonIgnore]
    public DateOnly? NextVisit => Last is { } last && UsualInterval is { } days ? last.AddDays(days) : null;

    /// <summary>A member who has not bought anything.</summary>
    public static MemberFigures Of(DateOnly since) => new(
        since, Yen.Zero, 0, 0, null, RecentDays.None, Counts.Zeros(24), Counts.Zeros(7), Counts.Zeros(12), MonthlySpend.None);

    /// <summary>After a sale.</summary>
    /// <param name="day">Business day.</param>
    /// <param name="hour">Hour in Japan, 0–23.</param>
    /// <param name="total">What was paid.</param>
    public MemberFigures Sold(DateOnly day, int hour, Yen total)
    {
        var again = Recent.Has(day);
        return this with
        {
            Total = Total + total,
            Visits = Visits + (again ? 0 : 1),
            Sales = Sales + 1,
            First = First is { } first && first <= day ? first : day,
            Recent = Recent.Plus(day, 1, total),
            Hours = Hours.Plus(hour, 1),
            Weekdays = again ? Weekdays : Weekdays.Plus((int)day.DayOfWeek, 1),
            Months = again ? Months : Months.Plus(day.Month - 1, 1),
            Spend = Spend.Plus(day, total),
        };
    }

    /// <summary>After what a member brings along from before; a second time it takes the place of the first.</summary>
    public MemberFigures Brought(OpeningBalances brought)
    {
        ArgumentNullException.ThrowIfNull(brought);
        var earlier = Earlier ?? EarlierFigures.None;
        var last = brought.Visits > 0 ? brought.LastVisit : null;
        return With(earlier with { Total = brought.TotalSpent, Visits = brought.Visits }) with
        {
            Since = brought.Since is { } since && since < Since ? since : Since,
            First = (First, last) is ({ } first, { } day) ? (first < day ? first : day) : First ?? last,
            Recent = last is { } visit && !Recent.Has(visit) ? Recent.Plus(visit, 1, Yen.Zero) : Recent,
        };
    }

    /// <summary>After what was bought on a day before this roster.</summary>
    /// <param name="day">The day.</param>
    /// <param name="hour">Hour of the first sale, 0–23, or null where nobody knows.</param>
    /// <param name="total">What was paid on it.</param>
    public MemberFigures SoldEarlier(DateOnly day, int? hour, Yen total)
    {
        var again = Recent.Has(day);
        var earlier = Earlier ?? EarlierFigures.None;
        return With(earlier with { Sold = earlier.Sold + total, Days = earlier.Days + 1 }) with
        {
            Sales = Sales + 1,
            First = First is { } first && first <= day ? first : day,
            Recent = Recent.Plus(day, 1, total),
            Hours = hour is { } known ? Hours.Plus(known, 1) : Hours,
            Weekdays = again ? Weekdays : Weekdays.Plus((int)day.DayOfWeek, 1),
            Months = again ? Months : Months.Plus(day.Month - 1, 1),
            Spend = Spend.Plus(day, total),
        };
    }

    /// <summary>The figures of two who are one person; a day on which both came is one visit.</summary>
    public MemberFigures With(MemberFigures other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var recent = Recent.With(other.Recent, out var shared);
        var (weekdays, months) = (Weekdays.Plus(other.Weekdays), Months.Plus(other.Months));
        foreach (var day in shared) (weekdays, months) = (weekdays.Plus((int)day.DayOfWeek, -1), months.Plus(day.Month - 1, -1));
        return this with
        {
            Since = Since < other.Since ? Since : other.Since,
            Total = Total + other.Total,
            Visits = Visits + other.Visits - shared.Count,
            Sales = Sales + other.Sales,
            First = First is { } first && !(other.First < first) ? first : other.First ?? First,
            Recent = recent,
            Hours = Hours.Plus(other.Hours),
            Weekdays = weekdays,
            Months = months,
            Spend = Spend.With(other.Spend),
        };
    }

    /// <summary>
    /// After goods came back or a sale was cancelled. When nothing is left of a day among the latest visits, it was no
    /// visit; what is older than these keeps counting as one, since who returns something did come.
    /// </summary>
    /// <param name="day">Business day of the sale.</param>
    /// <param name="hour">Its hour in Japan, 0–23.</param>
    /// <param name="amount">What was given back.</param>
    /// <param name="whole">Nothing is left of the sale now.</param>
    public MemberFigures TakenBack(DateOnly day, int hour, Yen amount, bool whole)
    {
        var recent = Recent.Minus(day, whole ? 1 : 0, amount, out var noVisit);
        var visits = Visits - (noVisit ? 1 : 0);
        return this with
        {
            Total = Total - amount,
            Visits = visits,
            Sales = Sales - (whole ? 1 : 0),
            First = visits == 0 ? null : recent.Days.Count == visits ? recent.Days[0].Day : First,
            Recent = recent,
            Hours = whole ? Hours.Plus(hour, -1) : Hours,
            Weekdays = noVisit ? Weekdays.Plus((int)day.DayOfWeek, -1) : Weekdays,
            Months = noVisit ? Months.Plus(day.Month - 1, -1) : Months,
            Spend = Spend.Plus(day, Yen.Zero - amount),
        };
    }

    /// <summary>Days since the latest visit, or null without one.</summary>
    public int? DaysSince(DateOnly today) => Last is { } last ? today.DayNumber - last.DayNumber : null;

    /// <summary>Spent in the month of a day and the twelve before it.</summary>
    public Yen SpendOfYear(DateOnly today) => Spend.Between(today, MonthlySpend.Kept - 1, 0);

    private MemberFigures With(EarlierFigures earlier)
    {
        var before = Earlier ?? EarlierFigures.None;
        return this with
        {
            Total = Total + (earlier.All - before.All),
            Visits = Visits + earlier.AllVisits - before.AllVisits,
            Earlier = earlier,
        };
    }

    /// <summary>Median of the intervals that end at the visits from a place up to another; of two middle ones the mean.</summary>
    private int Median(int from, int to)
    {
        Span<int> intervals = stackalloc int[to - from];
        for (var i = from; i < to; i++) intervals[i - from] = Recent.Days[i].Day.DayNumber - Recent.Days[i - 1].Day.DayNumber;
        intervals.Sort();
        var middle = intervals.Length / 2;
        return intervals.Length % 2 == 1 ? intervals[middle] : (intervals[middle - 1] + intervals[middle]) / 2;
    }
}

/// <summary>
/// What a member was before this roster: sums somebody brought over, and single days somebody brought over later. Both tell of
/// the same time, so that the larger one counts, not both.
/// </summary>
/// <param name="Total">Spent, by the sums.</param>
/// <param name="Visits">Visits, by the sums.</param>
/// <param name="Sold">Spent, by the days.</param>
/// <param name="Days">The days.</param>
public sealed record EarlierFigures(Yen Total, int Visits, Yen Sold, int Days)
{
    /// <summary>Nothing.</summary>
    public static EarlierFigures None { get; } = new(Yen.Zero, 0, Yen.Zero, 0);

    /// <summary>Spent.</summary>
    [JsonIgnore]
    public Yen All => Total > Sold ? Total : Sold;

    /// <summary>Visits.</summary>
    [JsonIgnore]
    public int AllVisits => Math.Max(Visits, Days);
}
