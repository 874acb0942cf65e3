using Appliance.Domain;
using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Domain.Shop;
using Appliance.Domain.Staff;

namespace Appliance.Storage.Projections;

/// <summary>The shop's profile; the only document of its collection.</summary>
public sealed record ShopDocument(ShopProfile Shop);

/// <summary>A department.</summary>
public sealed record DepartmentDocument(Department Department);

/// <summary>A product.</summary>
/// <param name="Product">The product.</param>
/// <param name="Stock">Pieces in stock, when they are counted.</param>
public sealed record ProductDocument(Product Product, long Stock = 0);

/// <summary>A part of an import that is not in force yet.</summary>
/// <param name="Staged">The part.</param>
public sealed record StagedProductsDocument(ProductsStaged Staged);

/// <summary>Which key sits where; the only document of its collection.</summary>
/// <param name="Rows">A text a row, as in <see cref="KeysArranged"/>.</param>
public sealed record KeysDocument(EquatableList<string> Rows);

/// <summary>A coupon.</summary>
public sealed record CouponDocument(Coupon Coupon);

/// <summary>Who may do what; the only document of its collection.</summary>
public sealed record PermissionsDocument(EquatableList<Permission> Table);

/// <summary>A person behind the counter.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">As printed.</param>
/// <param name="Role">What they are trusted with.</param>
/// <param name="PinHash">Keyed hash of their PIN, or null.</param>
/// <param name="Left">They work here no more.</param>
/// <param name="WrongPins">Wrong PINs since the last right one.</param>
/// <param name="BlockedUntil">Before this no PIN is looked at.</param>
/// <param name="CardHashes">Keyed hashes of their cards, or null.</param>
public sealed record StaffDocument(
    string Id,
    string Name,
    StaffRole Role,
    string? PinHash = null,
    bool Left = false,
    int WrongPins = 0,
    DateTimeOffset BlockedUntil = default,
    EquatableList<string>? CardHashes = null);

/// <summary>Whose card it is.</summary>
/// <param name="Hash">Keyed hash of the card's id, hex.</param>
/// <param name="StaffId">The person.</param>
public sealed record StaffCardDocument(string Hash, string StaffId);

/// <summary>What goes on from entry to entry; the only document of its collection.</summary>
/// <param name="Totals">Numbers, totals, sales that are not done.</param>
/// <param name="LastHash">Hash of the last entry applied: a store of another journal is noticed by it.</param>
public sealed record CountersDocument(RunningTotals Totals, string LastHash);
