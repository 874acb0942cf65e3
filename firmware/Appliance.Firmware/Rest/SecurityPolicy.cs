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

    /// <summary>For the console's page.</summary>
    public static string WithNonce(string nonce) => $"{Plain} 'nonce-{nonce}'";
}
