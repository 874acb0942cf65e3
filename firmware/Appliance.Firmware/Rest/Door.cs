using System.Net;
using System.Security.Cryptography;
using System.Text;
using Appliance.Domain.Journal;
using Appliance.Domain.Staff;
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
            if (TokenOf(context) is not null) await TellAsync(context, null, RefusalOfRequest.TokenUnknown, null);
            await Problems.WriteAsync(context, StatusCodes.Status401Unauthorized, "not-signed-in",
                "サインインが必要です。");
            return;
        }

        if (WhyNot(context, caller, endpoint, needs) is not { } no)
        {
            await next(context);
            return;
        }

        if (no.Reason is { } reason) await TellAsync(context, caller.Id, reason, needs?.Access);
        if (no.Status == StatusCodes.Status429TooManyRequests) context.Response.Headers.RetryAfter = "1";
        await Problems.WriteAsync(context, no.Status, no.Code, no.Words);
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
        if (TokenOf(context) is { } token) return context.RequestServices.GetRequiredService<TokenDesk>().Find(token, from);

        return SessionCookie.Read(context) is { } secret
            ? context.RequestServices.GetRequiredService<SignInDesk>().Find(secret, from)
            : null;
    }

    private static string? TokenOf(HttpContext context) =>
        context.Request.Headers.Authorization.ToString() is { } header
        && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..].Trim()
            : null;

    /// <summary>Why somebody who is known is not let through, or null.</summary>
    private static No? WhyNot(HttpContext context, Caller caller, RouteEndpoint? endpoint, Needs? needs)
    {
        if (!context.RequestServices.GetRequiredService<CallerLimits>().TryAsk(CountedAs(caller, needs)))
        {
            return new(StatusCodes.Status429TooManyRequests, "too-many-requests",
                "操作が続きすぎたため、受け付けられませんでした。少し待ってからもう一度どうぞ。", RefusalOfRequest.TooMany);
        }

        if (caller is PersonCalling person && !MayChange(context, person.Session))
        {
            return new(StatusCodes.Status403Forbidden, "csrf-token-missing",
                "この操作はコンソールの画面から行ってください。画面を読み込み直してからもう一度どうぞ。",
                RefusalOfRequest.WordMissing);
        }

        // An endpoint that says nothing is nobody's; an address without one is told to be nothing further on.
        if (endpoint is null || (needs is { Access: { } access } && caller.Has(access))) return null;

        // The console leads there by itself: nobody tried anything.
        if (caller is PersonCalling { Owes: { } duty })
        {
            return new(StatusCodes.Status403Forbidden, "account-unfinished", duty == Duty.ChangePassword
                ? "はじめに「アカウント」で、自分だけが知るパスワードに替えてください。"
                : "はじめに「アカウント」で、2段階認証を設定してください。", null);
        }

        return new(StatusCodes.Status403Forbidden, "not-allowed",
            "この操作の権限がありません。オーナーに相談してください。", RefusalOfRequest.NotAllowed);
    }

    /// <summary>Each session and each token for itself; work at the counter apart from everything else.</summary>
    private static string CountedAs(Caller caller, Needs? needs) =>
        (caller is PersonCalling person ? person.Session.Id : caller.Id)
        + (needs?.Access == Access.CounterWork ? " counter" : "");

    private static Task TellAsync(HttpContext context, string? by, RefusalOfRequest reason, Access? needs) =>
        context.RequestServices.GetRequiredService<RefusedRequests>()
            .AddAsync(by, AddressOf(context), reason, needs, context.RequestAborted);

    /// <summary>A page elsewhere can make a browser send its cookie, but not know the session's own word.</summary>
    private static bool MayChange(HttpContext context, Session session)
    {
        var method = context.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method)) return true;
        var offered = Encoding.UTF8.GetBytes(context.Request.Headers[CsrfHeader].ToString());
        return CryptographicOperations.FixedTimeEquals(offered, Encoding.UTF8.GetBytes(session.Csrf));
    }

    /// <summary>Why not.</summary>
    /// <param name="Status">HTTP status.</param>
    /// <param name="Code">Stable code.</param>
    /// <param name="Words">For the user.</param>
    /// <param name="Reason">As it is journaled; null: it is not.</param>
    private sealed record No(int Status, string Code, string Words, RefusalOfRequest? Reason);
}
