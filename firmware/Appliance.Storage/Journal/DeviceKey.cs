using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Appliance.Storage.Journal;

/// <summary>
/// The device's own key (ECDSA P-256), made at the first start and kept as PKCS#8 PEM for its owner only. With the
/// public key beside the journal anybody can check what this device signed.
/// </summary>
public sealed class DeviceKey : IJournalSigner, IDisposable
{
    // An ECDsa is used by one thread at a time; signing a batch takes as many as there are threads.
    private readonly ConcurrentBag<ECDsa> idle = [];
    private readonly string pem;

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

    /// <summary>Reads the key, or makes it when there is none.</summary>
    /// <param name="path">For example <c>keys/device.key</c>.</param>
    /// <param name="files">Where it lies.</param>
    /// <param name="random">Fills a span with random bytes; the system's generator when null.</param>
    /// <exception cref="UnauthorizedAccessException">Others than its owner may read it.</exception>
    /// <exception cref="CryptographicException">It is no P-256 key.</exception>
    public static DeviceKey OpenOrCreate(string path, IJournalFiles files, Action<Span<byte>>? random = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        var bytes = KeyFile.ReadOrCreate(path, files, () => Make(random ?? RandomNumberGenerator.Fill));
        try
        {
            return new DeviceKey(Encoding.ASCII.GetString(bytes));
        }
        catch (ArgumentException error)
        {
            throw new CryptographicException($"{path} holds no private key in PEM; restore it from the backup.", error);
        }
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
        if (key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value != ECCurve.NamedCurves.nistP256.Oid.Value)
            throw new CryptographicException("The device's key is not on the curve P-256.");
        return key;
    }
}
