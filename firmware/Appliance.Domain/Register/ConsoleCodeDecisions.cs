using Appliance.Domain.Journal;
using Appliance.Domain.Staff;

namespace Appliance.Domain.Register;

/// <summary>
/// The way into the console that nobody on the network can close: 00000 担当 by the owner at the counter gives a code
/// on paper and on the operator's display, and the code sets a new password.
/// </summary>
internal static class ConsoleCodeDecisions
{
    /// <summary>What is keyed before 担当; longer than any id of staff.</summary>
    public const string Digits = "00000";

    /// <summary>Asks for a code.</summary>
    public static Step Ask(Step step)
    {
        if (step.Counter.Sale is not null) return step.RefuseAtCounter(Refusals.FinishSaleFirst);
        if (step.State.Staff is not { Role: StaffRole.Owner } owner || step.Counter.Training)
        {
            return step.RefuseAtCounter(Refusals.ConsoleCodeIsTheOwners);
        }

        return step.Show(step.Counter with { Digits = "" }).Do(new MakeConsoleCode(owner.StaffId));
    }

    /// <summary>Shows and prints a code that was made.</summary>
    public static Step Offer(Step step, ConsoleCodeMade made) => step
        .Record(new ConsoleCodeOffered(made.Until))
        .Note(new("ｺﾝｿｰﾙ ﾉ ｺｰﾄﾞ"), new("", made.Code))
        .Do(new PrintConsoleCode(made.Code, made.Address, made.Fingerprint));
}
