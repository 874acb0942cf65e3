using System.Device.Gpio;
using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.Contacts;
using Appliance.Hardware.Iot.CallButtons;

namespace Appliance.FullPackageSet.Tests.Iot;

/// <summary>The library debounces by the wall clock, so these run in real time, without waiting longer than they must.</summary>
public sealed class IotCallButtonTests : IDisposable
{
    private const int Line = 3;

    private readonly EmulatedGpioChip board = new(8, TimeProvider.System);
    private readonly CancellationTokenSource guard = new(TimeSpan.FromSeconds(20));
    private readonly IotCallButton button;

    public IotCallButtonTests() =>
        button = new(() => new GpioController(new EmulatedGpioDriver(board)), new() { Line = Line }, TimeProvider.System);

    [Fact]
    public async Task A_press_is_told_once_however_it_bounces_and_so_is_the_next()
    {
        EmulatedContact contact = new(board, Line, TimeProvider.System, bounces: true);
        await using var told = button.ReadPressesAsync(guard.Token).GetAsyncEnumerator();
        var first = told.MoveNextAsync().AsTask();
        contact.Set(closed: true);
        Assert.True(await first);
        var second = told.MoveNextAsync().AsTask();
        contact.Set(closed: false);
        await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, guard.Token); // Had the release counted, it would have by now.
        Assert.False(second.IsCompleted);
        contact.Set(closed: true);
        Assert.True(await second);
    }

    [Fact]
    public async Task A_button_that_is_down_at_the_start_is_no_press()
    {
        EmulatedContact contact = new(board, Line, TimeProvider.System);
        contact.Set(closed: true);
        await using var told = button.ReadPressesAsync(guard.Token).GetAsyncEnumerator();
        var first = told.MoveNextAsync().AsTask();
        contact.Set(closed: false);
        Assert.False(first.IsCompleted);
        contact.Set(closed: true);
        Assert.True(await first);
    }

    [Fact]
    public async Task The_line_is_free_after_the_reading_ends()
    {
        EmulatedContact contact = new(board, Line, TimeProvider.System);
        using CancellationTokenSource stop = new();
        await using (var told = button.ReadPressesAsync(stop.Token).GetAsyncEnumerator(stop.Token))
        {
            var press = told.MoveNextAsync().AsTask();
            contact.Set(closed: true);
            Assert.True(await press);
            Assert.NotNull(board.Consumer(Line));
        }

        Assert.Null(board.Consumer(Line));
    }

    [Fact]
    public async Task A_chip_that_is_gone_is_an_io_error()
    {
        board.SetFault(GpioChipFault.Unplugged, active: true);
        await using var told = button.ReadPressesAsync(guard.Token).GetAsyncEnumerator();
        await Assert.ThrowsAnyAsync<IOException>(() => told.MoveNextAsync().AsTask());
    }

    [Fact]
    public void A_settling_time_out_of_range_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new IotCallButton(
            () => throw new NotSupportedException(), new() { Line = Line, Debounce = TimeSpan.Zero }, TimeProvider.System));

    public void Dispose() => guard.Dispose();
}
