using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Appliance.Storage.Journal;

namespace Appliance.Firmware.Security;

/// <summary>
/// The certificate the console shows over TLS, signed by a certificate authority made on this box, whose key never leaves
/// it. The authority is kept; the certificate and its key live in memory, and a new one is made at each start, before
/// the old one ends, and when the box has another address.
/// </summary>
internal sealed class OwnCertificate(
    string authorityPath, IJournalFiles files, Func<IReadOnlyList<IPAddress>> addresses, Func<bool> isUsed, TimeProvider time)
    : IDisposable
{
    /// <summary>How long a certificate is good; browsers take none of more than 398 days.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(90);

    /// <summary>A new one is made so long before the end.</summary>
    public static readonly TimeSpan RenewBefore = TimeSpan.FromDays(30);

    /// <summary>How long the authority is good: longer than the box is expected to last.</summary>
    public static readonly TimeSpan AuthorityLife = TimeSpan.FromDays(20 * 365);

    /// <summary>Clocks of phones may be behind by so much.</summary>
    private static readonly TimeSpan ClockSlack = TimeSpan.FromDays(1);

    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const int SerialBytes = 16;

    private readonly Lock gate = new();
    private X509Certificate2? authority;
    private Made? current;

    /// <summary>Whether there is an address with TLS.</summary>
    public bool IsUsed => isUsed();

    /// <summary>SHA-256 of the authority's certificate, in pairs of hex digits with colons, as browsers show it.</summary>
    public string Fingerprint
    {
        get
        {
            var hash = SHA256.HashData(Authority.RawData);
            return string.Join(':', hash.Select(part => part.ToString("X2", System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>The authority's certificate, for those who are to trust it; without its key.</summary>
    public byte[] AuthorityDer => Authority.RawData;

    /// <summary>When the certificate in use ends.</summary>
    public DateTimeOffset Until => new(For(null).NotAfter.ToUniversalTime());

    private X509Certificate2 Authority
    {
        get
        {
            lock (gate) return authority ??= OpenAuthority();
        }
    }

    /// <summary>Whether an address is one with TLS.</summary>
    public static bool IsTls(string url) => url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>The certificate for a connection to one of the box's addresses; null for any.</summary>
    public X509Certificate2 For(IPAddress? address)
    {
        if (address is { IsIPv4MappedToIPv6: true }) address = address.MapToIPv4();
        var signer = Authority;
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (current is { } made && now < made.RenewAt && (address is null || made.Addresses.Contains(address)))
            {
                return made.Certificate;
            }

            HashSet<IPAddress> known = [IPAddress.Loopback, IPAddress.IPv6Loopback, .. addresses()];
            if (address is not null) known.Add(address);

            // The one before may still be in use by a connection that is just being made: it is left to the collector.
            current = new(MakeCertificate(signer, known, now), known, now + Life - RenewBefore);
            return current.Certificate;
        }
    }

    public void Dispose()
    {
        authority?.Dispose();
        current?.Certificate.Dispose();
    }

    private X509Certificate2 OpenAuthority()
    {
        var pem = Encoding.ASCII.GetString(KeyFile.ReadOrCreate(authorityPath, files, MakeAuthority));
        return X509Certificate2.CreateFromPem(pem, pem);
    }

    private byte[] MakeAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new($"CN=Appliance {Convert.ToHexString(RandomNumberGenerator.GetBytes(4))}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var now = time.GetUtcNow();
        using var made = request.CreateSelfSigned(now - ClockSlack, now + AuthorityLife);
        return Encoding.ASCII.GetBytes($"{made.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
    }

    private static X509Certificate2 MakeCertificate(X509Certificate2 signer, IEnumerable<IPAddress> addresses, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=Appliance", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName("localhost");
        foreach (var address in addresses) names.AddIpAddress(address);
        var name = Dns.GetHostName();
        if (Uri.CheckHostName(name) == UriHostNameType.Dns && name != "localhost")
        {
            names.AddDnsName(name);
            if (!name.Contains('.', StringComparison.Ordinal)) names.AddDnsName(name + ".local");
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new(ServerAuthentication)], false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(signer, true, false));
        using var made = request.Create(signer, now - ClockSlack, now + Life, RandomNumberGenerator.GetBytes(SerialBytes));
        return made.CopyWithPrivateKey(key);
    }

    private sealed record Made(X509Certificate2 Certificate, IReadOnlySet<IPAddress> Addresses, DateTimeOffset RenewAt);
}
