using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;

namespace Appliance.Firmware.Rest;

/// <summary>How often one address may knock at what is open to anyone and costs something.</summary>
internal static class DoorLimits
{
    /// <summary>Name of the policy.</summary>
    public const string Policy = "door";

    /// <summary>Attempts of one address within <see cref="Window"/>.</summary>
    public const int Attempts = 30;

    /// <summary>Bits of an IPv6 address that stand for one network.</summary>
    private const int NetworkBytes = 8;

    /// <summary>The time those are counted over.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void AddDoorLimits(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter =
                ((int)Window.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return new(Problems.WriteAsync(
                rejected.HttpContext, StatusCodes.Status429TooManyRequests, "too-many-requests",
                "短い間に何度も試されたため、しばらく受け付けません。1分待ってからもう一度どうぞ。"));
        };
        limits.AddPolicy(Policy, context => RateLimitPartition.GetFixedWindowLimiter(
            NetworkOf(context),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = Attempts, Window = Window, QueueLimit = 0 }));
    });

    /// <summary>The address; of IPv6 the network, since one machine has as many addresses there as it likes.</summary>
    private static string NetworkOf(HttpContext context)
    {
        var text = Door.AddressOf(context);
        return IPAddress.TryParse(text, out var address) && address.GetAddressBytes() is { Length: > 4 } bytes
            ? Convert.ToHexString(bytes.AsSpan(0, NetworkBytes))
            : text;
    }
}
