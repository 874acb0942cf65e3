using System.Net;
using Appliance.Firmware.Security;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Appliance.Firmware.Rest;

/// <summary>
/// Without TLS nothing is told to anybody but this machine itself: who looks is sent to TLS where that is set up, and
/// everything else is refused, since it may have brought a secret along that was read on its way.
/// </summary>
internal static class PlainHttp
{
    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var isHere = context.Connection.RemoteIpAddress is not { } from || IPAddress.IsLoopback(from)
            || (from.IsIPv4MappedToIPv6 && IPAddress.IsLoopback(from.MapToIPv4()));
        if (context.Request.IsHttps || isHere) return next(context);
        var looks = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (looks && context.Request.Headers.Authorization.Count == 0 && TlsPort(context) is { } port)
        {
            context.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
            context.Response.Headers.Location =
                $"https://{context.Request.Host.Host}:{port}{context.Request.PathBase}{context.Request.Path}{context.Request.QueryString}";
            return Task.CompletedTask;
        }

        return Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "tls-needed",
            "ネットワークからは暗号化された接続（https）だけを受け付けます。設定 › ネットワーク で公開してください。");
    }

    private static int? TlsPort(HttpContext context)
    {
        var addresses = context.RequestServices.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses;
        return LanAddresses.Outward(addresses ?? []) is { } url ? BindingAddress.Parse(url).Port : null;
    }
}
