namespace Appliance.Domain.Catalog;

/// <summary>A department (部門): a key on the register under which amounts are rung up.</summary>
/// <param name="Number">1–8, the number of its key.</param>
/// <param name="Name">As printed, at most 20 characters.</param>
/// <param name="Kana">Half-width kana for character displays, at most 12 characters.</param>
/// <param name="TaxClass">The rate class of everything rung up under it.</param>
public sealed record Department(int Number, string Name, string Kana, TaxClass TaxClass);
