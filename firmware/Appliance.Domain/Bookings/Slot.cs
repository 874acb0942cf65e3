using System.Globalization;
using System.Text.Json.Serialization;

namespace Appliance.Domain.Bookings;

/// <summary>When and where a booking is, and who serves.</summary>
/// <param name="Day">Business day.</param>
/// <param name="Minute">Minutes after the midnight that day began with; 25:00 is 1,500.</param>
/// <param name="Minutes">How long.</param>
/// <param name="StaffId">Who serves, or null.</param>
/// <param name="Resource">Code of the seat, room or court, or null.</param>
public sealed record Slot(DateOnly Day, int Minute, int Minutes, string? StaffId = null, string? Resource = null)
{
    /// <summary>The span of the day it takes.</summary>
    [JsonIgnore]
    public MinuteSpan Span => new(Minute, Minute + Minutes);

    /// <summary>The clock on the wall in Japan, for example 14:05; 25:00 is written 1:00.</summary>
    [JsonIgnore]
    public string Clock => string.Create(CultureInfo.InvariantCulture, $"{Minute / 60 % 24}:{Minute % 60:D2}");

    /// <summary>Whether two slots want the same person or the same place at the same time.</summary>
    public bool CollidesWith(Slot other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Day == other.Day && Minute < other.Minute + other.Minutes && other.Minute < Minute + Minutes
            && ((StaffId is not null && StaffId == other.StaffId) || (Resource is not null && Resource == other.Resource));
    }
}
