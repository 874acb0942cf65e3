using Appliance.Hardware.Emulation.Simulation;

namespace Appliance.Hardware.Tests.Simulation;

/// <summary>Runs a test in simulated time.</summary>
internal static class Simulated
{
    public static readonly DateTimeOffset Start = new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Run(Func<SimulationLoop, Task> test)
    {
        SimulationLoop loop = new(Start);
        loop.Run(() => test(loop));
    }

    public static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    /// <summary>Lets time pass.</summary>
    public static Task Pass(this SimulationLoop loop, TimeSpan span) => Task.Delay(span, loop.Time);

    /// <summary>Collects what a device says, in a list that grows while time passes.</summary>
    public static async Task Collect<T>(this IAsyncEnumerable<T> source, ICollection<T> into)
    {
        await foreach (var item in source) into.Add(item);
    }
}
