using System.Text.Json.Serialization;
using Appliance.Domain.Catalog;
using Appliance.Domain.Money;

namespace Appliance.Domain.Sales;

/// <summary>What a receipt states per tax rate (税率ごとに区分した対価の額と消費税額等).</summary>
/// <param name="RateBasisPoints">The rate in basis points; 0 for what is exempt (非課税).</param>
/// <param name="Total">Total at this rate, tax included.</param>
/// <param name="Tax">Tax within <paramref name="Total"/>, rounded once.</param>
/// <param name="Basis">Excluded when every price at this rate was without tax: the receipt states the net total.</param>
public sealed record RateTotal(
    int RateBasisPoints,
    Yen Total,
    Yen Tax,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] PriceTax Basis = PriceTax.Included);
