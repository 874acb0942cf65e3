using System.Text.Json.Serialization;
using Appliance.Domain.Karte;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;

namespace Appliance.Storage.Projections.Karte;

/// <summary>The collections of karte and alerts.</summary>
public static class KarteCollections
{
    private static KarteJson Json => KarteJson.Default;

    /// <summary>What staff should know, by member.</summary>
    public static DocumentCollection<CareDocument> Care { get; } = new("care", Json.CareDocument, care => care.MemberId);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<IDocumentCollection> All { get; } = [Care];
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(InstantJsonConverter)])]
[JsonSerializable(typeof(CareDocument))]
[JsonSerializable(typeof(MemberAlert))]
internal sealed partial class KarteJson : JsonSerializerContext;
