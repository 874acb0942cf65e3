using System.Text.Json;
using System.Text.Json.Serialization;

namespace Appliance.Domain.Money;

/// <summary>Writes <see cref="Yen"/> as a plain JSON integer of whole yen.</summary>
public sealed class YenJsonConverter : JsonConverter<Yen>
{
    /// <inheritdoc/>
    public override Yen Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetInt64());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Yen value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumberValue(value.Amount);
    }
}
