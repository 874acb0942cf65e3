using System.Text.Json.Serialization;
using Appliance.Domain.Catalog;
using Appliance.Domain.Money;

namespace Appliance.Domain.Sales;

/// <summary>One line of a sale.</summary>
/// <param name="Code">Product code, or null for an amount keyed under a department.</param>
/// <param name="Name">As printed.</param>
/// <param name="Department">Department number, 1–8.</param>
/// <param name="TaxClass">Rate class at the time of the sale.</param>
/// <param name="RateBasisPoints">Rate at the time of the sale, in basis points.</param>
/// <param name="Quantity">Pieces, 1–999.</param>
/// <param name="UnitPrice">Price of one, with or without tax as <paramref name="Pricing"/> says.</param>
/// <param name="Amount">Quantity × unit price.</param>
/// <param name="Voided">Taken back before payment (訂正): stays as a trace, counts for nothing.</param>
/// <param name="Pricing">Whether its amounts include tax.</param>
/// <param name="Adjustments">Given on this line alone, or null.</param>
/// <param name="Share">Its share of what was given on the whole sale; signed as an adjustment.</param>
/// <param name="Food">Food or drink, whose rate depends on where it is eaten.</param>
/// <param name="EatIn">Eaten in the shop (店内飲食).</param>
/// <param name="StaffId">Who served (担当), or null for whoever was signed in.</param>
/// <param name="Nominated">Asked for by the customer (指名).</param>
/// <param name="WeightGrams">Weight of what is sold by weight, or null; the unit price is then that of the piece.</param>
public sealed record SaleLine(
    string? Code,
    string Name,
    int Department,
    TaxClass TaxClass,
    int RateBasisPoints,
    int Quantity,
    Yen UnitPrice,
    Yen Amount,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Voided = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] PriceTax Pricing = PriceTax.Included,
    EquatableList<Adjustment>? Adjustments = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Yen Share = default,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Food = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool EatIn = false,
    string? StaffId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Nominated = false,
    long? WeightGrams = null)
{
    /// <summary>What the line comes to after what was given on it alone.</summary>
    [JsonIgnore]
    public Yen Own => Amount + Adjustments.Total();

    /// <summary>What the line comes to after everything.</summary>
    [JsonIgnore]
    public Yen Net => Own + Share;
}

/// <summary>Sums over adjustments.</summary>
public static class AdjustmentTotals
{
    /// <summary>Their sum; ¥0 for null.</summary>
    public static Yen Total(this EquatableList<Adjustment>? adjustments)
    {
        var sum = Yen.Zero;
        if (adjustments is null) return sum;
        foreach (var adjustment in adjustments) sum += adjustment.Amount;
        return sum;
    }
}
