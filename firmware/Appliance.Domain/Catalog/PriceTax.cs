using System.Text.Json.Serialization;

namespace Appliance.Domain.Catalog;

/// <summary>Whether a price has its consumption tax in it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PriceTax>))]
public enum PriceTax
{
    /// <summary>内税: tax = amount × r ÷ (100 % + r).</summary>
    [JsonStringEnumMemberName("included")]
    Included,

    /// <summary>外税: tax = amount × r, added at settlement.</summary>
    [JsonStringEnumMemberName("excluded")]
    Excluded,
}
