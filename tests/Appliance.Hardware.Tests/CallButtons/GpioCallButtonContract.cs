using Appliance.Hardware.CallButtons.GpioCallButton;
using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Ports;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.CallButtons;

public class GpioCallButtonContract : CallButtonRules
{
    private protected override ICallButton Make(EmulatedGpioChip board, GpioCallButtonOptions options, TimeProvider time) =>
        new GpioCallButton(board, options);

    private protected override Task Test(CallButtonSetting setting, Func<CallButtonBench, Task> test)
    {
        Run(loop => TestAsync(setting, loop.Time, test));
        return Task.CompletedTask;
    }
}
