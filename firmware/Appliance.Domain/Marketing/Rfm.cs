namespace Appliance.Domain.Marketing;

/// <summary>
/// Where the scores change: each row has four bounds, each of which earns a point more than 1, so that scores are 1–5.
/// </summary>
/// <param name="RecencyDays">Days since the latest visit, descending: as few or fewer earn the point.</param>
/// <param name="Visits">Visits, ascending: as many or more.</param>
/// <param name="TotalYen">Yen spent in all, ascending: as much or more.</param>
public sealed record RfmBounds(EquatableList<int> RecencyDays, EquatableList<int> Visits, EquatableList<long> TotalYen)
{
    /// <summary>Bounds in a row.</summary>
    public const int Bounds = 4;

    /// <summary>What holds until the shop says otherwise.</summary>
    public static RfmBounds Default { get; } =
        new([180, 90, 60, 30], [2, 4, 8, 16], [10_000, 30_000, 100_000, 300_000]);

    /// <summary>What is wrong, or null.</summary>
    public static Refusal? Check(RfmBounds bounds)
    {
        ArgumentNullException.ThrowIfNull(bounds);
        if (bounds.RecencyDays.Count != Bounds || bounds.Visits.Count != Bounds || bounds.TotalYen.Count != Bounds)
        {
            return No($"RFM の境目はそれぞれ{Bounds}つです。");
        }

        var ascending = Rises(bounds.Visits, it => it) && Rises(bounds.TotalYen, it => it) && Rises(bounds.RecencyDays, it => -it);
        var inRange = bounds.RecencyDays.All(it => it is >= 0 and <= MarketingRules.MostDays)
            && bounds.Visits.All(it => it is >= 1 and <= 99_999)
            && bounds.TotalYen.All(it => it is >= 1 and <= Conditions.ConditionLimits.Value);
        return ascending && inRange ? null : No("RFM の境目は、日数は大きい順、回数と金額は小さい順に、重ならないように入れてください。");
    }

    /// <summary>The scores of a member; null for one who never came.</summary>
    public RfmScore? Of(MemberFigures figures, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(figures);
        if (figures.DaysSince(today) is not { } days) return null;
        var (r, f, m) = (1, 1, 1);
        for (var i = 0; i < Bounds; i++)
        {
            if (days <= RecencyDays[i]) r++;
            if (figures.Visits >= Visits[i]) f++;
            if (figures.Total.Amount >= TotalYen[i]) m++;
        }

        return new(r, f, m);
    }

    private static bool Rises<T>(EquatableList<T> row, Func<T, long> value)
    {
        for (var i = 1; i < row.Count; i++)
        {
            if (value(row[i]) <= value(row[i - 1])) return false;
        }

        return true;
    }

    private static Refusal No(string text) => new("rfm-bounds", text, DisplayPage.Blank);
}

/// <summary>Scores of a member, each 1–5, 5 the best.</summary>
/// <param name="Recency">How lately they came (Recency).</param>
/// <param name="Frequency">How often (Frequency).</param>
/// <param name="Monetary">How much they spent (Monetary).</param>
public readonly record struct RfmScore(int Recency, int Frequency, int Monetary)
{
    /// <summary>Scores there are.</summary>
    public const int Highest = RfmBounds.Bounds + 1;
}
