using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Appliance.Storage.Journal;

/// <summary>
/// The device's own key (ECDSA P-256), made at the first start and kept as PKCS#8 PEM for its owner only. With the
/// public key beside the journal anybody can check what this device signed. While the key is being changed the file holds
/// two, and the journal says which of them it is: the file is written before the entry and again after it, so whenever the
/// power goes the right one is there.
/// </summary>
public sealed class DeviceKey : IJournalSigner, IDisposable
{
    // An ECDsa is used by one thread at a time; signing a batch takes as many as there are threads.
    private readonly ConcurrentBag<ECDsa> idle = [];
    private readonly string pem;
    private DeviceKey? next;

    private DeviceKey(string pem)
    {
        this.pem = pem;
        var key = Import();
        var spki = key.ExportSubjectPublicKeyInfo();
        PublicKeySpki = spki;
        DeviceId = P256.DeviceIdOf(spki);
        idle.Add(key);
    }

    /// <inheritdoc/>
    public string DeviceId { get; }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> PublicKeySpki { get; }

    /// <inheritdoc/>
    public IJournalSigner? Next => next;

    /// <summary>Reads the key (and the one that is to follow it), or makes it when there is none.</summary>
    /// <param name="path">For example <c>keys/device.key</c>.</param>
    /// <param name="files">Where it lies.</param>
    /// <param name="random">Fills a span with random bytes; the system's generator when null.</param>
    /// <exception cref="UnauthorizedAccessException">Others than its owner may read it.</exception>
    /// <exception cref="CryptographicException">It is no P-256 key.</exception>
    public static DeviceKey OpenOrCreate(string path, IJournalFiles files, Action<Span<byte>>? random = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        KeyFile.DestroyHalfWritten(path, files);
        var bytes = KeyFile.ReadOrCreate(path, files, () => Make(random ?? RandomNumberGenerator.Fill));
        try
        {
            var text = Encoding.ASCII.GetString(bytes);
            var all = Blocks(text).Select(pem => new DeviceKey(pem)).ToList();
            if (all.Count is 0 or > 2) throw new ArgumentException("One key was expected, or two.", nameof(path));
            all[0].next = all.ElementAtOrDefault(1);
            return all[0];
        }
        catch (ArgumentException error)
        {
            throw new CryptographicException($"{path} holds no private key in PEM; restore it from the backup.", error);
        }
    }

    /// <summary>
    /// Makes the key that is to follow this one and keeps both. One that was made before and not followed yet is taken again.
    /// </summary>
    /// <param name="path">This key's file.</param>
    /// <param name="files">Where it lies.</param>
    /// <param name="random">As in <see cref="OpenOrCreate"/>.</param>
    /// <exception cref="IOException">The disk refused; this key stays as it is.</exception>
    public IJournalSigner PrepareNext(string path, IJournalFiles files, Action<Span<byte>>? random = null)
    {
        if (next is not null) return next;
        DeviceKey made = new(Encoding.ASCII.GetString(Make(random ?? RandomNumberGenerator.Fill)));
        KeyFile.ReplaceWhole(path, Encoding.ASCII.GetBytes(pem + made.pem), files);
        return next = made;
    }

    /// <summary>Keeps the one of both keys that the journal goes on with, and destroys the other.</summary>
    /// <param name="current">Public key of the one to keep.</param>
    /// <param name="path">The file of both.</param>
    /// <param name="files">Where it lies.</param>
    /// <returns>The key that is kept.</returns>
    /// <exception cref="IOException">The disk refused; both are still there, or the other's bytes could not be overwritten.</exception>
    public DeviceKey Settle(ReadOnlyMemory<byte> current, string path, IJournalFiles files)
    {
        if (next is not { } follower) return this;
        var kept = current.Span.SequenceEqual(follower.PublicKeySpki.Span) ? follower : this;
        KeyFile.ReplaceWhole(path, Encoding.ASCII.GetBytes(kept.pem), files);
        next = null;
        (kept == this ? follower : this).Dispose();
        return kept;
    }

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> hash)
    {
        if (!idle.TryTake(out var key)) key = Import();
        try
        {
            return key.SignHash(hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        finally
        {
            idle.Add(key);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (idle.TryTake(out var key)) key.Dispose();
        next?.Dispose();
    }

    private static IEnumerable<string> Blocks(string text)
    {
        while (PemEncoding.TryFind(text, out var found))
        {
            yield return text[found.Location] + "\n";
            text = text[found.Location.End..];
        }
    }

    private static byte[] Make(Action<Span<byte>> random)
    {
        Span<byte> scalar = stackalloc byte[P256.ScalarBytes];
        do random(scalar);
        while (!P256.IsScalar(scalar));
        using var key = P256.KeyOf(scalar);
        CryptographicOperations.ZeroMemory(scalar);
        return Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    private ECDsa Import()
    {
        var key = ECDsa.Create();
        key.ImportFromPem(pem);
        if (!P256.IsOn(key)) throw new CryptographicException("The device's key is not on the curve P-256.");
        return key;
    }
}
