using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Keyboards.GpioKeyMatrix;
using Appliance.Hardware.Ports;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.Keyboards;

public class GpioKeyMatrixContract : KeyMatrixRules
{
    private protected override IPosKeyboard Make(EmulatedGpioChip board, int[] rows, int[] columns, TimeProvider time) =>
        new GpioKeyMatrix(board, new() { RowLines = rows, ColumnLines = columns }, time);

    private protected override Task Test(PosKeyPress[] downAtStart, Func<KeyMatrixBench, Task> test)
    {
        Run(loop => TestAsync(downAtStart, loop.Time, test));
        return Task.CompletedTask;
    }
}
