using System.Text.Json.Serialization;

namespace Appliance.Domain.Loyalty;

/// <summary>How points expire (有効期限). Decided when the business day turns; each expiry is an entry of its own.</summary>
/// <param name="Kind">By age, or when nothing happened for long.</param>
/// <param name="Months">
/// By age: points of a month can be used until the end of the month that many later. By inactivity: all points, that many
/// months after the last sale. 1–60.
/// </param>
public sealed record PointExpiry(ExpiryKind Kind, int Months)
{
    /// <summary>Points of a member that are over on a business day.</summary>
    public long DueOf(PointHolding holding, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(holding);
        if (holding.Account.Held <= 0) return 0;
        if (Kind == ExpiryKind.Inactivity) return holding.LastActive < LastActiveStillGood(day) ? holding.Account.Held : 0;
        var first = FirstMonthStillGood(day);
        return holding.Lots.Where(lot => lot.Month < first).Sum(lot => lot.Points);
    }

    /// <summary>By age: the earliest month whose points are still good on a day.</summary>
    public int FirstMonthStillGood(DateOnly day) => PointLot.MonthOf(day.AddMonths(-Months));

    /// <summary>By inactivity: whoever was active on that day or later keeps their points.</summary>
    public DateOnly LastActiveStillGood(DateOnly day) => day.AddMonths(-Months);

    /// <summary>The last business day on which the points that expire first can be used, or null without any.</summary>
    public DateOnly? NextOf(PointHolding holding)
    {
        ArgumentNullException.ThrowIfNull(holding);
        if (holding.Account.Held <= 0) return null;
        if (Kind == ExpiryKind.Inactivity) return holding.LastActive?.AddMonths(Months);
        return holding.Lots.Count == 0 ? null : holding.Lots[0].FirstDay.AddMonths(Months + 1).AddDays(-1);
    }
}

/// <summary>What makes points expire.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ExpiryKind>))]
public enum ExpiryKind
{
    /// <summary>付与からの経過.</summary>
    [JsonStringEnumMemberName("age")]
    Age,

    /// <summary>最終利用からの経過.</summary>
    [JsonStringEnumMemberName("inactivity")]
    Inactivity,
}
