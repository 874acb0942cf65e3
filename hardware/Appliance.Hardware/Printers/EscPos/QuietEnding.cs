namespace Appliance.Hardware.Printers.EscPos;

/// <summary>Ends tasks whose outcome no longer matters, because something else has already failed.</summary>
internal static class QuietEnding
{
    /// <summary>Cancels and waits until all have ended, whatever way.</summary>
    public static async Task CancelQuietlyAsync(this CancellationTokenSource source, params Task[] tasks)
    {
        // CancelAsync would run the callbacks on the thread pool, out of the simulation's sight.
#pragma warning disable CA1849, MA0042
        source.Cancel();
#pragma warning restore CA1849, MA0042
        foreach (var task in tasks)
        {
            await task.ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }
}
