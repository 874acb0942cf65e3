using System.Text.Json.Serialization;
using Appliance.Domain.Catalog;
using Appliance.Domain.Shop;
using Appliance.Domain.Staff;

namespace Appliance.Domain.Journal;

/// <summary><c>shop.configured</c>: the shop's profile and rules from here on.</summary>
public sealed record ShopConfigured(ShopProfile Shop) : EntryData;

/// <summary><c>department.defined</c>: a department, new or replaced.</summary>
public sealed record DepartmentDefined(Department Department) : EntryData;

/// <summary><c>product.defined</c>: a product, new or replaced (by its code).</summary>
public sealed record ProductDefined(Product Product) : EntryData;

/// <summary>
/// <c>products.staged</c>: a part of an import, put down and not in force yet. With the last part the import is decided:
/// whatever happens then, all of it comes into force (<see cref="ProductsApplied"/>); without it none does.
/// </summary>
/// <param name="ImportId">Names the import.</param>
/// <param name="Part">From 0.</param>
/// <param name="Parts">How many there are.</param>
/// <param name="Products">New or replaced products, by their codes.</param>
public sealed record ProductsStaged(string ImportId, int Part, int Parts, EquatableList<Product> Products) : EntryData;

/// <summary><c>products.applied</c>: a part of an import is in force; its <c>product.defined</c> stand before this.</summary>
/// <param name="ImportId">Names the import.</param>
/// <param name="Part">From 0.</param>
public sealed record ProductsApplied(string ImportId, int Part) : EntryData;

/// <summary><c>keys.arranged</c>: which logical key sits where on the key block, from here on.</summary>
/// <param name="Rows">A text a row: names of keys with blanks between, <c>-</c> where there is none.</param>
public sealed record KeysArranged(EquatableList<string> Rows) : EntryData;

/// <summary><c>coupon.defined</c>: a coupon, new or replaced (by its code).</summary>
public sealed record CouponDefined(Coupon Coupon) : EntryData;

/// <summary><c>stock.moved</c>: pieces came, went, or were counted.</summary>
/// <param name="Code">Product code.</param>
/// <param name="Pieces">Signed change.</param>
/// <param name="Reason">In words: 入荷, 棚卸, 廃棄 …, at most 40 characters.</param>
public sealed record StockMoved(string Code, long Pieces, string Reason) : EntryData;

/// <summary><c>permissions.defined</c>: who may do what from here on.</summary>
public sealed record PermissionsDefined(EquatableList<Permission> Table) : EntryData;

/// <summary><c>staff.registered</c>: a person behind the counter, new or replaced (by their id).</summary>
/// <param name="StaffId">Stable id, for example <c>01</c>.</param>
/// <param name="Name">As printed as 担当.</param>
/// <param name="Role">What they are trusted with.</param>
/// <param name="PinHash">Keyed hash of their PIN, hex, or null without one.</param>
/// <param name="CardHashes">Keyed hashes of their card ids, hex, or null.</param>
/// <param name="Left">They work here no more.</param>
public sealed record StaffRegistered(
    string StaffId,
    string Name,
    StaffRole Role,
    string? PinHash = null,
    EquatableList<string>? CardHashes = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Left = false) : EntryData;

/// <summary><c>staff.signed-in</c>: somebody took over the counter.</summary>
/// <param name="StaffId">Who.</param>
/// <param name="ByCard">By a card; else by PIN, or by number alone where there is no PIN.</param>
public sealed record StaffSignedIn(string StaffId, bool ByCard) : EntryData;

/// <summary><c>staff.signed-out</c>: nobody is at the counter any more.</summary>
/// <param name="StaffId">Who left.</param>
/// <param name="Idle">Because no key was pressed for long enough.</param>
public sealed record StaffSignedOut(string StaffId, bool Idle) : EntryData;

/// <summary><c>pin.refused</c>: a wrong PIN was keyed.</summary>
/// <param name="StaffId">Whose it should have been.</param>
/// <param name="Count">Wrong ones in a row.</param>
/// <param name="BlockedUntil">Before this no PIN of theirs is looked at.</param>
public sealed record PinRefused(string StaffId, int Count, DateTimeOffset BlockedUntil) : EntryData;

/// <summary><c>action.overridden</c>: somebody with more trust allowed one action.</summary>
/// <param name="Action">What.</param>
/// <param name="By">Who allowed it.</param>
public sealed record ActionOverridden(RegisterAction Action, string By) : EntryData;
