using Appliance.Domain.Catalog;
using Appliance.Domain.Money;
using Appliance.Domain.Shop;
using Appliance.Domain.Staff;

namespace Appliance.Storage.Projections;

/// <summary>The shop's profile; the only document of its collection.</summary>
public sealed record ShopDocument(ShopProfile Shop);

/// <summary>A department.</summary>
public sealed record DepartmentDocument(Department Department);

/// <summary>A product.</summary>
public sealed record ProductDocument(Product Product);

/// <summary>A person behind the counter.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">As printed.</param>
/// <param name="Role">What they are trusted with.</param>
public sealed record StaffDocument(string Id, string Name, StaffRole Role);

/// <summary>A token for the REST interface; found by its hash.</summary>
/// <param name="TokenHash">SHA-256 of the token, hex.</param>
/// <param name="TokenId">Names it in lists and logs.</param>
/// <param name="Label">Who or what it is for.</param>
/// <param name="From">Remote address that asked for it.</param>
/// <param name="GrantedAt">When.</param>
public sealed record AccessTokenDocument(string TokenHash, string TokenId, string Label, string From, DateTimeOffset GrantedAt);

/// <summary>What goes on from entry to entry; the only document of its collection.</summary>
/// <param name="LastReceiptNumber">Last receipt number, never reset.</param>
/// <param name="LastMemberNumber">Members ever registered.</param>
/// <param name="PerpetualTotal">Sum of all sales ever.</param>
/// <param name="LastDay">Business day of the last entry.</param>
/// <param name="DayOpen">Whether that day has not been closed yet.</param>
/// <param name="LastHash">Hash of the last entry applied: a store of another journal is noticed by it.</param>
public sealed record CountersDocument(
    long LastReceiptNumber, long LastMemberNumber, Yen PerpetualTotal, DateOnly LastDay, bool DayOpen, string LastHash);
