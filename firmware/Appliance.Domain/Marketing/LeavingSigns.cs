using System.Text.Json.Serialization;

namespace Appliance.Domain.Marketing;

/// <summary>A sign that a member is about to stay away (離反の兆し).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LeavingSign>))]
public enum LeavingSign
{
    /// <summary>Their own interval has passed twice since the latest visit (来店が遅れている).</summary>
    [JsonStringEnumMemberName("overdue")]
    Overdue,

    /// <summary>The latest intervals are half as long again as those before (間隔が伸びている).</summary>
    [JsonStringEnumMemberName("interval-growing")]
    IntervalGrowing,

    /// <summary>In the last six months less than half of the six before was spent (利用額が減っている).</summary>
    [JsonStringEnumMemberName("spend-shrinking")]
    SpendShrinking,
}

/// <summary>Finds the signs in a member's figures.</summary>
public static class LeavingSigns
{
    /// <summary>Usual intervals after which a visit is overdue.</summary>
    public const int OverdueIntervals = 2;

    /// <summary>A visit is never called overdue before this many days.</summary>
    public const int OverdueDays = 7;

    /// <summary>Latest intervals in percent of the earlier ones from which on they are growing.</summary>
    public const int GrowingPercent = 150;

    /// <summary>Spent in the last months in percent of the ones before, below which it shrinks.</summary>
    public const int ShrinkingPercent = 50;

    /// <summary>Whole months that are held against as many before them.</summary>
    public const int SpendMonths = 6;

    private const int Whole = 100;

    /// <summary>The signs there are, in a fixed order.</summary>
    public static IEnumerable<LeavingSign> Of(MemberFigures figures, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(figures);
        if (OverdueFrom(figures) is { } overdue && today >= overdue) yield return LeavingSign.Overdue;
        if (figures.IntervalTrend >= GrowingPercent) yield return LeavingSign.IntervalGrowing;
        if (SpendShrinks(figures, today)) yield return LeavingSign.SpendShrinking;
    }

    /// <summary>The next day on which the signs may differ with nothing bought, or null.</summary>
    public static DateOnly? NextChange(MemberFigures figures, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var overdue = OverdueFrom(figures) is { } day && day > today ? day : (DateOnly?)null;
        if (MonthlySpend.MonthOf(today) > figures.Spend.Month + MonthlySpend.Kept) return overdue;
        var month = MonthlySpend.NextMonth(today);
        return overdue < month ? overdue : month;
    }

    private static DateOnly? OverdueFrom(MemberFigures figures) =>
        figures is { Last: { } last, UsualInterval: { } interval }
            ? last.AddDays(Math.Max(OverdueDays, interval * OverdueIntervals))
            : null;

    private static bool SpendShrinks(MemberFigures figures, DateOnly today)
    {
        var before = figures.Spend.Between(today, 2 * SpendMonths, SpendMonths + 1);
        return before.Amount > 0
            && figures.Spend.Between(today, SpendMonths, 1).Amount * Whole < before.Amount * ShrinkingPercent;
    }
}
