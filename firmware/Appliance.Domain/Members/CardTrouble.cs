using System.Text.Json.Serialization;

namespace Appliance.Domain.Members;

/// <summary>Why a card is blocked.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CardTrouble>))]
public enum CardTrouble
{
    /// <summary>紛失.</summary>
    [JsonStringEnumMemberName("lost")]
    Lost,

    /// <summary>盗難.</summary>
    [JsonStringEnumMemberName("stolen")]
    Stolen,

    /// <summary>破損.</summary>
    [JsonStringEnumMemberName("broken")]
    Broken,

    /// <summary>Another card took its place (再発行).</summary>
    [JsonStringEnumMemberName("replaced")]
    Replaced,
}
