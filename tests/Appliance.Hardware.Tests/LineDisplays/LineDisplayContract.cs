using Appliance.Hardware.Emulation.Simulation;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.LineDisplays;

/// <summary>The rules for a driver that lives by a clock it is given.</summary>
public abstract class LineDisplayContract : LineDisplayRules
{
    /// <summary>Bytes on a wire take a moment to be carried out.</summary>
    private static readonly TimeSpan Settle = Ms(1);

    private protected abstract ILineDisplayBench Build(SimulationLoop loop, CancellationToken stop);

    private protected override Task OnBench(Func<ILineDisplayBench, Func<Task>, Task> test, bool initialise = true)
    {
        Run(async loop =>
        {
            using CancellationTokenSource stop = new();
            var bench = Build(loop, stop.Token);
            if (initialise) await bench.Display.InitializeAsync(default);
            await test(bench, () => loop.Pass(Settle));
#pragma warning disable CA1849, MA0042 // CancelAsync would leave the simulation.
            stop.Cancel();
#pragma warning restore CA1849, MA0042
        });
        return Task.CompletedTask;
    }
}
