using System.Device.Gpio;
using Appliance.Hardware.CallButtons.GpioCallButton;
using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Iot.CallButtons;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Tests.CallButtons;

namespace Appliance.FullPackageSet.Tests.Iot;

/// <summary>The library debounces by the wall clock, so these run in real time.</summary>
public class IotCallButtonContract : CallButtonRules
{
    private protected override ICallButton Make(EmulatedGpioChip board, GpioCallButtonOptions options, TimeProvider time) =>
        new IotCallButton(() => new GpioController(new EmulatedGpioDriver(board)), options, time);

    private protected override Task Test(CallButtonSetting setting, Func<CallButtonBench, Task> test) =>
        TestAsync(setting, TimeProvider.System, test);
}

public class IotCallButtonTests
{
    [Fact]
    public async Task A_chip_that_was_never_there_is_an_io_error()
    {
        EmulatedGpioChip board = new(8, TimeProvider.System);
        board.SetFault(GpioChipFault.Unplugged, active: true);
        IotCallButton button = new(
            () => new GpioController(new EmulatedGpioDriver(board)), new() { Line = 3 }, TimeProvider.System);
        await using var told = button.ReadPressesAsync(default).GetAsyncEnumerator();
        await Assert.ThrowsAnyAsync<IOException>(() => told.MoveNextAsync().AsTask());
    }
}
