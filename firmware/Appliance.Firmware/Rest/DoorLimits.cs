using System.Globalization;
using System.Net;

namespace Appliance.Firmware.Rest;

/// <summary>
/// How often one address may knock at what is open to anyone and costs something. The framework's own limiter of
/// many addresses wakes ten times a second for ever, a third of what an idle appliance may cost; this one never does.
/// </summary>
internal sealed class DoorLimits(TimeProvider time)
{
    /// <summary>Attempts of one address within <see cref="Window"/>.</summary>
    public const int Attempts = 30;

    /// <summary>Addresses counted at once; while there are more, those that are new share one count.</summary>
    public const int AddressLimit = 1_000;

    /// <summary>Bits of an IPv6 address that stand for one network.</summary>
    private const int NetworkBytes = 8;

    /// <summary>The time those are counted over.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Knocks> knocks = new(StringComparer.Ordinal);

    /// <summary>Counts an attempt.</summary>
    /// <param name="address">As text; of IPv6 the network counts, since one machine has as many addresses there as it likes.</param>
    /// <returns>Whether there have not been too many.</returns>
    public bool TryKnock(string address)
    {
        var network = NetworkOf(address);
        var now = time.GetTimestamp();
        lock (gate)
        {
            if (knocks.Count >= AddressLimit && !knocks.ContainsKey(network))
            {
                foreach (var (old, its) in knocks)
                {
                    if (IsOver(its, now)) knocks.Remove(old);
                }

                if (knocks.Count >= AddressLimit) network = "";
            }

            if (!knocks.TryGetValue(network, out var before) || IsOver(before, now)) before = new(now, 0);
            if (before.Count == Attempts) return false;
            knocks[network] = before with { Count = before.Count + 1 };
            return true;
        }
    }

    /// <summary>Refuses what asks too often at an endpoint that <see cref="DoorLimitsSetup.LimitKnocks"/> marked.</summary>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<KnocksCount>() is null || TryKnock(Door.AddressOf(context)))
            return next(context);
        context.Response.Headers.RetryAfter = ((int)Window.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Problems.WriteAsync(
            context, StatusCodes.Status429TooManyRequests, "too-many-requests",
            "短い間に何度も試されたため、しばらく受け付けません。1分待ってからもう一度どうぞ。");
    }

    private bool IsOver(Knocks its, long now) => time.GetElapsedTime(its.Since, now) >= Window;

    private static string NetworkOf(string address) =>
        IPAddress.TryParse(address, out var parsed) && parsed.GetAddressBytes() is { Length: > 4 } bytes
            ? Convert.ToHexString(bytes.AsSpan(0, NetworkBytes))
            : address;

    private readonly record struct Knocks(long Since, int Count);
}

/// <summary>Marks an endpoint whose callers are counted.</summary>
internal sealed class KnocksCount;

internal static class DoorLimitsSetup
{
    /// <summary>Counts who calls this by address: see <see cref="DoorLimits"/>.</summary>
    public static RouteHandlerBuilder LimitKnocks(this RouteHandlerBuilder route) => route.WithMetadata(new KnocksCount());
}
