using System.Text.Json.Serialization;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Money;

namespace Appliance.Storage.Projections.GiftCards;

/// <summary>A gift card with what has become of it.</summary>
/// <param name="Card">As the counter sees it.</param>
/// <param name="SoldOn">Business day.</param>
/// <param name="Sold">What was on it at first.</param>
/// <param name="ReplacedBy">The card that took its place, or null.</param>
public sealed record GiftCardDocument(GiftCard Card, DateOnly SoldOn, Yen Sold, string? ReplacedBy = null)
{
    /// <summary>Its number.</summary>
    [JsonIgnore]
    public string Id => Card.CardId;
}
