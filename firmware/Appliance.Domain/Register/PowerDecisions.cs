using Appliance.Domain.Journal;

namespace Appliance.Domain.Register;

/// <summary>
/// Power going and coming back. A sale under way goes on: what is tendered is in the journal. A new one is not begun.
/// </summary>
internal static class PowerDecisions
{
    public static Step Change(Step step, bool failing)
    {
        if (step.State.Totals.Around.PowerFailing == failing) return step;
        return failing
            ? step.Record(new PowerFailing()).Do(new Sound(Error: true))
            : step.Record(new PowerRestored());
    }

    /// <summary>The refusal of what would begin a transaction without the mains, or null.</summary>
    public static Step? Refuse(Step step, RegisterInput input)
    {
        if (!step.State.Totals.Around.PowerFailing) return null;
        if (step.Counter is not { Sale: null, Refund: null, Advance: null, Error: null, PriceCheck: false }) return null;
        var begins = input switch
        {
            KeyPressed pressed => Begins(pressed.Key),
            CodeScanned => true,
            _ => false,
        };
        return begins ? step.RefuseAtCounter(DeviceRefusals.PowerFails) : null;
    }

    private static bool Begins(RegisterKey key) => key is
        (>= RegisterKey.Department1 and <= RegisterKey.Department8)
        or RegisterKey.Plu or RegisterKey.Hold or RegisterKey.Refund or RegisterKey.CancelSale
        or RegisterKey.TopUp or RegisterKey.OnAccount;
}
