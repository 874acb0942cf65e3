using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.LineDisplays;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.LineDisplays.Hd44780;
using Appliance.Hardware.Ports;

namespace Appliance.Hardware.Tests.LineDisplays;

public class Hd44780TwentyByTwoContractTests() : Hd44780ContractTests(20, 2);

public class Hd44780TwentyByFourContractTests() : Hd44780ContractTests(20, 4);

public class Hd44780SixteenByTwoContractTests() : Hd44780ContractTests(16, 2);

public class EpsonPoleContractTests() : PoleContractTests(PoleCommandSet.Epson);

public class Cd5220ContractTests() : PoleContractTests(PoleCommandSet.Cd5220);

public abstract class Hd44780ContractTests(int columns, int rows) : LineDisplayContract
{
    private protected override ILineDisplayBench Build(SimulationLoop loop, CancellationToken stop) =>
        new Bench(loop.Time, columns, rows);

    private sealed class Bench : ILineDisplayBench
    {
        private readonly EmulatedHd44780 glass;

        public Bench(TimeProvider time, int columns, int rows)
        {
            glass = new(columns, rows);
            EmulatedI2cBus bus = new();
            bus.Attach(0x27, glass);
            Display = new Hd44780LineDisplay(bus, new() { Columns = columns, Rows = rows }, time);
        }

        public ILineDisplay Display { get; }

        public IReadOnlyList<string> Shown => glass.Text;

        public void PullCable() => glass.SetFault(LineDisplayFault.Unplugged, true);

        public void PlugIn() => glass.SetFault(LineDisplayFault.Unplugged, false);
    }
}

public abstract class PoleContractTests(PoleCommandSet commands) : LineDisplayContract
{
    private protected override ILineDisplayBench Build(SimulationLoop loop, CancellationToken stop) =>
        new PoleBench(loop, commands, stop);
}
