using Appliance.Domain.Drawers;
using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Money;

namespace Appliance.Domain.Register;

/// <summary>Something that reached the appliance and may change it.</summary>
public abstract record RegisterInput
{
    /// <summary>Whether its decision may look something up; it is then decided after all before it was applied.</summary>
    public virtual bool LooksUp => false;
}

/// <summary>A logical key went down.</summary>
public sealed record KeyPressed(RegisterKey Key) : RegisterInput
{
    /// <inheritdoc/>
    public override bool LooksUp => Key is RegisterKey.Refund or RegisterKey.CancelSale or RegisterKey.Reprint
        or RegisterKey.FormalReceipt or RegisterKey.Member or RegisterKey.Hold or RegisterKey.Staff
        or RegisterKey.Prepaid or RegisterKey.OnAccount or RegisterKey.Points;
}

/// <summary>A code was read by the scanner.</summary>
/// <param name="Code">As read, 1–128 characters.</param>
public sealed record CodeScanned(string Code) : RegisterInput
{
    /// <inheritdoc/>
    public override bool LooksUp => true;
}

/// <summary>A member card was tapped.</summary>
/// <param name="Member">Whose it is, or null for a card nobody has.</param>
/// <param name="NewCard">Keyed hash of a card nobody has that makes a provisional member (仮会員), or null.</param>
/// <param name="Blocked">Why the card stands for nobody, or null.</param>
public sealed record CardTapped(MemberGlance? Member, string? NewCard = null, CardTrouble? Blocked = null) : RegisterInput;

/// <summary>A staff card was tapped.</summary>
/// <param name="StaffId">Whose it is.</param>
public sealed record StaffCardTapped(string StaffId) : RegisterInput
{
    /// <inheritdoc/>
    public override bool LooksUp => true;
}

/// <summary>The drawer's sensor changed.</summary>
/// <param name="Open">It stands open.</param>
/// <param name="Expected">The appliance opened it.</param>
public sealed record DrawerMoved(bool Open, bool Expected) : RegisterInput;

/// <summary>The register's key stands somewhere, or it cannot be told where.</summary>
/// <param name="Mode">Where.</param>
public sealed record KeylockMoved(KeylockMode Mode) : RegisterInput;

/// <summary>The power is going, or is there.</summary>
/// <param name="Failing">The mains are gone.</param>
public sealed record PowerChanged(bool Failing) : RegisterInput;

/// <summary>A customer pressed the call button.</summary>
public sealed record CustomerCalled : RegisterInput;

/// <summary>Somebody asks for the gate to be opened.</summary>
/// <param name="By">Who.</param>
public sealed record GateRequested(string By) : RegisterInput;

/// <summary>An acceptor told something. It counts once it is journaled.</summary>
/// <param name="Device">The acceptor's role.</param>
/// <param name="Mark">How far it has been heard.</param>
/// <param name="Pieces">Denominations that are in its box now.</param>
/// <param name="Doubts">Where the count may be short.</param>
public sealed record CashReported(
    string Device, AcceptorMark Mark, EquatableList<Yen> Pieces, EquatableList<CashDoubt> Doubts) : RegisterInput;

/// <summary>Somebody changes what the shop is: goods, staff, permissions, stock. All of it or nothing.</summary>
/// <param name="Entries">Already validated; only kinds that set something up.</param>
public sealed record SetUpRequested(IReadOnlyList<EntryData> Entries) : RegisterInput;

/// <summary>
/// Somebody changes something beyond the counter (members, rules, bookings …); what to journal was decided with the
/// documents of that moment.
/// </summary>
/// <param name="Entries">Already validated; journaled all or nothing, in order.</param>
/// <param name="Refusal">Why it cannot be done; then there are no entries.</param>
/// <param name="By">Person who asks, or null for who works at the counter.</param>
public sealed record ChangeRequested(
    IReadOnlyList<EntryData> Entries, Refusal? Refusal = null, string? By = null) : RegisterInput
{
    /// <summary>It cannot be done.</summary>
    public static ChangeRequested No(Refusal refusal) => new([], refusal);
}

/// <summary>A guest without a booking takes a number; its ticket is printed.</summary>
/// <param name="Number">The next one of the business day.</param>
/// <param name="MemberId">Who, or null.</param>
public sealed record TicketRequested(int Number, string? MemberId) : RegisterInput;

/// <summary>The number of a guest's ticket is to be called on the customer's display.</summary>
/// <param name="Number">1 or more.</param>
public sealed record TicketCallRequested(int Number) : RegisterInput;

/// <summary>A 領収書 is asked for from the console.</summary>
/// <param name="Sale">The sale.</param>
/// <param name="Addressee">宛名 with 様 or 御中, at most 40 characters, or null.</param>
/// <param name="Proviso">但し書き, at most 40 characters, or null.</param>
public sealed record FormalReceiptRequested(PastSale Sale, string? Addressee, string? Proviso) : RegisterInput;

/// <summary>A receipt is asked for again from the console.</summary>
/// <param name="Sale">The sale.</param>
public sealed record ReprintRequested(PastSale Sale) : RegisterInput;

/// <summary>A member's own history is asked for on paper from the console.</summary>
/// <param name="MemberId">Whose; known and not erased.</param>
/// <param name="By">Person who asks, or null for who works at the counter.</param>
public sealed record StatementRequested(string MemberId, string? By = null) : RegisterInput;

/// <summary>Something was held to the reader that is no member card.</summary>
/// <param name="Several">More than one card at once; else an id that changes at each tap.</param>
public sealed record CardUnusable(bool Several) : RegisterInput;

/// <summary>Time went by: ends the business day, lets prepaid expire, forgets a tap nobody followed up.</summary>
public sealed record ClockTicked : RegisterInput
{
    /// <inheritdoc/>
    public override bool LooksUp => true;
}

/// <summary>The console puts a sale it found on the register, to be returned there.</summary>
/// <param name="Number">Receipt number of the sale.</param>
/// <param name="Training">The counter is in training mode: it has other books.</param>
public sealed record ReturnRequested(long Number, bool Training) : RegisterInput
{
    /// <inheritdoc/>
    public override bool LooksUp => true;
}

/// <summary>The printer confirmed the end of a receipt.</summary>
/// <param name="SaleId">The sale.</param>
/// <param name="Reissue">Whether it was marked 再発行.</param>
public sealed record ReceiptConfirmed(string SaleId, bool Reissue) : RegisterInput;

/// <summary>Somebody asks for a new member.</summary>
/// <param name="Profile">Already validated.</param>
/// <param name="CardHash">Keyed hash of the card id, or null.</param>
/// <param name="CardOwnerId">Member who has that card already, or null.</param>
/// <param name="RequestKey">Idempotency key, or null.</param>
/// <param name="Consents">What they agree to, without their id; null for nothing.</param>
/// <param name="By">Person who asks, or null for who works at the counter.</param>
public sealed record MemberRequested(
    MemberProfile Profile,
    string? CardHash,
    string? CardOwnerId,
    string? RequestKey,
    EquatableList<ConsentRecorded>? Consents = null,
    string? By = null) : RegisterInput;

/// <summary>A code was made that makes its holder the owner of the console: to be shown and printed at the counter.</summary>
/// <param name="Code">The code; it goes on glass and paper, never into the journal.</param>
/// <param name="Until">When it ends.</param>
/// <param name="Address">Where the console is found.</param>
/// <param name="Fingerprint">Of the certificate authority made on the box; null without TLS.</param>
public sealed record ConsoleCodeMade(string Code, DateTimeOffset Until, string Address, string? Fingerprint = null) : RegisterInput;

/// <summary>A form was made that a member fills in on a phone: to be handed out.</summary>
/// <param name="MemberId">Whose.</param>
/// <param name="WordHash">SHA-256 of the word in its address, hex.</param>
/// <param name="Until">When it ends.</param>
/// <param name="Address">With the word; it goes on paper, never into the journal. Null when nothing is to be printed.</param>
/// <param name="Refusal">Why there is none after all.</param>
/// <param name="By">Person who asks, or null for who works at the counter.</param>
public sealed record GuestFormMade(
    string MemberId, string WordHash, DateTimeOffset Until, string? Address, Refusal? Refusal = null, string? By = null)
    : RegisterInput;
