namespace Appliance.Domain.Register;

/// <summary>When coin and bill acceptors are open.</summary>
public static class CashAcceptance
{
    /// <summary>Whether they are to take money now: from 小計 on, until what is due is inside.</summary>
    public static bool IsWanted(ApplianceState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var around = state.Totals.Around;
        return state.Counter is { Training: false, SubtotalShown: true, Error: null, Sale: { } sale }
            && sale.Due > around.Inserted
            && !around.PowerFailing
            && around.Keylock != KeylockMode.Locked
            && !state.IsLocked;
    }
}
