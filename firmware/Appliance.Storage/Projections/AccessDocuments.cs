using Appliance.Domain;
using Appliance.Domain.Staff;

namespace Appliance.Storage.Projections;

/// <summary>A token for the REST interface; found by its hash.</summary>
/// <param name="TokenHash">SHA-256 of the token, hex.</param>
/// <param name="TokenId">Names it in lists and logs.</param>
/// <param name="Label">Who or what it is for.</param>
/// <param name="From">Remote address that asked for it.</param>
/// <param name="GrantedAt">When.</param>
/// <param name="Scopes">What it may do; null: everything.</param>
/// <param name="Until">When it ends; null: never.</param>
/// <param name="By">Who made it; null when that was not written down.</param>
/// <param name="RevokedAt">Since when it is good no more, or null.</param>
public sealed record AccessTokenDocument(
    string TokenHash,
    string TokenId,
    string Label,
    string From,
    DateTimeOffset GrantedAt,
    EquatableList<Access>? Scopes = null,
    DateTimeOffset? Until = null,
    string? By = null,
    DateTimeOffset? RevokedAt = null);

/// <summary>A person's sign-in to the console.</summary>
/// <param name="StaffId">Who.</param>
/// <param name="Login">The name they sign in with.</param>
/// <param name="PasswordHash">Salted PBKDF2 hash.</param>
/// <param name="PasswordSetAt">Since when it is that one.</param>
/// <param name="SignedInAt">The last time, or null.</param>
/// <param name="SignedInFrom">Remote address of it, or null.</param>
/// <param name="Refused">Refused sign-ins since then.</param>
/// <param name="IsFirstPassword">Whether somebody else chose the password, and knows it.</param>
public sealed record AccountDocument(
    string StaffId,
    string Login,
    string PasswordHash,
    DateTimeOffset PasswordSetAt,
    DateTimeOffset? SignedInAt = null,
    string? SignedInFrom = null,
    int Refused = 0,
    bool IsFirstPassword = false);
