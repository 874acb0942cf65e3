using System.Text.Json.Serialization;
using Appliance.Domain.Staff;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;

namespace Appliance.Storage.Projections.Door;

/// <summary>The collections of who is let in from where.</summary>
public static class DoorCollections
{
    /// <summary>Whether the console is open to the shop's network; one document.</summary>
    public static DocumentCollection<NetworkDocument> Network { get; } =
        new("network", DoorJson.Default.NetworkDocument, _ => Collections.TheOnly);

    /// <summary>Second factors by staff.</summary>
    public static DocumentCollection<SecondFactorDocument> SecondFactors { get; } =
        new("second_factors", DoorJson.Default.SecondFactorDocument, it => it.StaffId);

    /// <summary>Who has to have a second factor; one document.</summary>
    public static DocumentCollection<FactorDemandDocument> FactorDemand { get; } =
        new("factor_demand", DoorJson.Default.FactorDemandDocument, _ => Collections.TheOnly);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<IDocumentCollection> All { get; } = [Network, SecondFactors, FactorDemand];
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(InstantJsonConverter)])]
[JsonSerializable(typeof(NetworkDocument))]
[JsonSerializable(typeof(SecondFactorDocument))]
[JsonSerializable(typeof(FactorDemandDocument))]
[JsonSerializable(typeof(StaffRole))]
internal sealed partial class DoorJson : JsonSerializerContext;
