namespace Appliance.Firmware.Rest;

/// <summary>The cookie of a session: out of reach of scripts, sent to nobody else, never with a request from elsewhere.</summary>
internal static class SessionCookie
{
    /// <summary>Its name without TLS: on the appliance itself, or before the network is opened.</summary>
    public const string PlainName = "appliance-session";

    /// <summary>Its name with TLS: browsers take a name like this only for this host, and only over TLS.</summary>
    public const string SecureName = "__Host-appliance-session";

    public static string? Read(HttpContext context) =>
        context.Request.Cookies[context.Request.IsHttps ? SecureName : PlainName] is { Length: > 0 } secret ? secret : null;

    public static void Write(HttpContext context, string secret) =>
        context.Response.Cookies.Append(NameFor(context), secret, Options(context));

    public static void Clear(HttpContext context) => context.Response.Cookies.Delete(NameFor(context), Options(context));

    private static string NameFor(HttpContext context) => context.Request.IsHttps ? SecureName : PlainName;

    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = "/",
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
    };
}
