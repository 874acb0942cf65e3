using Appliance.Hardware.CallButtons.GpioCallButton;
using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.Contacts;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Tests.Simulation;

namespace Appliance.Hardware.Tests.CallButtons;

/// <summary>What every call button keeps to, over a contact that bounces.</summary>
public abstract class CallButtonRules
{
    /// <summary>A line of the chip that the button is on.</summary>
    protected const int Line = 3;

    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(100);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Each_press_is_told_once_however_long_it_is_and_however_it_bounces(bool pressedIsHigh) =>
        Test(new() { PressedIsHigh = pressedIsHigh }, async bench =>
        {
            foreach (var hold in new[] { TimeSpan.Zero, 3 * Rest, TimeSpan.Zero })
            {
                var presses = bench.Button.Told.Count;
                bench.Contact.Set(closed: true);
                await bench.Button.UntilToldAsync(presses + 1);
                await bench.Button.PassAsync(hold);
                bench.Contact.Set(closed: false);
                await bench.RestAsync();
            }

            Assert.Equal(3, bench.Button.Told.Count);
            Assert.Equal(bench.Button.Told.Order(), bench.Button.Told);
        });

    [Fact]
    public Task A_touch_shorter_than_the_debounce_is_no_press() => Test(new(), async bench =>
    {
        bench.Contact.Set(closed: true);
        bench.Contact.Set(closed: false);
        await bench.RestAsync();

        Assert.Empty(bench.Button.Told);
    });

    [Fact]
    public Task A_button_that_is_down_at_the_start_calls_nobody() => Test(new() { IsDownAtStart = true }, async bench =>
    {
        await bench.RestAsync();
        bench.Contact.Set(closed: false);
        await bench.RestAsync();
        Assert.Empty(bench.Button.Told);

        bench.Contact.Set(closed: true);
        await bench.Button.UntilToldAsync(1);
        Assert.Single(bench.Button.Told);
    });

    [Fact]
    public Task A_chip_that_goes_is_an_io_error() => Test(new(), async bench =>
    {
        bench.Board.SetFault(GpioChipFault.Unplugged, active: true);

        Assert.IsAssignableFrom<IOException>(await bench.Button.FailureAsync());
    });

    [Fact]
    public Task The_line_is_free_after_the_reading_ends() => Test(new(), async bench =>
    {
        Assert.NotNull(bench.Board.Consumer(Line));
        await bench.Button.StopAsync();
        Assert.Null(bench.Board.Consumer(Line));
    });

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void A_debounce_outside_its_range_is_refused(int milliseconds)
    {
        GpioCallButtonOptions options = new() { Line = Line, Debounce = TimeSpan.FromMilliseconds(milliseconds) };
        EmulatedGpioChip board = new(Line + 1, TimeProvider.System);
        Assert.Throws<ArgumentOutOfRangeException>(() => Make(board, options, TimeProvider.System));
    }

    private protected abstract ICallButton Make(EmulatedGpioChip board, GpioCallButtonOptions options, TimeProvider time);

    private protected abstract Task Test(CallButtonSetting setting, Func<CallButtonBench, Task> test);

    /// <summary>Runs a test by a clock.</summary>
    private protected async Task TestAsync(CallButtonSetting setting, TimeProvider time, Func<CallButtonBench, Task> test)
    {
        EmulatedGpioChip board = new(Line + 1, time);
        var closesTo = setting.PressedIsHigh ? EmulatedDrive.High : EmulatedDrive.Low;
        EmulatedContact contact = new(board, Line, time, closesTo, bounces: true);
        contact.Set(setting.IsDownAtStart);
        await time.UntilAsync(() => !contact.IsBouncing);
        var driver = Make(board, new() { Line = Line, PressedIsHigh = setting.PressedIsHigh }, time);
        using Listening<TimeSpan> button = new(driver.ReadPressesAsync, time);
        await test(new(board, contact, button));
    }

    /// <summary>How the button is wired and found.</summary>
    private protected readonly record struct CallButtonSetting(bool PressedIsHigh, bool IsDownAtStart);

    /// <summary>A contact, and a driver that is listened to.</summary>
    private protected sealed record CallButtonBench(EmulatedGpioChip Board, EmulatedContact Contact, Listening<TimeSpan> Button)
    {
        /// <summary>Lets the contact come to rest, and some time more.</summary>
        public async Task RestAsync()
        {
            await Button.UntilAsync(() => !Contact.IsBouncing);
            await Button.PassAsync(Rest);
        }
    }
}
