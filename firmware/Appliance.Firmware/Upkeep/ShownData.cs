using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Appliance.Domain.Journal;

namespace Appliance.Firmware.Upkeep;

/// <summary>
/// An entry's data as people may see it: without what is sealed, and without hashes of passwords, PINs, tokens and cards,
/// which could be guessed from.
/// </summary>
internal static class ShownData
{
    private static readonly string[] HiddenEndings = ["Hash", "Hashes", "Sealed"];

    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Hide } },
    };

    public static JsonElement Of(EntryData data) => JsonSerializer.SerializeToElement(data, data.GetType(), Options);

    private static void Hide(JsonTypeInfo type)
    {
        for (var index = type.Properties.Count - 1; index >= 0; index--)
        {
            if (HiddenEndings.Any(ending => type.Properties[index].Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
                type.Properties.RemoveAt(index);
        }
    }
}
