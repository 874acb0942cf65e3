using Appliance.Firmware.Security;

namespace Appliance.Firmware.Rest;

/// <summary>Everything under /api/v1 but pairing wants a token.</summary>
internal static class BearerGate
{
    private const string Scheme = "Bearer ";

    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path;
        if (!path.StartsWithSegments("/api/v1", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/api/v1/pair", StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        var header = context.Request.Headers.Authorization.ToString();
        var desk = context.RequestServices.GetRequiredService<TokenDesk>();
        if (header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && desk.Knows(header[Scheme.Length..].Trim()))
        {
            await next(context);
            return;
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        await Problems.WriteAsync(context, StatusCodes.Status401Unauthorized, "not-signed-in",
            "サインインが必要です。起動時の画面に表示されたリンクを開いてください。");
    }
}
