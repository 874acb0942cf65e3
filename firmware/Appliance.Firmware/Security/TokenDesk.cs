using System.Security.Cryptography;
using System.Text;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Security;

/// <summary>
/// Makes tokens for other systems and recognises them. Only hashes are kept, in the journal. There is no default token;
/// the one an installer may have put into a file has every scope.
/// </summary>
internal sealed class TokenDesk(
    StationLoop station, IDocumentReader documents, TimeProvider time, Action<Span<byte>> random, string? provisioningToken)
{
    /// <summary>What the token of the settings is called in the journal.</summary>
    public const string Provisioned = "provisioned";

    /// <summary>Tokens that are good at the same time.</summary>
    public const int TokenLimit = 100;

    /// <summary>Longest life of a token.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(400);

    private const int TokenBytes = 32;

    private readonly string? provisioningHash = provisioningToken is null ? null : Hash(provisioningToken);

    /// <summary>
    /// What a token may carry. A token cannot make tokens or accounts, and has no account of its own: whoever finds one
    /// must not be able to stay.
    /// </summary>
    public static bool MayCarry(Access access) => access is not (Access.OwnAccount or Access.AccountsWrite);

    /// <summary>Whether an installer provisioned a token.</summary>
    public bool IsProvisioned => provisioningHash is not null;

    /// <summary>Every token that was ever made and not revoked, the oldest first.</summary>
    public IReadOnlyList<AccessTokenDocument> All =>
    [
        .. documents.Range(Collections.Tokens, Collections.TokensById, "", Collections.End, int.MaxValue)
            .Where(token => token.RevokedAt is null).OrderBy(token => token.GrantedAt),
    ];

    /// <summary>Makes a token.</summary>
    /// <returns>The token, which is told once and kept nowhere, and what came of it.</returns>
    public async Task<(string Token, StationOutcome Outcome)> MakeAsync(
        string label, IReadOnlyList<Access> scopes, DateTimeOffset until, Caller by, CancellationToken cancellationToken)
    {
        var bytes = new byte[TokenBytes];
        random(bytes);
        var token = Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var hash = Hash(token);
        AccessGranted granted = new("T" + hash[..8], hash, label, by.From, [.. scopes.Distinct().Order()], until, by.Id);
        return (token, await station.SubmitAsync(new SetUpRequested([granted]), cancellationToken));
    }

    /// <summary>Who comes with this token, or null for nobody known.</summary>
    public MachineCalling? Find(string token, string from)
    {
        var hash = Hash(token);
        if (provisioningHash is not null
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(provisioningHash)))
        {
            return new(Provisioned, null, from);
        }

        return documents.Get(Collections.Tokens, hash) is { RevokedAt: null } known && !(known.Until <= time.GetUtcNow())
            ? new(known.TokenId, known.Scopes, from)
            : null;
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
