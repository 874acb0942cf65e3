using System.Text.Json.Serialization;
using Appliance.Domain.Money;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections.GiftCards;

/// <summary>The collection of gift cards with its indexes.</summary>
public static class GiftCardCollections
{
    /// <summary>Cards by the day they were sold, <c>yyyy-MM-dd/number</c>.</summary>
    public static DocumentIndex<GiftCardDocument> ByDay { get; } = new("day", it => $"{Collections.DayKey(it.SoldOn)}/{it.Id}");

    /// <summary>Cards with something left on them, by number.</summary>
    public static DocumentIndex<GiftCardDocument> Open { get; } =
        new("open", it => it.Card is { Blocked: false } card && card.Balance > Yen.Zero ? it.Id : null);

    /// <summary>Cards by number.</summary>
    public static DocumentCollection<GiftCardDocument> Cards { get; } =
        new("giftcards", GiftCardJson.Default.GiftCardDocument, it => it.Id, ByDay, Open);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<IDocumentCollection> All { get; } = [Cards];
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(GiftCardDocument))]
internal sealed partial class GiftCardJson : JsonSerializerContext;
