using Appliance.Domain.Journal;

namespace Appliance.Domain.Register;

/// <summary>The register's key (レジ錠): locked, selling, or in the supervisor's hand.</summary>
internal static class KeylockDecisions
{
    /// <summary>What the operator reads while the register is locked.</summary>
    public static DisplayPage Locked { get; } = new(new("ﾚｼﾞ ﾊ ﾛｯｸﾁｭｳ"), new("ｶｷﾞ ｦ ﾏﾜｼﾃｸﾀﾞｻｲ"));

    /// <summary>Journals a turn; a position that was known already is none.</summary>
    public static Step Turn(Step step, KeylockMode mode) =>
        step.State.Totals.Around.Keylock == mode ? step : step.Record(new KeylockTurned(mode));

    /// <summary>
    /// The refusal of what hands do at a locked register, or null. It leaves no error to be cleared: with the key turned
    /// back everything is as it was.
    /// </summary>
    public static Step? Refuse(Step step, RegisterInput input)
    {
        if (step.State.Totals.Around.Keylock != KeylockMode.Locked) return null;
        return input is KeyPressed or CodeScanned or CardTapped or StaffCardTapped or CardUnusable
            ? step.Do(new Sound(Error: true)).Refuse(DeviceRefusals.Locked)
            : null;
    }
}
