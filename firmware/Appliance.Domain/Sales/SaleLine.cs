using System.Text.Json.Serialization;
using Appliance.Domain.Catalog;
using Appliance.Domain.Money;

namespace Appliance.Domain.Sales;

/// <summary>One line of a sale, tax included.</summary>
/// <param name="Code">Product code, or null for an amount keyed under a department.</param>
/// <param name="Name">As printed.</param>
/// <param name="Department">Department number, 1–8.</param>
/// <param name="TaxClass">Rate class at the time of the sale.</param>
/// <param name="RateBasisPoints">Rate at the time of the sale, in basis points.</param>
/// <param name="Quantity">Pieces, 1–999.</param>
/// <param name="UnitPrice">Tax-included price of one.</param>
/// <param name="Amount">Quantity × unit price.</param>
/// <param name="Voided">Taken back before payment (訂正): stays as a trace, counts for nothing.</param>
public sealed record SaleLine(
    string? Code,
    string Name,
    int Department,
    TaxClass TaxClass,
    int RateBasisPoints,
    int Quantity,
    Yen UnitPrice,
    Yen Amount,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Voided = false);
