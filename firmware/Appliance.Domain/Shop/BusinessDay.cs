namespace Appliance.Domain.Shop;

/// <summary>The business day (営業日): it ends at a set hour in Japan, not at midnight.</summary>
public static class BusinessDay
{
    /// <summary>Japan Standard Time, without daylight saving since 1952.</summary>
    public static TimeSpan JapanOffset { get; } = TimeSpan.FromHours(9);

    /// <summary>
    /// When a day begins as long as there is no shop to say so: as in most. Set up in the night, a shop would else begin
    /// with a day that its own clock has not come to.
    /// </summary>
    public const int UsualStartHour = 5;

    /// <summary>The business day of an instant.</summary>
    /// <param name="instant">Any offset.</param>
    /// <param name="startsAtHour">Hour in Japan at which a new day begins, 0–12.</param>
    public static DateOnly Of(DateTimeOffset instant, int startsAtHour) =>
        DateOnly.FromDateTime(instant.ToOffset(JapanOffset).DateTime.AddHours(-startsAtHour));
}
