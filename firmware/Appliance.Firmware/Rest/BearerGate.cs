using Appliance.Firmware.Security;

namespace Appliance.Firmware.Rest;

/// <summary>Everything under /api/v1 but pairing wants a token.</summary>
internal static class BearerGate
{
    private const string Scheme = "Bearer ";

    /// <summary>The token of a request; empty without one.</summary>
    public static string TokenOf(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : "";
    }

    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path;
        if (!path.StartsWithSegments("/api/v1", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/api/v1/pair", StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        var desk = context.RequestServices.GetRequiredService<TokenDesk>();
        if (TokenOf(context) is { Length: > 0 } token && desk.Knows(token))
        {
            await next(context);
            return;
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        await Problems.WriteAsync(context, StatusCodes.Status401Unauthorized, "not-signed-in",
            "サインインが必要です。起動時の画面に表示されたリンクを開いてください。");
    }
}
