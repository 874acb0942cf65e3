using Appliance.Firmware.Core;

namespace Appliance.Firmware.Doctor;

internal static class Ending
{
    /// <summary>Tells work to end and waits until it has; what else was wrong with it has been said.</summary>
    public static async Task EndAsync(this CancellationTokenSource stop, params Task[] work)
    {
        stop.CancelHere();
        foreach (var one in work)
        {
            try
            {
                await one;
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or TimeoutException)
            {
                // That is how it ends.
            }
        }
    }
}
