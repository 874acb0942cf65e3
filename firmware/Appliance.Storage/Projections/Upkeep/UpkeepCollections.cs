using System.Text.Json.Serialization;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;

namespace Appliance.Storage.Projections.Upkeep;

/// <summary>The collections of what keeps the appliance well.</summary>
public static class UpkeepCollections
{
    /// <summary>The last drill; one document.</summary>
    public static DocumentCollection<DrillDocument> Drill { get; } =
        new("drill", UpkeepJson.Default.DrillDocument, _ => Collections.TheOnly);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<IDocumentCollection> All { get; } = [Drill];
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(InstantJsonConverter)])]
[JsonSerializable(typeof(DrillDocument))]
internal sealed partial class UpkeepJson : JsonSerializerContext;
