using Appliance.Firmware.Security;

namespace Appliance.Firmware.Rest;

/// <summary>Who a request is from.</summary>
internal static class Asking
{
    /// <summary>The person's or token's id, as it stands in the journal.</summary>
    public static string Who(HttpContext context) =>
        context.RequestServices.GetRequiredService<TokenDesk>().NameOf(BearerGate.TokenOf(context));
}
