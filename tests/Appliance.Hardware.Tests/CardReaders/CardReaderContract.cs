using Appliance.Hardware.Emulation.Simulation;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.CardReaders;

/// <summary>A bench in simulated time.</summary>
internal abstract class ReaderBench(SimulationLoop loop) : CardReaderBench
{
    protected SimulationLoop Loop => loop;

    protected override Task WaitAsync(double milliseconds) => loop.Pass(Ms(milliseconds));
}

/// <summary>The rules for a driver that lives by a clock it is given.</summary>
public abstract class CardReaderContract : CardReaderRules
{
    private protected abstract ReaderBench Make(SimulationLoop loop);

    private protected override Task Test(Func<CardReaderBench, Task> test)
    {
        Run(async loop =>
        {
            using var bench = Make(loop);
            bench.Read();
            await bench.Pass(500);
            await test(bench);
        });
        return Task.CompletedTask;
    }
}
