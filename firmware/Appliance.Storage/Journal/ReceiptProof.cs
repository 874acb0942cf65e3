using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Appliance.Domain.Money;
using Appliance.Domain.Register;

namespace Appliance.Storage.Journal;

/// <summary>
/// What the code on a receipt says: <c>APPLIANCE1 id total hash signature</c>. The device signs the four words before
/// the signature as they stand (ECDSA P-256 over their SHA-256; 64 bytes in base64url), so that none of them can be changed
/// unnoticed by who has nothing but the public key; the hash leads on to the journal entry with everything else.
/// </summary>
/// <param name="Id">Id of the sale or refund, for example <c>20261121-000001</c>.</param>
/// <param name="Total">What it came to, tax included; negative for what was given back.</param>
/// <param name="Hash">Hash of its journal entry, lower-case hex.</param>
/// <param name="Signature">64 bytes in base64url.</param>
public sealed record ReceiptProof(string Id, Yen Total, string Hash, string Signature)
{
    private const int DayDigits = 8;
    private const int HashLength = 64;
    private const int ShortDigits = 16;
    private const int ShortGroup = 4;

    /// <summary>The code as a whole.</summary>
    public string Text => $"{Statement(Id, Total, Hash)} {Signature}";

    /// <summary>
    /// The first 64 bits of the entry's hash for people to compare: <c>1A2B-3C4D-5E6F-7A8B</c>. Alike on every print of
    /// the same receipt, as a signature is not.
    /// </summary>
    public string ShortText => ShortOf(Hash);

    /// <summary>The short form of an entry's hash.</summary>
    public static string ShortOf(string hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        var head = hash[..Math.Min(ShortDigits, hash.Length)].ToUpperInvariant();
        return string.Join('-', head.Chunk(ShortGroup).Select(group => new string(group)));
    }

    /// <summary>Signs.</summary>
    public static ReceiptProof Sign(string id, Yen total, string hash, IJournalSigner signer)
    {
        ArgumentNullException.ThrowIfNull(signer);
        return new(id, total, hash, Base64Url.EncodeToString(signer.Sign(HashOf(Statement(id, total, hash)))));
    }

    /// <summary>The business day in its id (<c>20261121-000001</c>); null in an id that has none.</summary>
    public DateOnly? Day => Id.Length > DayDigits && Id[DayDigits] == '-'
        && DateOnly.TryParseExact(Id.AsSpan(0, DayDigits), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>Reads a code, or says null to a text that is none; the signature is not checked.</summary>
    public static ReceiptProof? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = text.Split(' ');
        return words is [ReceiptCode.Mark, { Length: > 0 } id, var total, { Length: HashLength } hash, var signature]
            && long.TryParse(total, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount)
            && hash.All(char.IsAsciiHexDigitLower)
                ? new(id, new(amount), hash, signature)
                : null;
    }

    /// <summary>Whether the device with this public key (SubjectPublicKeyInfo) signed it.</summary>
    /// <exception cref="CryptographicException">The key is none.</exception>
    public bool IsSignedBy(ReadOnlyMemory<byte> publicKey)
    {
        Span<byte> bytes = stackalloc byte[P256.SignatureBytes];
        if (!Base64Url.IsValid(Signature, out var length) || length != bytes.Length) return false;
        Base64Url.DecodeFromChars(Signature, bytes);
        using var key = SignatureChecks.Import(publicKey);
        return SignatureChecks.IsGood(key, HashOf(Statement(Id, Total, Hash)), bytes);
    }

    /// <summary>An entry's canonical form begins with a brace, so no signature of one can be taken for the other.</summary>
    private static string Statement(string id, Yen total, string hash) =>
        string.Create(CultureInfo.InvariantCulture, $"{ReceiptCode.Mark} {id} {total.Amount} {hash}");

    private static byte[] HashOf(string statement) => SHA256.HashData(Encoding.ASCII.GetBytes(statement));
}
