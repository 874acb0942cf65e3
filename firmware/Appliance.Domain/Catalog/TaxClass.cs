using System.Text.Json.Serialization;

namespace Appliance.Domain.Catalog;

/// <summary>Which consumption-tax rate applies (税率区分). The rate itself is data with a start date.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TaxClass>))]
public enum TaxClass
{
    /// <summary>標準税率: 10 % since 2019-10-01.</summary>
    [JsonStringEnumMemberName("standard")]
    Standard,

    /// <summary>軽減税率: 8 % since 2019-10-01, food and drink to take away, subscribed newspapers.</summary>
    [JsonStringEnumMemberName("reduced")]
    Reduced,

    /// <summary>非課税・不課税: no consumption tax (insured treatment, gift vouchers, deposits).</summary>
    [JsonStringEnumMemberName("exempt")]
    Exempt,
}
