using Appliance.Hardware.Buses.Gpio;
using Appliance.Hardware.CashDrawers.RelayCashDrawer;
using Appliance.Hardware.Keyboards.GpioKeyMatrix;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Tones.GpioTone;

namespace Appliance.Hil;

/// <summary>The drivers of a counter on real lines. Timings are those of an emulated processor: only orders are checked.</summary>
internal static class CounterChecks
{
    private const string Label = "counter";
    private const int Column = 4;
    private const int Relay = 5;
    private const int Sensor = 6;
    private const int Buzzer = 7;

    public static async Task RunAsync(Bench bench)
    {
        await bench.CheckAsync("Keys of a matrix are read as they go down and up", KeysAsync);
        await bench.CheckAsync("A drawer gets its pulse and its line back", PulseAsync);
        await bench.CheckAsync("A drawer's pulse that is cancelled ends", CancelledPulseAsync);
        await bench.CheckAsync("A drawer's sensor is watched", SensorAsync);
        await bench.CheckAsync("A buzzer sounds and falls silent", ToneAsync);
    }

    /// <summary>One column: gpio-sim cannot join a row to a column, so a pressed key is a row that is pulled low.</summary>
    private static async Task KeysAsync(CancellationToken cancellationToken)
    {
        using SimulatedChip device = new(Label, 8);
        using var chip = LinuxGpioChip.OpenByLabel(Label);
        GpioKeyMatrixOptions wiring = new() { RowLines = [0, 1, 2, 3], ColumnLines = [Column] };
        GpioKeyMatrix keyboard = new(chip, wiring, TimeProvider.System);
        await using var keys = keyboard.ReadKeysAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        foreach (var row in new[] { 2, 0 })
        {
            var down = keys.MoveNextAsync();
            device.Pull(row, up: false);
            await down;
            Expect.Equal(new PosKeyPress(row, 0), keys.Current);
            var up = keys.MoveNextAsync();
            device.Pull(row, up: true);
            await up;
            Expect.Equal(new PosKeyPress(row, 0, IsDown: false), keys.Current);
        }
    }

    private static async Task PulseAsync(CancellationToken cancellationToken)
    {
        using SimulatedChip device = new(Label, 8);
        using var chip = LinuxGpioChip.OpenByLabel(Label);
        using RelayCashDrawer drawer = new(chip, new() { RelayLine = Relay }, TimeProvider.System);
        var opening = drawer.OpenDrawerAsync(cancellationToken);
        Expect.Equal(1, device.Value(Relay));
        await opening;
        Expect.Equal(0, device.Value(Relay));
        using var free = chip.RequestOutputs("other", [Relay], 0);
    }

    private static async Task CancelledPulseAsync(CancellationToken cancellationToken)
    {
        using SimulatedChip device = new(Label, 8);
        using var chip = LinuxGpioChip.OpenByLabel(Label);
        using RelayCashDrawer drawer = new(chip, new() { RelayLine = Relay }, TimeProvider.System);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var opening = drawer.OpenDrawerAsync(stop.Token);
        Expect.Equal(1, device.Value(Relay));
        await stop.CancelAsync();
        await Expect.ThrowsAsync<OperationCanceledException>(opening);
        Expect.Equal(0, device.Value(Relay));
    }

    private static async Task SensorAsync(CancellationToken cancellationToken)
    {
        using SimulatedChip device = new(Label, 8);
        using var chip = LinuxGpioChip.OpenByLabel(Label);
        using RelayCashDrawer drawer = new(
            chip, new() { RelayLine = Relay, SensorLine = Sensor, SensorIsHighWhenOpen = false }, TimeProvider.System);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        List<bool> news = [];
        drawer.DrawerOpenedChanged += opened =>
        {
            lock (news) news.Add(opened);
        };
        var watch = drawer.RunAsync(stop.Token);
        Expect.Equal(false, drawer.DrawerOpened);
        device.Pull(Sensor, up: false);
        await Expect.EventuallyAsync(() => drawer.DrawerOpened == true, cancellationToken);
        device.Pull(Sensor, up: true);
        await Expect.EventuallyAsync(() => drawer.DrawerOpened == false, cancellationToken);
        lock (news) Expect.Equal("False True False", string.Join(' ', news));
        await stop.CancelAsync();
        await Expect.ThrowsAsync<OperationCanceledException>(watch);
    }

    private static async Task ToneAsync(CancellationToken cancellationToken)
    {
        using SimulatedChip device = new(Label, 8);
        using var chip = LinuxGpioChip.OpenByLabel(Label);
        GpioToneIndicator buzzer = new(chip, new() { Line = Buzzer }, TimeProvider.System);
        var sound = buzzer.SoundAsync(ToneSignal.Error, cancellationToken);
        Expect.Equal(1, device.Value(Buzzer));
        await sound;
        Expect.Equal(0, device.Value(Buzzer));
    }
}
