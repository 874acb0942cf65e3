using Appliance.Hardware.Emulation.Buses;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.Buses;

/// <summary>
/// The emulated chip, which stands in for the kernel's in all other tests. The kernel's own passes the same rules in the
/// virtual machine (<c>tests/Hil</c>).
/// </summary>
public class EmulatedGpioChipContract : GpioChipRules
{
    private protected override Task Test(Func<GpioBench, Task> test)
    {
        Run(async loop =>
        {
            EmulatedGpioChip board = new(GpioBench.LineCount, loop.Time);
            using EmulatedBoardBench bench = new(board, board, loop.Time);
            await test(bench);
        });
        return Task.CompletedTask;
    }
}
