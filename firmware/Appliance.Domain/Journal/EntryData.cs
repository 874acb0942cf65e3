using Appliance.Domain.Catalog;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;
using Appliance.Domain.Staff;

namespace Appliance.Domain.Journal;

/// <summary>What a journal entry says. Each kind is never changed, only succeeded by a new version.</summary>
public abstract record EntryData;

/// <summary><c>journal.opened</c>: the first entry of a journal, so that a copied folder carries its own public key.</summary>
/// <param name="PublicKey">ECDSA P-256 public key of the device, SubjectPublicKeyInfo in base64.</param>
public sealed record JournalOpened(string PublicKey) : EntryData;

/// <summary><c>shop.configured</c>: the shop's profile and rules from here on.</summary>
public sealed record ShopConfigured(ShopProfile Shop) : EntryData;

/// <summary><c>department.defined</c>: a department, new or replaced.</summary>
public sealed record DepartmentDefined(Department Department) : EntryData;

/// <summary><c>product.defined</c>: a product, new or replaced (by its code).</summary>
public sealed record ProductDefined(Product Product) : EntryData;

/// <summary><c>staff.registered</c>: a person behind the counter.</summary>
/// <param name="StaffId">Stable id, for example <c>01</c>.</param>
/// <param name="Name">As printed as 担当.</param>
/// <param name="Role">What they are trusted with.</param>
public sealed record StaffRegistered(string StaffId, string Name, StaffRole Role) : EntryData;

/// <summary><c>member.registered</c>: a new member.</summary>
/// <param name="MemberId">Stable id, for example <c>M000001</c>.</param>
/// <param name="Profile">Sealed in the journal; null when the member's key has been destroyed.</param>
/// <param name="CardHashes">Keyed hashes of the member's card ids (hex), never the ids.</param>
/// <param name="RequestKey">Idempotency key of the request that asked for it, or null.</param>
public sealed record MemberRegistered(
    string MemberId, MemberProfile? Profile, EquatableList<string> CardHashes, string? RequestKey = null) : EntryData;

/// <summary><c>access.granted</c>: a token for the REST interface was handed out.</summary>
/// <param name="TokenId">Names it in lists and logs.</param>
/// <param name="TokenHash">SHA-256 of the token, hex; the token itself is kept nowhere.</param>
/// <param name="Label">Who or what it is for.</param>
/// <param name="From">Remote address that asked for it.</param>
public sealed record AccessGranted(string TokenId, string TokenHash, string Label, string From) : EntryData;

/// <summary><c>sale.closed</c>: a sale was paid (会計). Signed.</summary>
/// <param name="SaleId">Stable id: business day and number, for example <c>20261121-000001</c>.</param>
/// <param name="Number">Receipt number of this device, 1, 2, 3 … without gaps, never reset.</param>
/// <param name="StartedAt">When its first line was registered.</param>
/// <param name="Lines">All lines in the order keyed, voided ones included.</param>
/// <param name="Total">Sum of the lines that count, tax included.</param>
/// <param name="Taxes">Per rate, highest rate first.</param>
/// <param name="Tenders">How it was paid.</param>
/// <param name="Change">Cash given back (お釣り).</param>
/// <param name="MemberId">The member whose card was tapped, or null.</param>
/// <param name="PointsGranted">Points this sale gave.</param>
/// <param name="PointsBalance">The member's points after it; 0 without a member.</param>
public sealed record SaleClosed(
    string SaleId,
    long Number,
    DateTimeOffset StartedAt,
    EquatableList<SaleLine> Lines,
    Yen Total,
    EquatableList<RateTotal> Taxes,
    EquatableList<Tender> Tenders,
    Yen Change,
    string? MemberId,
    long PointsGranted,
    long PointsBalance) : EntryData;

/// <summary><c>sale.cancelled</c>: a sale was given up before payment (取引中止); its lines stay as a trace.</summary>
public sealed record SaleCancelled(DateTimeOffset StartedAt, EquatableList<SaleLine> Lines, string? MemberId) : EntryData;

/// <summary><c>receipt.printed</c>: the printer confirmed the end of a receipt.</summary>
/// <param name="SaleId">The sale.</param>
/// <param name="Reissue">Whether it was marked 再発行.</param>
public sealed record ReceiptPrinted(string SaleId, bool Reissue) : EntryData;

/// <summary><c>day.closed</c>: the business day ended; seals its segment. Signed.</summary>
/// <param name="Sales">Sales of the day.</param>
/// <param name="FirstNumber">First receipt number of the day, or 0 without sales.</param>
/// <param name="LastNumber">Last receipt number so far, also of earlier days.</param>
/// <param name="Total">Sum of the day's sales, tax included.</param>
/// <param name="Taxes">Per rate, highest rate first.</param>
/// <param name="PerpetualTotal">Sum of all sales ever, never reset.</param>
public sealed record DayClosed(
    int Sales, long FirstNumber, long LastNumber, Yen Total, EquatableList<RateTotal> Taxes, Yen PerpetualTotal) : EntryData;
