using System.Text.Json.Serialization;

namespace Appliance.Domain.Marketing.Conditions;

/// <summary>A number kept of every member.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Figure>))]
public enum Figure
{
    /// <summary>来店回数.</summary>
    [JsonStringEnumMemberName("visits")]
    Visits,

    /// <summary>累計利用額, yen.</summary>
    [JsonStringEnumMemberName("total")]
    Total,

    /// <summary>平均利用額: total ÷ visits, yen.</summary>
    [JsonStringEnumMemberName("average")]
    Average,

    /// <summary>年間利用額: this month and the twelve before, yen.</summary>
    [JsonStringEnumMemberName("year-spend")]
    YearSpend,

    /// <summary>来店間隔: the usual one, days.</summary>
    [JsonStringEnumMemberName("interval")]
    Interval,

    /// <summary>間隔の変化: the latest intervals in percent of the ones before.</summary>
    [JsonStringEnumMemberName("interval-trend")]
    IntervalTrend,

    /// <summary>保有ポイント.</summary>
    [JsonStringEnumMemberName("points")]
    Points,

    /// <summary>年齢, years.</summary>
    [JsonStringEnumMemberName("age")]
    Age,
}

/// <summary>A day kept of every member.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DayFigure>))]
public enum DayFigure
{
    /// <summary>最終来店.</summary>
    [JsonStringEnumMemberName("last-visit")]
    LastVisit,

    /// <summary>初回来店.</summary>
    [JsonStringEnumMemberName("first-visit")]
    FirstVisit,

    /// <summary>入会.</summary>
    [JsonStringEnumMemberName("joined")]
    Joined,
}

/// <summary>A figure held against a number; does not hold where the figure is not known.</summary>
/// <param name="Figure">Which.</param>
/// <param name="Is">How.</param>
/// <param name="Value">The number, in the figure's unit.</param>
public sealed record FigureIs(Figure Figure, Comparison Is, long Value) : Condition
{
    /// <inheritdoc/>
    public override bool Holds(MemberFacts member, DateOnly today) =>
        ValueOf(member, today) is { } value && Is.Holds(value, Value);

    /// <inheritdoc/>
    public override DateOnly? NextChange(MemberFacts member, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(member);
        if (Figure == Figure.Age) return member.Profile?.Birthday is { } born ? Ages.NextBirthday(born, today) : null;
        if (Figure != Figure.YearSpend || member.Figures.SpendOfYear(today).Amount == 0) return null;
        return MonthlySpend.NextMonth(today);
    }

    private long? ValueOf(MemberFacts member, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(member);
        var figures = member.Figures;
        return Figure switch
        {
            Figure.Visits => figures.Visits,
            Figure.Total => figures.Total.Amount,
            Figure.Average => figures.Average?.Amount,
            Figure.YearSpend => figures.SpendOfYear(today).Amount,
            Figure.Interval => figures.UsualInterval,
            Figure.IntervalTrend => figures.IntervalTrend,
            Figure.Points => member.Points,
            Figure.Age => member.Profile?.Birthday is { } born ? Ages.On(born, today) : null,
            _ => throw new InvalidOperationException("There is no such figure."),
        };
    }
}

/// <summary>Days that went by since a day (最終来店から 90日以上); does not hold where there was none.</summary>
/// <param name="Since">Which day.</param>
/// <param name="Is">How.</param>
/// <param name="Days">0 or more.</param>
public sealed record DaysSince(DayFigure Since, Comparison Is, int Days) : Condition
{
    /// <inheritdoc/>
    public override bool Holds(MemberFacts member, DateOnly today) =>
        Since.Of(member) is { } day && Is.Holds(today.DayNumber - day.DayNumber, Days);

    /// <inheritdoc/>
    public override DateOnly? NextChange(MemberFacts member, DateOnly today)
    {
        if (Since.Of(member) is not { } day) return null;
        var at = day.AddDays(Days);
        return at > today ? at : at.AddDays(1) > today ? at.AddDays(1) : null;
    }
}

/// <summary>A day held against another (入会 &gt;= 2026-01-01); does not hold where there was none.</summary>
/// <param name="Of">Which day.</param>
/// <param name="Is">How.</param>
/// <param name="Day">The other.</param>
public sealed record DayIs(DayFigure Of, Comparison Is, DateOnly Day) : Condition
{
    /// <inheritdoc/>
    public override bool Holds(MemberFacts member, DateOnly today) =>
        Of.Of(member) is { } day && Is.Holds(day.DayNumber, Day.DayNumber);

    /// <inheritdoc/>
    public override DateOnly? NextChange(MemberFacts member, DateOnly today) => null;
}

/// <summary>
/// Visits in the latest days (来店(30日以内) &gt;= 2回). The latest <see cref="RecentDays.Kept"/> are known, so a bound is no
/// higher than that.
/// </summary>
/// <param name="WithinDays">Days before today; today counts, too.</param>
/// <param name="Is">How.</param>
/// <param name="Times">0–<see cref="RecentDays.Kept"/>.</param>
public sealed record Visited(int WithinDays, Comparison Is, int Times) : Condition
{
    /// <inheritdoc/>
    public override bool Holds(MemberFacts member, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(member);
        return Is.Holds(Windows.Of(member.Figures.Recent, WithinDays, today).Count(), Times);
    }

    /// <inheritdoc/>
    public override DateOnly? NextChange(MemberFacts member, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(member);
        return Windows.NextLeft(member.Figures.Recent, WithinDays, today);
    }
}

/// <summary>Days of members.</summary>
internal static class DayFigures
{
    public static DateOnly? Of(this DayFigure figure, MemberFacts member) => figure switch
    {
        DayFigure.LastVisit => member.Figures.Last,
        DayFigure.FirstVisit => member.Figures.First,
        DayFigure.Joined => member.Figures.Since,
        _ => throw new ArgumentOutOfRangeException(nameof(figure)),
    };
}

/// <summary>The latest days seen from a day.</summary>
internal static class Windows
{
    /// <summary>Days of a row that lie within so many days before today.</summary>
    public static IEnumerable<RecentDay> Of(RecentDays recent, int withinDays, DateOnly today) =>
        recent.Days.Where(it => today.DayNumber - it.Day.DayNumber <= withinDays);

    /// <summary>When the next of them lies behind the window, or null.</summary>
    public static DateOnly? NextLeft(RecentDays recent, int withinDays, DateOnly today)
    {
        foreach (var it in recent.Days)
        {
            var left = it.Day.AddDays(withinDays + 1);
            if (left > today) return left;
        }

        return null;
    }
}

/// <summary>Ages and birthdays; who was born on 29 February has their birthday on 28 February in other years.</summary>
internal static class Ages
{
    public static int On(DateOnly born, DateOnly today) =>
        today.Year - born.Year - (born.AddYears(today.Year - born.Year) > today ? 1 : 0);

    public static DateOnly NextBirthday(DateOnly born, DateOnly today) =>
        born > today ? born : born.AddYears(On(born, today) + 1);
}
