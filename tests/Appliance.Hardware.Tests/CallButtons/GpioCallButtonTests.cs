using Appliance.Hardware.CallButtons.GpioCallButton;
using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.Contacts;
using Appliance.Hardware.Tests.Simulation;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.CallButtons;

public class GpioCallButtonTests
{
    [Theory]
    [InlineData(19, 0)]
    [InlineData(21, 1)]
    public void A_press_lasts_as_long_as_the_debounce(int milliseconds, int presses) => Run(async loop =>
    {
        EmulatedGpioChip chip = new(1, loop.Time);
        EmulatedContact contact = new(chip, 0, loop.Time);
        using Listening<TimeSpan> button = new(new GpioCallButton(chip, new() { Line = 0 }).ReadPressesAsync, loop.Time);
        contact.Set(closed: true);
        await loop.Pass(Ms(milliseconds));
        contact.Set(closed: false);
        await loop.Pass(Ms(100));

        Assert.Equal(presses, button.Told.Count);
    });
}
