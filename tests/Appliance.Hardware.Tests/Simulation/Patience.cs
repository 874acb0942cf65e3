namespace Appliance.Hardware.Tests.Simulation;

/// <summary>Waits for what must come, by any clock, as long as it takes: a slow machine changes nothing.</summary>
internal static class Patience
{
    /// <summary>How long something may take to come.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);

    /// <summary>Waits until something is so.</summary>
    public static async Task UntilAsync(this TimeProvider time, Func<bool> isSo)
    {
        var start = time.GetTimestamp();
        while (!isSo() && time.GetElapsedTime(start) < Limit) await Task.Delay(Step, time);
        Assert.True(isSo(), "It did not come about.");
    }
}
