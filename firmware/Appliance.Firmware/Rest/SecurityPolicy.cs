using System.Net;

namespace Appliance.Firmware.Rest;

/// <summary>
/// What a page may load and run (Content-Security-Policy): files of the appliance, nothing from elsewhere, and no script
/// or style written into the page. The console's library puts style elements into the page as it goes; they bear a
/// word that each answer makes anew.
/// </summary>
internal static class SecurityPolicy
{
    /// <summary>What the built page has in place of that word.</summary>
    public const string NoncePlaceholder = "__NONCE__";

    /// <summary>Random bytes of the word.</summary>
    public const int NonceBytes = 18;

    /// <summary>For everything but the console's page.</summary>
    public const string Plain =
        "default-src 'self'; img-src 'self' data: blob:; script-src 'self'; connect-src 'self'; object-src 'none'; "
        + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; style-src 'self'";

    /// <summary>From here on this name, and those below it, over TLS only (RFC 6797).</summary>
    public const string ForAYear = "max-age=31536000; includeSubDomains";

    /// <summary>
    /// Whether a browser is told to come over TLS only. Not who sits at the machine itself: it is served without, and the
    /// promise would hold for every port of that name.
    /// </summary>
    public static bool BindsToTls(HttpRequest request) =>
        request.IsHttps && request.Host.Host is { Length: > 0 } host && host != "localhost"
        && !(IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>For the console's page.</summary>
    public static string WithNonce(string nonce) => $"{Plain} 'nonce-{nonce}'";
}
