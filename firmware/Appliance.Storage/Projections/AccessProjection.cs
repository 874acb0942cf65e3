using Appliance.Domain.Journal;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections;

/// <summary>Who may talk to the appliance over the network: tokens and accounts.</summary>
internal sealed class AccessProjection(IDocumentTransaction transaction) : IPartProjection
{
    private readonly DocumentCache<AccessTokenDocument> tokens = new(Collections.Tokens, transaction);
    private readonly DocumentCache<AccountDocument> accounts = new(Collections.Accounts, transaction);

    public void Add(JournalEntry entry)
    {
        switch (entry.Data)
        {
            case AccessGranted it:
                tokens.Put(new(it.TokenHash, it.TokenId, it.Label, it.From, entry.At, it.Scopes, it.Until, it.By));
                break;
            case AccessRevoked it:
                Revoke(it.TokenId, entry.At);
                break;
            case AccountDefined it:
                accounts.Put(Defined(it, entry.At, accounts.Get(it.StaffId)));
                break;
            case AccountRemoved it:
                accounts.Delete(it.StaffId);
                break;
            case PasswordChanged it when accounts.Get(it.StaffId) is { } account:
                accounts.Put(account with
                {
                    PasswordHash = it.PasswordHash,
                    PasswordSetAt = entry.At,
                    IsFirstPassword = false,
                });
                break;
            case ConsoleSignedIn it when accounts.Get(it.StaffId) is { } account:
                accounts.Put(account with { SignedInAt = entry.At, SignedInFrom = it.From, Refused = 0 });
                break;
            case ConsoleRefused { StaffId: { } staffId } it when accounts.Get(staffId) is { } account:
                accounts.Put(account with { Refused = account.Refused + it.Count });
                break;
            default:
                break;
        }
    }

    public void Flush()
    {
        tokens.Flush();
        accounts.Flush();
    }

    /// <summary>A sign-in with the password it had keeps when that was set and by whom: only its name is new.</summary>
    private static AccountDocument Defined(AccountDefined it, DateTimeOffset at, AccountDocument? before)
    {
        var isSame = before?.PasswordHash == it.PasswordHash;
        return new(
            it.StaffId,
            it.Login,
            it.PasswordHash,
            isSame ? before!.PasswordSetAt : at,
            before?.SignedInAt,
            before?.SignedInFrom,
            IsFirstPassword: isSame ? before!.IsFirstPassword : it.By != it.StaffId && it.By != AccountDefined.ByCode);
    }

    /// <summary>Tokens are few and made seldom: one that is still in the cache only has to be written first.</summary>
    private void Revoke(string tokenId, DateTimeOffset at)
    {
        tokens.Flush();
        foreach (var token in transaction.Range(Collections.Tokens, Collections.TokensById, tokenId, tokenId + "\0", 1))
        {
            tokens.Put(token with { RevokedAt = at });
        }
    }
}
