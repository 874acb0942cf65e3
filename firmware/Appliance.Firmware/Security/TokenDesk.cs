using System.Security.Cryptography;
using System.Text;
using Appliance.Domain.Register;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Security;

/// <summary>
/// Hands out tokens for the REST interface and recognises them. Only hashes are kept, in the journal. There is no
/// default token: the first one is had with the pairing code that the appliance prints at its start.
/// </summary>
internal sealed class TokenDesk(
    StationLoop station, IDocumentReader documents, TimeProvider time, Action<Span<byte>> random, string? provisioningToken)
{
    /// <summary>Wrong codes before pairing is closed for a while.</summary>
    public const int WrongCodeLimit = 5;

    /// <summary>How long pairing stays closed after too many wrong codes.</summary>
    public static readonly TimeSpan WrongCodePause = TimeSpan.FromMinutes(1);

    private const int TokenBytes = 32;
    private const int CodeLength = 10;

    /// <summary>Crockford's base 32: no letter that looks like a digit.</summary>
    private const string CodeAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private readonly string? provisioningHash = provisioningToken is null ? null : Hash(provisioningToken);
    private readonly Lock gate = new();
    private string? code;
    private int wrongCodes;
    private DateTimeOffset closedUntil;

    /// <summary>Makes a new pairing code, good for one visitor.</summary>
    public string NewPairingCode()
    {
        Span<byte> bytes = stackalloc byte[CodeLength];
        random(bytes);
        var made = string.Create(CodeLength, bytes.ToArray(), static (text, source) =>
        {
            for (var i = 0; i < text.Length; i++) text[i] = CodeAlphabet[source[i] % CodeAlphabet.Length];
        });
        lock (gate) return code = made;
    }

    /// <summary>Trades the pairing code for a token; the code is used up.</summary>
    public async Task<PairingResult> PairAsync(string offered, string from, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (time.GetUtcNow() < closedUntil) return new(null, PairingRefusal.Closed);
            var matches = code is not null
                && CryptographicOperations.FixedTimeEquals(
                    Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(Normalise(offered)));
            if (!matches)
            {
                if (++wrongCodes < WrongCodeLimit) return new(null, PairingRefusal.WrongCode);
                wrongCodes = 0;
                closedUntil = time.GetUtcNow() + WrongCodePause;
                return new(null, PairingRefusal.Closed);
            }

            (code, wrongCodes) = (null, 0);
        }

        var bytes = new byte[TokenBytes];
        random(bytes);
        var token = Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var hash = Hash(token);
        var outcome = await station.SubmitAsync(new AccessRequested("T" + hash[..8], hash, "pairing", from), cancellationToken);
        if (outcome.Refusal is null) return new(token, null);

        // Nobody got a token for it: the code stays good.
        lock (gate) code ??= Normalise(offered);
        return new(null, PairingRefusal.NotRecorded);
    }

    /// <summary>Whether the token was handed out here, or provisioned.</summary>
    public bool Knows(string token)
    {
        var hash = Hash(token);
        var provisioned = provisioningHash is not null
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(provisioningHash));
        return provisioned || documents.Get(Collections.Tokens, hash) is not null;
    }

    /// <summary>What a known token is called in the journal; <c>provisioned</c> for the one of the settings.</summary>
    public string NameOf(string token) => documents.Get(Collections.Tokens, Hash(token))?.TokenId ?? "provisioned";

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static string Normalise(string offered) =>
        offered.Replace("-", "", StringComparison.Ordinal).Trim().ToUpperInvariant();
}

/// <summary>What came of an attempt to pair.</summary>
internal sealed record PairingResult(string? Token, PairingRefusal? Refusal);

/// <summary>Why a visitor was not paired.</summary>
internal enum PairingRefusal
{
    /// <summary>The code is wrong or used up.</summary>
    WrongCode,

    /// <summary>Too many wrong codes; closed for a while.</summary>
    Closed,

    /// <summary>The journal could not be written; the code is still good.</summary>
    NotRecorded,
}
