using System.Text.Json.Serialization;

namespace Appliance.Domain.Karte;

/// <summary>A sheet of the karte (カルテの様式), as the shop's trade wants it.</summary>
/// <param name="Code">1–20 small letters, digits and dashes, for example <c>salon-visit</c>.</param>
/// <param name="Name">As shown, 1–40 characters.</param>
/// <param name="Fields">What it asks, in order; 1 to <see cref="KarteRules.Fields"/>.</param>
/// <param name="Retired">Not offered any more; what was written on it stays.</param>
public sealed record KarteTemplate(
    string Code,
    string Name,
    EquatableList<KarteField> Fields,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Retired = false);

/// <summary>A question of a sheet.</summary>
/// <param name="Code">1–20 small letters, digits and dashes, unique in its sheet.</param>
/// <param name="Label">As shown, 1–40 characters.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="Choices">What may be chosen, at most <see cref="KarteRules.Choices"/>; null where nothing is chosen.</param>
/// <param name="AboutHealth">Answered only with the member's consent to notes on their health (要配慮個人情報).</param>
public sealed record KarteField(
    string Code,
    string Label,
    KarteFieldKind Kind,
    EquatableList<string>? Choices = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool AboutHealth = false);

/// <summary>How a question is answered.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<KarteFieldKind>))]
public enum KarteFieldKind
{
    /// <summary>A line of text.</summary>
    [JsonStringEnumMemberName("text")]
    Text,

    /// <summary>Several lines of text.</summary>
    [JsonStringEnumMemberName("lines")]
    Lines,

    /// <summary>A number, with a decimal point or without.</summary>
    [JsonStringEnumMemberName("number")]
    Number,

    /// <summary>One of the choices.</summary>
    [JsonStringEnumMemberName("choice")]
    Choice,

    /// <summary>Any of the choices.</summary>
    [JsonStringEnumMemberName("choices")]
    Choices,
}
