namespace Appliance.Firmware.Core;

internal static class Cancellation
{
    /// <summary>
    /// Cancels on this thread. <c>CancelAsync</c> would run the callbacks on the thread pool, out of a simulation's sight.
    /// </summary>
    public static void CancelHere(this CancellationTokenSource source) => source.Cancel();
}
