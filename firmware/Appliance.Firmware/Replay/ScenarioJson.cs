using System.Text.Json;
using System.Text.Json.Serialization;

namespace Appliance.Firmware.Replay;

/// <summary>What a scenario sets up, written as over REST.</summary>
internal static class ScenarioJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
    };

    /// <exception cref="JsonException">It cannot be understood.</exception>
    public static T Read<T>(string json)
        where T : class => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("null instead of an object");
}
