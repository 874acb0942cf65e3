using Appliance.Firmware.Security;

namespace Appliance.Firmware.Rest;

/// <summary>Who a change asked over the web is by.</summary>
internal static class Authors
{
    /// <summary>The person who asks, or null: then it is by who works at the counter.</summary>
    public static string? Of(HttpContext context) => (Door.CallerOf(context) as PersonCalling)?.StaffId;

    /// <summary>Whoever asks, as their looks are journaled: a person, else the token.</summary>
    public static string Reader(HttpContext context) => Door.CallerOf(context)?.Id ?? "token";
}
