using Appliance.Domain.Members;

namespace Appliance.Domain.Register;

/// <summary>Something that reached the appliance and may change it.</summary>
public abstract record RegisterInput;

/// <summary>A logical key went down.</summary>
public sealed record KeyPressed(RegisterKey Key) : RegisterInput;

/// <summary>A code was read by the scanner.</summary>
/// <param name="Code">As read, 1–128 characters.</param>
public sealed record CodeScanned(string Code) : RegisterInput;

/// <summary>A member card was tapped.</summary>
/// <param name="Member">Whose it is, or null for a card nobody has.</param>
public sealed record CardTapped(MemberGlance? Member) : RegisterInput;

/// <summary>Something was held to the reader that is no member card.</summary>
/// <param name="Several">More than one card at once; else an id that changes at each tap.</param>
public sealed record CardUnusable(bool Several) : RegisterInput;

/// <summary>Time went by: ends the business day, forgets a tap nobody followed up.</summary>
public sealed record ClockTicked : RegisterInput;

/// <summary>The printer confirmed the end of a receipt.</summary>
/// <param name="SaleId">The sale.</param>
/// <param name="Reissue">Whether it was marked 再発行.</param>
public sealed record ReceiptConfirmed(string SaleId, bool Reissue) : RegisterInput;

/// <summary>Somebody asks for a new member.</summary>
/// <param name="Profile">Already validated.</param>
/// <param name="CardHash">Keyed hash of the card id, or null.</param>
/// <param name="CardOwnerId">Member who has that card already, or null.</param>
/// <param name="RequestKey">Idempotency key, or null.</param>
public sealed record MemberRequested(
    MemberProfile Profile, string? CardHash, string? CardOwnerId, string? RequestKey) : RegisterInput;

/// <summary>A token for the REST interface was made.</summary>
/// <param name="TokenId">Names it.</param>
/// <param name="TokenHash">SHA-256 of the token, hex.</param>
/// <param name="Label">Who or what it is for.</param>
/// <param name="From">Remote address.</param>
public sealed record AccessRequested(string TokenId, string TokenHash, string Label, string From) : RegisterInput;
