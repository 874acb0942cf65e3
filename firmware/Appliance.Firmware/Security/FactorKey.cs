using System.Security.Cryptography;
using System.Text;
using Appliance.Storage.Journal;

namespace Appliance.Firmware.Security;

/// <summary>
/// The key of the box that secrets of second factors are sealed with (AES-256-GCM) and recovery codes hashed with: a
/// journal that is handed on gives neither away.
/// </summary>
internal sealed class FactorKey(string path, IJournalFiles files, Action<Span<byte>> random)
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly Lazy<byte[]> key = new(() => Open(path, files, random));

    /// <summary>Seals a secret for one person: base64 of nonce, ciphertext and tag.</summary>
    public string Seal(string staffId, ReadOnlySpan<byte> secret)
    {
        var whole = new byte[NonceBytes + secret.Length + TagBytes];
        random(whole.AsSpan(0, NonceBytes));
        using AesGcm cipher = new(key.Value, TagBytes);
        cipher.Encrypt(
            whole.AsSpan(0, NonceBytes), secret, whole.AsSpan(NonceBytes, secret.Length), whole.AsSpan(NonceBytes + secret.Length),
            Encoding.UTF8.GetBytes(staffId));
        return Convert.ToBase64String(whole);
    }

    /// <summary>The secret of a person, or null when the key is not the one it was sealed with.</summary>
    public byte[]? Unseal(string staffId, string text)
    {
        var whole = Convert.FromBase64String(text);
        var secret = new byte[whole.Length - NonceBytes - TagBytes];
        try
        {
            using AesGcm cipher = new(key.Value, TagBytes);
            cipher.Decrypt(
                whole.AsSpan(0, NonceBytes), whole.AsSpan(NonceBytes, secret.Length), whole.AsSpan(NonceBytes + secret.Length),
                secret, Encoding.UTF8.GetBytes(staffId));
            return secret;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>64 lower-case hex digits for a recovery code of a person.</summary>
    public string Hash(string staffId, string code) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key.Value, Encoding.UTF8.GetBytes($"recovery/{staffId}/{code}")));

    private static byte[] Open(string path, IJournalFiles files, Action<Span<byte>> random)
    {
        var bytes = KeyFile.ReadOrCreate(path, files, () =>
        {
            var made = new byte[KeyBytes];
            random(made);
            return made;
        });
        return bytes.Length == KeyBytes
            ? bytes
            : throw new CryptographicException($"{path} has {bytes.Length} bytes instead of {KeyBytes}; restore it from the backup.");
    }
}
