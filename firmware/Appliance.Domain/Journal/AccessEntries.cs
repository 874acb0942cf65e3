using Appliance.Domain.Staff;

namespace Appliance.Domain.Journal;

/// <summary><c>access.granted</c>: a token for the REST interface was handed out.</summary>
/// <param name="TokenId">Names it in lists and logs.</param>
/// <param name="TokenHash">SHA-256 of the token, hex; the token itself is kept nowhere.</param>
/// <param name="Label">Who or what it is for.</param>
/// <param name="From">Remote address that asked for it.</param>
/// <param name="Scopes">What it may do, in order; null, as in version 1: everything.</param>
/// <param name="Until">When it ends; null, as in version 1: never.</param>
/// <param name="By">Who made it; null in version 1.</param>
public sealed record AccessGranted(
    string TokenId,
    string TokenHash,
    string Label,
    string From,
    EquatableList<Access>? Scopes = null,
    DateTimeOffset? Until = null,
    string? By = null) : EntryData;

/// <summary><c>access.revoked</c>: a token is good no more.</summary>
/// <param name="TokenId">Which.</param>
/// <param name="By">Who took it away.</param>
/// <param name="From">Remote address.</param>
public sealed record AccessRevoked(string TokenId, string By, string From) : EntryData;

/// <summary><c>account.defined</c>: a person of the shop may sign in to the console, new or replaced (by their id).</summary>
/// <param name="StaffId">Who.</param>
/// <param name="Login">The name they sign in with, unique, lower case.</param>
/// <param name="PasswordHash">Salted PBKDF2 hash of the password.</param>
/// <param name="By">Who did it: an id of staff or of a token, or <see cref="ByCode"/>.</param>
/// <param name="From">Remote address.</param>
public sealed record AccountDefined(string StaffId, string Login, string PasswordHash, string By, string From) : EntryData
{
    /// <summary>Who did it when it was the code given at the counter.</summary>
    public const string ByCode = "code";
}

/// <summary><c>account.removed</c>: a person may not sign in to the console any more.</summary>
/// <param name="StaffId">Who.</param>
/// <param name="By">Who took it away.</param>
/// <param name="From">Remote address.</param>
public sealed record AccountRemoved(string StaffId, string By, string From) : EntryData;

/// <summary><c>account.password-changed</c>: a person changed their own password.</summary>
/// <param name="StaffId">Who.</param>
/// <param name="PasswordHash">Salted PBKDF2 hash of the new one.</param>
/// <param name="From">Remote address.</param>
public sealed record PasswordChanged(string StaffId, string PasswordHash, string From) : EntryData;

/// <summary><c>console.signed-in</c>: a session of the console began.</summary>
/// <param name="StaffId">Whose.</param>
/// <param name="SessionId">Names it in lists; no secret.</param>
/// <param name="From">Remote address.</param>
public sealed record ConsoleSignedIn(string StaffId, string SessionId, string From) : EntryData;

/// <summary><c>console.signed-out</c>: a session was ended by somebody; one that only ran out has no such entry.</summary>
/// <param name="StaffId">Whose.</param>
/// <param name="SessionId">Which.</param>
/// <param name="By">Who ended it.</param>
/// <param name="From">Remote address.</param>
public sealed record ConsoleSignedOut(string StaffId, string SessionId, string By, string From) : EntryData;

/// <summary><c>console.refused</c>: a sign-in was refused.</summary>
/// <param name="StaffId">Whose name was given; null for a name that nobody has, which is not kept.</param>
/// <param name="From">Remote address of the last attempt.</param>
/// <param name="Count">Attempts this entry stands for.</param>
public sealed record ConsoleRefused(string? StaffId, string From, int Count) : EntryData;

/// <summary>
/// <c>console-code.offered</c>: a code that makes its holder the owner of the console was printed and shown at the
/// counter. The code itself is kept nowhere.
/// </summary>
/// <param name="Until">When it ends.</param>
public sealed record ConsoleCodeOffered(DateTimeOffset Until) : EntryData;
