namespace Appliance.Firmware.Rest;

/// <summary>Who a change asked over the web is by.</summary>
internal static class Authors
{
    /// <summary>The person who asks, or null: then it is by who works at the counter.</summary>
    public static string? Of(HttpContext context) => context.User.Identity?.Name;
}
