using Appliance.Domain.Journal;

namespace Appliance.Domain.Register;

/// <summary>A customer calls staff (呼び出し); the cashier's next C answers it.</summary>
internal static class CallDecisions
{
    public static Step Call(Step step) =>
        step.Record(new CallMade()).Show(step.Counter with { CallWaiting = true }).Do(new Sound(Error: false));
}
