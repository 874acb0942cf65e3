using System.Text.Json.Serialization;

namespace Appliance.Domain.Marketing.Conditions;

/// <summary>How a number is held against another.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Comparison>))]
public enum Comparison
{
    /// <summary>以上.</summary>
    [JsonStringEnumMemberName("at-least")]
    AtLeast,

    /// <summary>以下.</summary>
    [JsonStringEnumMemberName("at-most")]
    AtMost,

    /// <summary>等しい.</summary>
    [JsonStringEnumMemberName("equal")]
    Equal,

    /// <summary>等しくない.</summary>
    [JsonStringEnumMemberName("not-equal")]
    NotEqual,

    /// <summary>超.</summary>
    [JsonStringEnumMemberName("above")]
    Above,

    /// <summary>未満.</summary>
    [JsonStringEnumMemberName("below")]
    Below,
}

/// <summary>Carries comparisons out.</summary>
public static class Comparisons
{
    /// <summary>Whether a value stands so to a bound.</summary>
    public static bool Holds(this Comparison comparison, long value, long bound) => comparison switch
    {
        Comparison.AtLeast => value >= bound,
        Comparison.AtMost => value <= bound,
        Comparison.Equal => value == bound,
        Comparison.NotEqual => value != bound,
        Comparison.Above => value > bound,
        Comparison.Below => value < bound,
        _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
    };
}
