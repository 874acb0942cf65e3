using Appliance.Hardware.CashDrawers;
using Appliance.Hardware.CashDrawers.RelayCashDrawer;
using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.CashDrawers;
using Appliance.Hardware.Emulation.Simulation;
using FsCheck;
using FsCheck.Fluent;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.CashDrawers;

public class RelayCashDrawerTests
{
    private const int Relay = 17;
    private const int Sensor = 22;

    [Theory]
    [InlineData(false, true)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public void A_pulse_opens_the_drawer_whatever_the_polarities(bool activeLow, bool highWhenOpen) => Run(async loop =>
    {
        Bench bench = new(loop, activeLow, Sensor, highWhenOpen);
        var watching = bench.Driver.RunAsync(bench.Stop.Token);
        await loop.Pass(Ms(50));
        Assert.False(bench.Driver.DrawerOpened);

        await bench.Driver.OpenDrawerAsync(default);
        await loop.Pass(Ms(50));

        Assert.True(bench.Drawer.IsOpen);
        Assert.True(bench.Driver.DrawerOpened);
        Assert.Equal((1, Ms(200)), (bench.Drawer.Pulses, bench.Drawer.LongestPulse));
        Assert.False(bench.Drawer.IsPulling);

        bench.Drawer.Close();
        await loop.Pass(Ms(50));

        Assert.False(bench.Driver.DrawerOpened);
        Assert.Equal([false, true, false], bench.Changes);
        await bench.StopAsync(watching);
    });

    [Fact]
    public void A_drawer_without_a_sensor_does_not_know_whether_it_is_open() => Run(async loop =>
    {
        Bench bench = new(loop, sensor: null);
        var watching = bench.Driver.RunAsync(bench.Stop.Token);

        await bench.Driver.OpenDrawerAsync(default);

        Assert.True(bench.Drawer.IsOpen);
        Assert.Null(bench.Driver.DrawerOpened);
        await bench.StopAsync(watching);
    });

    [Fact]
    public void A_drawer_nobody_watches_does_not_know_whether_it_is_open() => Run(async loop =>
    {
        Bench bench = new(loop);
        Assert.Null(bench.Driver.DrawerOpened);
        var watching = bench.Driver.RunAsync(bench.Stop.Token);
        await loop.Pass(Ms(1));
        Assert.False(bench.Driver.DrawerOpened);

        await bench.StopAsync(watching);

        Assert.Null(bench.Driver.DrawerOpened);
    });

    [Fact]
    public void A_jammed_drawer_stays_shut() => Run(async loop =>
    {
        Bench bench = new(loop);
        bench.Drawer.SetFault(CashDrawerFault.Jammed, true);

        await bench.Driver.OpenDrawerAsync(default);

        Assert.False(bench.Drawer.IsOpen);
        Assert.Equal(1, bench.Drawer.Pulses);
    });

    [Fact]
    public void A_sensor_with_its_cable_off_reads_as_open_when_open_is_high() => Run(async loop =>
    {
        Bench bench = new(loop);
        var watching = bench.Driver.RunAsync(bench.Stop.Token);
        await loop.Pass(Ms(1));

        bench.Drawer.SetFault(CashDrawerFault.SensorUnplugged, true);
        await loop.Pass(Ms(50));

        Assert.True(bench.Driver.DrawerOpened);
        await bench.StopAsync(watching);
    });

    [Fact]
    public void A_sensor_that_springs_back_is_one_change() => Run(async loop =>
    {
        Bench bench = new(loop);
        var watching = bench.Driver.RunAsync(bench.Stop.Token);
        await bench.Driver.OpenDrawerAsync(default);
        await loop.Pass(Ms(100));

        for (var bang = 0; bang < 3; bang++)
        {
            bench.Chip.Drive(Sensor, EmulatedDrive.Low);
            await loop.Pass(Ms(8));
            bench.Chip.Drive(Sensor, EmulatedDrive.None);
            await loop.Pass(Ms(8));
        }

        bench.Drawer.Close();
        await loop.Pass(Ms(100));

        Assert.Equal([false, true, false], bench.Changes);
        await bench.StopAsync(watching);
    });

    [Theory]
    [InlineData(501)]
    [InlineData(5000)]
    [InlineData(9)]
    [InlineData(-1)]
    public void A_pulse_outside_its_range_is_refused(int milliseconds)
    {
        EmulatedGpioChip chip = new(28, TimeProvider.System);

        Assert.Throws<ArgumentOutOfRangeException>(() => new RelayCashDrawer(
            chip, new() { RelayLine = Relay, Pulse = Ms(milliseconds) }, TimeProvider.System));
    }

    [Fact]
    public void The_longest_pulse_allowed_is_500_ms() => Run(async loop =>
    {
        Bench bench = new(loop, pulse: Ms(500));

        await bench.Driver.OpenDrawerAsync(default);

        Assert.Equal(Ms(500), bench.Drawer.LongestPulse);
        Assert.Equal(Ms(500), SolenoidBounds.PulseLimit);
    });

    [Fact]
    public void Two_pulses_lie_at_least_a_second_apart() => Run(async loop =>
    {
        Bench bench = new(loop);

        await bench.Driver.OpenDrawerAsync(default);
        await bench.Driver.OpenDrawerAsync(default);
        await loop.Pass(TimeSpan.FromSeconds(5));
        await bench.Driver.OpenDrawerAsync(default);

        Assert.Equal(3, bench.Drawer.Pulses);
        Assert.Equal(TimeSpan.FromSeconds(1), bench.Drawer.ShortestRest);
        Assert.Equal(Start + Ms(200 + 1000 + 200 + 5000 + 200), loop.Time.GetUtcNow());
    });

    [Fact]
    public void Cancellation_in_mid_pulse_drops_the_line_at_once() => Run(async loop =>
    {
        Bench bench = new(loop);
        var opening = bench.Driver.OpenDrawerAsync(bench.Stop.Token);
        await loop.Pass(Ms(20));
        Assert.True(bench.Drawer.IsPulling);

        bench.Stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening);

        Assert.Equal(Start + Ms(20), loop.Time.GetUtcNow());
        AssertReleased(bench);
        Assert.Equal(Ms(20), bench.Drawer.LongestPulse);
        Assert.False(bench.Drawer.IsOpen); // The solenoid did not pull long enough.
    });

    [Fact]
    public void Cancellation_before_the_pulse_gives_none() => Run(async loop =>
    {
        Bench bench = new(loop);
        await bench.Driver.OpenDrawerAsync(default);
        var opening = bench.Driver.OpenDrawerAsync(bench.Stop.Token);
        await loop.Pass(Ms(500));
        bench.Stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Driver.OpenDrawerAsync(bench.Stop.Token));

        Assert.Equal(1, bench.Drawer.Pulses);
    });

    [Fact]
    public void Disposal_in_mid_pulse_drops_the_line_at_once() => Run(async loop =>
    {
        Bench bench = new(loop);
        var opening = bench.Driver.OpenDrawerAsync(default);
        await loop.Pass(Ms(30));

        bench.Driver.Dispose();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening);

        Assert.Equal(Start + Ms(30), loop.Time.GetUtcNow());
        AssertReleased(bench);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => bench.Driver.OpenDrawerAsync(default));
    });

    [Fact]
    public void The_line_falls_when_switching_it_off_fails() => Run(async loop =>
    {
        Bench bench = new(loop);
        var opening = bench.Driver.OpenDrawerAsync(default);
        await loop.Pass(Ms(100));
        bench.Chip.SetFault(GpioChipFault.WriteFailure, true);

        await Assert.ThrowsAsync<IOException>(() => opening);

        AssertReleased(bench);
        Assert.Equal(Ms(200), bench.Drawer.LongestPulse);
    });

    [Fact]
    public void The_line_falls_when_switching_it_off_fails_on_cancellation() => Run(async loop =>
    {
        Bench bench = new(loop, activeLow: true);
        var opening = bench.Driver.OpenDrawerAsync(bench.Stop.Token);
        await loop.Pass(Ms(100));
        bench.Chip.SetFault(GpioChipFault.WriteFailure, true);
        bench.Stop.Cancel();

        await Assert.ThrowsAnyAsync<Exception>(() => opening);

        AssertReleased(bench);
        Assert.Equal(Ms(100), bench.Drawer.LongestPulse);
    });

    [Fact]
    public void A_rest_is_kept_after_a_failed_pulse_too() => Run(async loop =>
    {
        Bench bench = new(loop);
        bench.Chip.SetFault(GpioChipFault.Unplugged, true);
        await Assert.ThrowsAsync<IOException>(() => bench.Driver.OpenDrawerAsync(default));
        bench.Chip.SetFault(GpioChipFault.Unplugged, false);
        var opening = bench.Driver.OpenDrawerAsync(default);
        await loop.Pass(Ms(100));
        bench.Chip.SetFault(GpioChipFault.Unplugged, true);
        await Assert.ThrowsAsync<IOException>(() => opening);
        bench.Chip.SetFault(GpioChipFault.Unplugged, false);

        await bench.Driver.OpenDrawerAsync(default);

        Assert.Equal(2, bench.Drawer.Pulses);
        Assert.True(bench.Drawer.ShortestRest >= SolenoidBounds.Rest);
    });

    [Fact]
    public void The_line_is_held_during_a_pulse_only() => Run(async loop =>
    {
        Bench bench = new(loop);
        Assert.Null(bench.Chip.Consumer(Relay));
        var opening = bench.Driver.OpenDrawerAsync(default);
        Assert.Equal("cash-drawer", bench.Chip.Consumer(Relay));

        await opening;

        AssertReleased(bench);
    });

    [Fact]
    public void A_second_pulse_asked_for_during_the_first_is_a_broken_rule() => Run(async loop =>
    {
        Bench bench = new(loop);
        var opening = bench.Driver.OpenDrawerAsync(default);

        await Assert.ThrowsAsync<InvalidOperationException>(() => bench.Driver.OpenDrawerAsync(default));

        await opening;
        Assert.Equal(1, bench.Drawer.Pulses);
    });

    [Fact]
    public void A_taken_line_is_an_io_error() => Run(async loop =>
    {
        Bench bench = new(loop);
        using var other = bench.Chip.RequestOutputs("other", [Relay], 0);

        await Assert.ThrowsAsync<IOException>(() => bench.Driver.OpenDrawerAsync(default));
    });

    [Fact]
    public void Under_random_orders_the_solenoid_never_pulls_over_500_ms_and_rests_a_second()
    {
        var step = Gen.Choose(0, 3).SelectMany(what => Gen.Choose(0, 1500).Select(wait => (What: what, Wait: wait)));
        var cases = step.ListOf().SelectMany(steps => Gen.Choose(10, 500).Select(pulse => (Steps: steps, Pulse: pulse)));

        Prop.ForAll(cases.ToArbitrary(), sample => Run(async loop =>
        {
            Bench bench = new(loop, pulse: Ms(sample.Pulse));
            foreach (var (what, wait) in sample.Steps)
            {
                // 0: open; 1: open, then cancel; 2: open while writes fail from the middle on; 3: open, then unplug.
                using CancellationTokenSource cancellation = new();
                var opening = bench.Driver.OpenDrawerAsync(cancellation.Token);
                await loop.Pass(Ms(wait));
                if (what == 1) cancellation.Cancel();
                if (what == 2) bench.Chip.SetFault(GpioChipFault.WriteFailure, true);
                if (what == 3) bench.Chip.SetFault(GpioChipFault.Unplugged, true);
                var failure = await Record.ExceptionAsync(() => opening);
                Assert.True(failure is null or IOException or OperationCanceledException, failure?.ToString());
                bench.Chip.SetFault(GpioChipFault.WriteFailure, false);
                bench.Chip.SetFault(GpioChipFault.Unplugged, false);
                AssertReleased(bench);
            }

            Assert.True(bench.Drawer.LongestPulse <= Ms(sample.Pulse));
            Assert.True(bench.Drawer.ShortestRest is not { } rest || rest >= TimeSpan.FromSeconds(1));
        })).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Each_fault_has_a_name() =>
        Assert.Equal(Enum.GetValues<CashDrawerFault>().Order(), CashDrawerFaults.Names.Values.Order());

    private static void AssertReleased(Bench bench)
    {
        Assert.False(bench.Drawer.IsPulling);
        Assert.Null(bench.Chip.Consumer(Relay));
    }

    private sealed class Bench
    {
        public Bench(
            SimulationLoop loop,
            bool activeLow = false,
            int? sensor = Sensor,
            bool highWhenOpen = true,
            TimeSpan? pulse = null)
        {
            Chip = new(28, loop.Time);
            Drawer = new(Chip, Relay, sensor, loop.Time, activeLow, highWhenOpen);
            RelayCashDrawerOptions options = new()
            {
                RelayLine = Relay,
                RelayIsActiveLow = activeLow,
                SensorLine = sensor,
                SensorIsHighWhenOpen = highWhenOpen,
                Pulse = pulse ?? Ms(200),
            };
            Driver = new(Chip, options, loop.Time);
            Driver.DrawerOpenedChanged += Changes.Add;
        }

        public EmulatedGpioChip Chip { get; }

        public EmulatedCashDrawer Drawer { get; }

        public RelayCashDrawer Driver { get; }

        public List<bool> Changes { get; } = [];

        public CancellationTokenSource Stop { get; } = new();

        public async Task StopAsync(Task watching)
        {
            Stop.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);
        }
    }
}
