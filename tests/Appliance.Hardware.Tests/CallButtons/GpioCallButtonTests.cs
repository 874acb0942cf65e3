using Appliance.Hardware.CallButtons.GpioCallButton;
using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.Contacts;
using Appliance.Hardware.Emulation.Simulation;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.CallButtons;

public class GpioCallButtonTests
{
    private const int Line = 19;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Each_press_is_told_once_however_long_and_however_it_bounces(bool pressedIsHigh) =>
        Test(pressedIsHigh, pressedAtStart: false, async (loop, button, told) =>
        {
            foreach (var length in new[] { 40, 300, 10_000 })
            {
                button.Set(true);
                await loop.Pass(Ms(length));
                button.Set(false);
                await loop.Pass(Ms(100));
            }

            Assert.Equal(3, told.Count);
            Assert.True(told[0] < told[1] && told[1] < told[2]);
        });

    [Fact]
    public void A_touch_shorter_than_the_debounce_is_no_press() => Test(false, false, async (loop, button, told) =>
    {
        button.Set(true);
        await loop.Pass(Ms(10));
        button.Set(false);
        await loop.Pass(Ms(100));

        Assert.Empty(told);
    });

    [Fact]
    public void A_button_that_is_down_at_the_start_calls_nobody() => Test(false, true, async (loop, button, told) =>
    {
        await loop.Pass(Ms(1_000));
        Assert.Empty(told);

        button.Set(false);
        await loop.Pass(Ms(100));
        Assert.Empty(told);
        button.Set(true);
        await loop.Pass(Ms(100));
        Assert.Single(told);
    });

    [Fact]
    public void A_chip_that_goes_is_an_io_error() => Run(async loop =>
    {
        EmulatedGpioChip chip = new(28, loop.Time);
        var reading = new GpioCallButton(chip, new() { Line = Line }).ReadPressesAsync(default).Collect([]);
        chip.SetFault(GpioChipFault.Unplugged, true);

        await Assert.ThrowsAsync<IOException>(() => reading);
    });

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void A_debounce_outside_its_range_is_refused(int milliseconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new GpioCallButton(
            new EmulatedGpioChip(28, TimeProvider.System), new() { Line = Line, Debounce = Ms(milliseconds) }));

    private static void Test(
        bool pressedIsHigh, bool pressedAtStart, Func<SimulationLoop, EmulatedContact, List<TimeSpan>, Task> test) =>
        Run(async loop =>
        {
            EmulatedGpioChip chip = new(28, loop.Time);
            EmulatedContact button = new(
                chip, Line, loop.Time, pressedIsHigh ? EmulatedDrive.High : EmulatedDrive.Low, bounces: true);
            button.Set(pressedAtStart);
            await loop.Pass(Ms(100));
            using CancellationTokenSource stop = new();
            List<TimeSpan> told = [];
            var reading = new GpioCallButton(chip, new() { Line = Line, PressedIsHigh = pressedIsHigh })
                .ReadPressesAsync(stop.Token).Collect(told);
            await test(loop, button, told);
            stop.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        });
}
