using System.Net;
using System.Security.Cryptography;
using System.Text;
using Appliance.Firmware.Security;

namespace Appliance.Firmware.Rest;

/// <summary>
/// The one door: finds out who asks, by token or by session, and whether they have what the endpoint needs. What does
/// not say what it needs stays shut.
/// </summary>
internal static class Door
{
    /// <summary>Header that every change made with a session's cookie has to bring along.</summary>
    public const string CsrfHeader = "X-Csrf-Token";

    private const string Scheme = "Bearer ";

    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var caller = Who(context);
        if (caller is not null) context.Features.Set(caller);
        var endpoint = context.GetEndpoint() as RouteEndpoint;
        var needs = endpoint?.Metadata.GetMetadata<Needs>();
        if (needs is { Access: null } || (endpoint is null && !IsRest(context)))
        {
            await next(context);
            return;
        }

        if (caller is null)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await Problems.WriteAsync(context, StatusCodes.Status401Unauthorized, "not-signed-in",
                "サインインが必要です。");
            return;
        }

        if (caller is PersonCalling person && !MayChange(context, person.Session))
        {
            await Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "csrf-token-missing",
                "この操作はコンソールの画面から行ってください。画面を読み込み直してからもう一度どうぞ。");
            return;
        }

        // An endpoint that says nothing is nobody's; an address without one is told to be nothing further on.
        if (endpoint is not null && !(needs is { Access: { } access } && caller.Has(access)))
        {
            await Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "not-allowed",
                "この操作の権限がありません。オーナーに相談してください。");
            return;
        }

        await next(context);
    }

    /// <summary>Who asks; null for a stranger.</summary>
    public static Caller? CallerOf(HttpContext context) => context.Features.Get<Caller>();

    /// <summary>Where a request comes from.</summary>
    public static string AddressOf(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address) return "local";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return IPAddress.IsLoopback(address) ? "127.0.0.1" : address.ToString();
    }

    private static bool IsRest(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api/v1", StringComparison.OrdinalIgnoreCase);

    private static Caller? Who(HttpContext context)
    {
        var from = AddressOf(context);
        var header = context.Request.Headers.Authorization.ToString();
        if (header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return context.RequestServices.GetRequiredService<TokenDesk>().Find(header[Scheme.Length..].Trim(), from);
        }

        return SessionCookie.Read(context) is { } secret
            ? context.RequestServices.GetRequiredService<SignInDesk>().Find(secret, from)
            : null;
    }

    /// <summary>A page elsewhere can make a browser send its cookie, but not know the session's own word.</summary>
    private static bool MayChange(HttpContext context, Session session)
    {
        var method = context.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method)) return true;
        var offered = Encoding.UTF8.GetBytes(context.Request.Headers[CsrfHeader].ToString());
        return CryptographicOperations.FixedTimeEquals(offered, Encoding.UTF8.GetBytes(session.Csrf));
    }
}
