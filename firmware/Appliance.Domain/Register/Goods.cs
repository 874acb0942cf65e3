using System.Collections.Immutable;
using Appliance.Domain.Catalog;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Shop;

namespace Appliance.Domain.Register;

/// <summary>What can be sold, and by which rules.</summary>
public sealed record Goods(
    ShopProfile? Shop,
    ImmutableDictionary<int, Department> Departments,
    ImmutableDictionary<string, Product> ProductsByCode,
    ImmutableDictionary<string, string> CodesByJan,
    ImmutableDictionary<string, Coupon> Coupons,
    ImmutableDictionary<string, long> Stock)
{
    private const int ShortCodeDigits = 3;

    /// <summary>What the shop does for its members.</summary>
    public LoyaltyRules Loyalty { get; init; } = LoyaltyRules.None;

    /// <summary>Nothing for sale.</summary>
    public static Goods Empty { get; } = new(
        null,
        ImmutableDictionary<int, Department>.Empty,
        ImmutableDictionary.Create<string, Product>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, string>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, Coupon>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, long>(StringComparer.Ordinal));

    /// <summary>With a department, new or replaced.</summary>
    public Goods With(Department department) =>
        this with { Departments = Departments.SetItem(department.Number, department) };

    /// <summary>With a product, new or replaced.</summary>
    public Goods With(Product product)
    {
        var byJan = CodesByJan;
        if (ProductsByCode.GetValueOrDefault(product.Code)?.Jan is { } oldJan && byJan.GetValueOrDefault(oldJan) == product.Code)
        {
            byJan = byJan.Remove(oldJan);
        }

        if (product.Jan is { } jan) byJan = byJan.SetItem(jan, product.Code);
        return this with { ProductsByCode = ProductsByCode.SetItem(product.Code, product), CodesByJan = byJan };
    }

    /// <summary>With a coupon, new or replaced.</summary>
    public Goods With(Coupon coupon) => this with { Coupons = Coupons.SetItem(coupon.Code, coupon) };

    /// <summary>With pieces more or fewer of a product whose stock is kept.</summary>
    public Goods Moved(string? code, long pieces) =>
        code is not null && ProductsByCode.GetValueOrDefault(code) is { StockKept: true }
            ? this with { Stock = Stock.SetItem(code, Stock.GetValueOrDefault(code) + pieces) }
            : this;

    /// <summary>The product with this JAN or shop code, or null.</summary>
    public Product? Find(string code) => ProductsByCode.GetValueOrDefault(CodesByJan.GetValueOrDefault(code, code));

    /// <summary>The same for digits keyed, or of a label: zeros before a shop code may be more or fewer.</summary>
    public Product? FindKeyed(string digits) => Find(digits) ?? Find(digits.TrimStart('0').PadLeft(ShortCodeDigits, '0'));
}
