using System.Text.Json.Serialization;

namespace Appliance.Domain.Members;

/// <summary>One of the shop's own questions to its members (独自の項目): the same for all staff.</summary>
/// <param name="Code">1–20 lower-case letters, digits and hyphens; stays.</param>
/// <param name="Label">As asked: 職業, きっかけ, 肌質; 1–40 characters.</param>
/// <param name="Kind">What an answer is.</param>
/// <param name="Required">A member is not complete without an answer.</param>
/// <param name="Choices">What can be chosen, in order; null where nothing is chosen.</param>
/// <param name="Order">Place among the questions, from 0.</param>
/// <param name="Retired">No longer asked; answers are kept.</param>
public sealed record AttributeDefinition(
    string Code,
    string Label,
    AttributeKind Kind,
    bool Required = false,
    EquatableList<AttributeChoice>? Choices = null,
    int Order = 0,
    bool Retired = false);

/// <summary>A possible answer.</summary>
/// <param name="Code">1–20 lower-case letters, digits and hyphens; stays.</param>
/// <param name="Label">1–40 characters.</param>
public sealed record AttributeChoice(string Code, string Label);

/// <summary>What an answer is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AttributeKind>))]
public enum AttributeKind
{
    /// <summary>One of the choices.</summary>
    [JsonStringEnumMemberName("choice")]
    Choice,

    /// <summary>Any of the choices.</summary>
    [JsonStringEnumMemberName("choices")]
    Choices,

    /// <summary>A whole number, −999,999,999 to 999,999,999.</summary>
    [JsonStringEnumMemberName("number")]
    Number,

    /// <summary>A day.</summary>
    [JsonStringEnumMemberName("date")]
    Date,

    /// <summary>At most 400 characters.</summary>
    [JsonStringEnumMemberName("text")]
    Text,
}
