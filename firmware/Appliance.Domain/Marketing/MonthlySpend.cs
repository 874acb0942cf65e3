using Appliance.Domain.Money;

namespace Appliance.Domain.Marketing;

/// <summary>What was spent in each of the latest calendar months.</summary>
/// <param name="Month">The last month of the row, as <see cref="MonthOf"/>.</param>
/// <param name="Amounts">Yen, the last month at the end; <see cref="Kept"/> of them.</param>
public sealed record MonthlySpend(int Month, Counts Amounts)
{
    /// <summary>Months kept: twelve whole ones and the one that is going on.</summary>
    public const int Kept = 13;

    /// <summary>Nothing spent yet.</summary>
    public static MonthlySpend None { get; } = new(0, Counts.Zeros(Kept));

    /// <summary>A month as a number that grows by one.</summary>
    public static int MonthOf(DateOnly day) => (day.Year * 12) + day.Month - 1;

    /// <summary>The first day of the month after that of a day.</summary>
    public static DateOnly NextMonth(DateOnly day) => new DateOnly(day.Year, day.Month, 1).AddMonths(1);

    /// <summary>With an amount of a day's month; what is older than all that is kept changes nothing.</summary>
    public MonthlySpend Plus(DateOnly day, Yen amount)
    {
        var month = MonthOf(day);
        var row = month > Month ? MovedTo(month) : this;
        var place = Kept - 1 - (row.Month - month);
        return place < 0 ? row : row with { Amounts = row.Amounts.Plus(place, amount.Amount) };
    }

    /// <summary>What two spent together.</summary>
    public MonthlySpend With(MonthlySpend other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var month = Math.Max(Month, other.Month);
        return new(month, MovedTo(month).Amounts.Plus(other.MovedTo(month).Amounts));
    }

    /// <summary>Spent in whole months before the month of a day.</summary>
    /// <param name="today">A day.</param>
    /// <param name="from">Months back of the earliest, at most 12.</param>
    /// <param name="to">Months back of the latest; 0 is the month of the day itself.</param>
    public Yen Between(DateOnly today, int from, int to)
    {
        var month = MonthOf(today);
        var sum = 0L;
        for (var back = from; back >= to; back--)
        {
            var place = Kept - 1 - (Month - (month - back));
            if (place is >= 0 and < Kept) sum = checked(sum + Amounts[place]);
        }

        return new(sum);
    }

    private MonthlySpend MovedTo(int month)
    {
        var next = new long[Kept];
        var shift = month - Month;
        for (var i = shift; i < Kept; i++) next[i - shift] = Amounts[i];
        return new(month, new(next));
    }
}
