using System.Text.Json.Serialization;
using Appliance.Domain.Money;

namespace Appliance.Domain.Sales;

/// <summary>What a member bought on a day before this register, brought over from another (移行前の購入).</summary>
/// <param name="Day">The day.</param>
/// <param name="Hour">Hour of the first of it, 0–23, or null where nobody knows.</param>
/// <param name="Lines">What was bought, each thing of one price once.</param>
public sealed record EarlierSale(DateOnly Day, int? Hour, EquatableList<EarlierLine> Lines)
{
    /// <summary>What it came to.</summary>
    [JsonIgnore]
    public Yen Total => Lines.Aggregate(Yen.Zero, (sum, line) => sum + line.Amount);
}

/// <summary>One thing of an earlier sale.</summary>
/// <param name="Name">As the file calls it, 1–80 characters.</param>
/// <param name="Quantity">1–9,999.</param>
/// <param name="Amount">What it came to in all, ¥0 or more.</param>
/// <param name="Code">Code of the shop's product, or null where it has none of that name.</param>
/// <param name="Department">The product's department, or null.</param>
public sealed record EarlierLine(string Name, int Quantity, Yen Amount, string? Code = null, int? Department = null);
