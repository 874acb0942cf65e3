namespace Appliance.Domain.Catalog;

/// <summary>A consumption-tax rate from a day on; the latest one not after the business day applies.</summary>
/// <param name="TaxClass">The class of goods it is for.</param>
/// <param name="From">First business day it applies to.</param>
/// <param name="BasisPoints">The rate in basis points, 0–10,000 (800 = 8 %).</param>
public sealed record TaxRate(TaxClass TaxClass, DateOnly From, int BasisPoints);
