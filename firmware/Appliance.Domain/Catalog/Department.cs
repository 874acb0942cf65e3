using System.Text.Json.Serialization;

namespace Appliance.Domain.Catalog;

/// <summary>A department (部門): a key on the register under which amounts are rung up.</summary>
/// <param name="Number">1–8, the number of its key.</param>
/// <param name="Name">As printed, at most 20 characters.</param>
/// <param name="Kana">Half-width kana for character displays, at most 12 characters.</param>
/// <param name="TaxClass">The rate class of everything rung up under it, when it is taken away.</param>
/// <param name="Pricing">Whether amounts keyed under it include tax; the default value is included.</param>
/// <param name="Food">Food or drink: eaten in the shop it is taxed at the standard rate (飲食料品, 軽減税率制度).</param>
public sealed record Department(
    int Number,
    string Name,
    string Kana,
    TaxClass TaxClass,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] PriceTax Pricing = PriceTax.Included,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Food = false);
