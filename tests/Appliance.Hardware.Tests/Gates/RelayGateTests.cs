using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.Gates;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.Gates.RelayGate;
using FsCheck;
using FsCheck.Fluent;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.Gates;

public class RelayGateTests
{
    private const int Relay = 17;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_pulse_opens_the_gate_whatever_the_polarity(bool activeLow) => Run(async loop =>
    {
        using Bench bench = new(loop, activeLow);

        await bench.Driver.OpenGateAsync(default);

        Assert.True(bench.Gate.IsOpen);
        Assert.Equal((1, Ms(500)), (bench.Gate.Pulses, bench.Gate.LongestPulse));
        AssertReleased(bench);
        await loop.Pass(EmulatedGate.OpenTime);
        Assert.False(bench.Gate.IsOpen);
    });

    [Fact]
    public void A_stuck_gate_stays_shut() => Run(async loop =>
    {
        using Bench bench = new(loop);
        bench.Gate.SetFault(GateFault.Stuck, true);

        await bench.Driver.OpenGateAsync(default);

        Assert.False(bench.Gate.IsOpen);
        Assert.Equal(1, bench.Gate.Pulses);
    });

    [Theory]
    [InlineData(49)]
    [InlineData(5_001)]
    [InlineData(-1)]
    public void A_pulse_outside_its_range_is_refused(int milliseconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RelayGate(
            new EmulatedGpioChip(28, TimeProvider.System),
            new() { RelayLine = Relay, Pulse = Ms(milliseconds) },
            TimeProvider.System));

    [Fact]
    public void The_longest_pulse_allowed_is_5_s() => Run(async loop =>
    {
        using Bench bench = new(loop, pulse: Ms(5_000));

        await bench.Driver.OpenGateAsync(default);

        Assert.Equal(Ms(5_000), bench.Gate.LongestPulse);
        Assert.Equal(Ms(5_000), RelayGate.PulseLimit);
    });

    [Fact]
    public void Two_pulses_lie_at_least_a_second_apart() => Run(async loop =>
    {
        using Bench bench = new(loop);

        await bench.Driver.OpenGateAsync(default);
        await bench.Driver.OpenGateAsync(default);

        Assert.Equal(TimeSpan.FromSeconds(1), bench.Gate.ShortestRest);
        Assert.Equal(TimeSpan.FromSeconds(1), RelayGate.Rest);
    });

    [Fact]
    public void Disposal_in_mid_pulse_drops_the_line_at_once() => Run(async loop =>
    {
        using Bench bench = new(loop);
        var opening = bench.Driver.OpenGateAsync(default);
        await loop.Pass(Ms(20));

        bench.Driver.Dispose();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening);

        AssertReleased(bench);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => bench.Driver.OpenGateAsync(default));
    });

    [Fact]
    public void A_second_pulse_asked_for_during_the_first_is_a_broken_rule() => Run(async loop =>
    {
        using Bench bench = new(loop);
        var opening = bench.Driver.OpenGateAsync(default);

        await Assert.ThrowsAsync<InvalidOperationException>(() => bench.Driver.OpenGateAsync(default));

        await opening;
        Assert.Equal(1, bench.Gate.Pulses);
    });

    [Fact]
    public void A_taken_line_is_an_io_error() => Run(async loop =>
    {
        using Bench bench = new(loop);
        using var other = bench.Chip.RequestOutputs("other", [Relay], 0);

        await Assert.ThrowsAsync<IOException>(() => bench.Driver.OpenGateAsync(default));
    });

    [Fact]
    public void Under_random_orders_the_relay_never_pulls_too_long_and_rests_a_second()
    {
        var step = Gen.Choose(0, 3).SelectMany(what => Gen.Choose(0, 2_000).Select(wait => (What: what, Wait: wait)));
        var cases = step.ListOf().SelectMany(steps => Gen.Choose(50, 5_000).Select(pulse => (Steps: steps, Pulse: pulse)));

        Prop.ForAll(cases.ToArbitrary(), sample => Run(async loop =>
        {
            using Bench bench = new(loop, pulse: Ms(sample.Pulse));
            foreach (var (what, wait) in sample.Steps)
            {
                // 0: open; 1: open, then cancel; 2: open while writes fail from the middle on; 3: open, then unplug.
                using CancellationTokenSource cancellation = new();
                var opening = bench.Driver.OpenGateAsync(cancellation.Token);
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

            Assert.True(bench.Gate.LongestPulse <= Ms(sample.Pulse));
            Assert.True(bench.Gate.ShortestRest is not { } rest || rest >= RelayGate.Rest);
        })).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Each_fault_has_a_name() =>
        Assert.Equal(Enum.GetValues<GateFault>().Order(), GateFaults.Names.Values.Order());

    private static void AssertReleased(Bench bench)
    {
        Assert.False(bench.Gate.IsPulling);
        Assert.Null(bench.Chip.Consumer(Relay));
    }

    private sealed class Bench : IDisposable
    {
        public Bench(SimulationLoop loop, bool activeLow = false, TimeSpan? pulse = null)
        {
            Chip = new(28, loop.Time);
            Gate = new(Chip, Relay, loop.Time, activeLow);
            Driver = new(
                Chip, new() { RelayLine = Relay, RelayIsActiveLow = activeLow, Pulse = pulse ?? Ms(500) }, loop.Time);
        }

        public EmulatedGpioChip Chip { get; }

        public EmulatedGate Gate { get; }

        public RelayGate Driver { get; }

        public void Dispose()
        {
            Driver.Dispose();
            Gate.Dispose();
        }
    }
}
