using System.Security.Cryptography;

namespace Appliance.Storage.Journal;

/// <summary>
/// Turns a card's UID into what may be kept of it: HMAC-SHA-256 with the shop's own key, so that nobody can find the
/// card by trying all UIDs without that key.
/// </summary>
public sealed class CardHasher
{
    private const int KeyBytes = 32;

    private readonly byte[] key;

    private CardHasher(byte[] key) => this.key = key;

    /// <summary>Reads the key, or makes it when there is none.</summary>
    /// <param name="path">For example <c>keys/card-hash.key</c>.</param>
    /// <param name="files">Where it lies.</param>
    /// <param name="random">Fills a span with random bytes; the system's generator when null.</param>
    /// <exception cref="UnauthorizedAccessException">Others than its owner may read it.</exception>
    /// <exception cref="CryptographicException">It has not 32 bytes.</exception>
    public static CardHasher OpenOrCreate(string path, IJournalFiles files, Action<Span<byte>>? random = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        var secret = KeyFile.ReadOrCreate(path, files, () =>
        {
            var bytes = new byte[KeyBytes];
            (random ?? RandomNumberGenerator.Fill)(bytes);
            return bytes;
        });
        if (secret.Length != KeyBytes)
            throw new CryptographicException($"{path} has {secret.Length} bytes instead of {KeyBytes}; restore it from the backup.");
        return new(secret);
    }

    /// <summary>64 lower-case hex digits for a UID.</summary>
    public string Hash(ReadOnlySpan<byte> uid) => Convert.ToHexStringLower(HMACSHA256.HashData(key, uid));

    /// <summary>
    /// 64 lower-case hex digits for a PIN of somebody: nobody can find it by trying all PINs without the key, and two
    /// people with the same PIN do not show it.
    /// </summary>
    public string HashPin(string staffId, string pin) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, System.Text.Encoding.UTF8.GetBytes($"pin/{staffId}/{pin}")));
}
