using System.Numerics;
using System.Security.Cryptography;

namespace Appliance.Storage.Journal;

/// <summary>
/// Signs so that the same hash gives the same bytes (RFC 6979 with HMAC-SHA-256), for days that are replayed and
/// simulated. The appliance itself signs with <see cref="DeviceKey"/>, whose code runs in constant time.
/// </summary>
public sealed class DeterministicSigner : IJournalSigner
{
    private readonly byte[] scalar;

    /// <summary>A signer with a private key of 32 bytes, big-endian, from 1 to the order of the curve less 1.</summary>
    /// <exception cref="ArgumentException">The bytes are no such key.</exception>
    public DeterministicSigner(ReadOnlySpan<byte> privateKey)
    {
        if (privateKey.Length != P256.ScalarBytes || !P256.IsScalar(privateKey))
            throw new ArgumentException("No private key of P-256.", nameof(privateKey));
        scalar = privateKey.ToArray();
        using var key = P256.KeyOf(scalar);
        var spki = key.ExportSubjectPublicKeyInfo();
        PublicKeySpki = spki;
        DeviceId = P256.DeviceIdOf(spki);
    }

    /// <inheritdoc/>
    public string DeviceId { get; }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> PublicKeySpki { get; }

    /// <inheritdoc/>
    public IJournalSigner? Next { get; init; }

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> hash)
    {
        if (hash.Length != P256.ScalarBytes) throw new ArgumentException("A SHA-256 hash has 32 bytes.", nameof(hash));
        var z = P256.ToInteger(hash);
        Nonces nonces = new(scalar, z);
        while (true)
        {
            var candidate = nonces.Next();
            if (!P256.IsScalar(candidate)) continue;
            var r = PublicX(candidate) % P256.Order;
            var k = P256.ToInteger(candidate);
            var inverse = BigInteger.ModPow(k, P256.Order - 2, P256.Order);
            var s = inverse * (z + (r * P256.ToInteger(scalar))) % P256.Order;
            if (r.IsZero || s.IsZero) continue;
            var signature = new byte[P256.SignatureBytes];
            P256.ToBytes(r, signature.AsSpan(0, P256.ScalarBytes));
            P256.ToBytes(s, signature.AsSpan(P256.ScalarBytes));
            return signature;
        }
    }

    private static BigInteger PublicX(ReadOnlySpan<byte> k)
    {
        using var point = P256.KeyOf(k);
        return P256.ToInteger(point.ExportParameters(includePrivateParameters: false).Q.X);
    }

    /// <summary>RFC 6979, 3.2: the steps b to h.</summary>
    private sealed class Nonces
    {
        private byte[] key = new byte[P256.ScalarBytes];
        private byte[] value = new byte[P256.ScalarBytes];
        private bool used;

        public Nonces(ReadOnlySpan<byte> scalar, BigInteger hash)
        {
            value.AsSpan().Fill(1);
            Span<byte> reduced = stackalloc byte[P256.ScalarBytes];
            P256.ToBytes(hash % P256.Order, reduced);
            Step(0, [.. scalar, .. reduced]);
            Step(1, [.. scalar, .. reduced]);
        }

        public byte[] Next()
        {
            if (used) Step(0, []);
            used = true;
            value = HMACSHA256.HashData(key.AsSpan(), value.AsSpan());
            return value;
        }

        private void Step(byte mark, ReadOnlySpan<byte> seed)
        {
            key = HMACSHA256.HashData(key.AsSpan(), [.. value, mark, .. seed]);
            value = HMACSHA256.HashData(key.AsSpan(), value.AsSpan());
        }
    }
}
