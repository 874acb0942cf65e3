using System.Text.Json;
using System.Text.Json.Serialization;
using Appliance.Domain.Marketing.Conditions;

namespace Appliance.Firmware.Rest;

/// <summary>
/// A condition on the wire: written as in the journal, and everything a kind needs has to be there. A type of its own,
/// because a condition is made of conditions, which the generator of the interface's description does not come to an end
/// with; it is described by <see cref="ConditionSchema"/>.
/// </summary>
/// <param name="Value">The condition.</param>
[JsonConverter(typeof(ConditionBodyJsonConverter))]
internal sealed record ConditionBody(Condition Value);

/// <summary>Reads and writes a condition by its kinds.</summary>
internal sealed class ConditionBodyJsonConverter : JsonConverter<ConditionBody>
{
    private static readonly JsonSerializerOptions Kinds = new(JsonSerializerDefaults.Web)
    {
        AllowOutOfOrderMetadataProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public override ConditionBody? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<Condition>(ref reader, Kinds) is { } condition ? new(condition) : null;

    public override void Write(Utf8JsonWriter writer, ConditionBody value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Value, Kinds);
}
