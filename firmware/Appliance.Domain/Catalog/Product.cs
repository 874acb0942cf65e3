using Appliance.Domain.Money;

namespace Appliance.Domain.Catalog;

/// <summary>A product (商品) with one fixed price, tax included.</summary>
/// <param name="Code">The shop's own code (PLU), 1–13 digits.</param>
/// <param name="Jan">JAN/EAN-13 or EAN-8 with a valid check digit, or null.</param>
/// <param name="Name">As printed, at most 40 characters.</param>
/// <param name="Kana">Half-width kana for character displays, at most 20 characters.</param>
/// <param name="Price">Tax-included price, ¥0–¥9,999,999.</param>
/// <param name="Department">Number of its department, 1–8; its rate class is the department's.</param>
public sealed record Product(string Code, string? Jan, string Name, string Kana, Yen Price, int Department);
