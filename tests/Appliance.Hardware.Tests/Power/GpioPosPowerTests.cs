using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.Contacts;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Power.GpioPosPower;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.Power;

public class GpioPosPowerTests
{
    private const int Line = 26;

    [Theory]
    [InlineData(false, PowerSource.Mains)]
    [InlineData(true, PowerSource.Backup)]
    public void The_source_at_the_start_is_told(bool failed, PowerSource source) => Run(async loop =>
    {
        EmulatedGpioChip chip = new(28, loop.Time);
        EmulatedContact mains = new(chip, Line, loop.Time, EmulatedDrive.High);
        mains.Set(!failed);
        List<PowerReading> told = [];
        using CancellationTokenSource stop = new();
        var reading = new GpioPosPower(chip, new() { Line = Line }).ReadPowerAsync(stop.Token).Collect(told);

        Assert.Equal([new(source, null)], told);
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Null(chip.Consumer(Line));
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Each_change_is_told_with_its_time(bool failedIsHigh) => Run(async loop =>
    {
        EmulatedGpioChip chip = new(28, loop.Time);
        EmulatedContact mains = new(
            chip, Line, loop.Time, failedIsHigh ? EmulatedDrive.Low : EmulatedDrive.High, bounces: true);
        mains.Set(true);
        await loop.Pass(Ms(100));
        List<PowerReading> told = [];
        using CancellationTokenSource stop = new();
        var reading = new GpioPosPower(chip, new() { Line = Line, FailedIsHigh = failedIsHigh })
            .ReadPowerAsync(stop.Token).Collect(told);
        await loop.Pass(Ms(1_000));
        mains.Set(false);
        await loop.Pass(Ms(2_000));
        mains.Set(true);
        await loop.Pass(Ms(100));

        // The contact flickers for 4 ms, then the level must last for 5.
        Assert.Equal(
            [
                new(PowerSource.Mains, null),
                new(PowerSource.Backup, Ms(1_009)),
                new(PowerSource.Mains, Ms(3_009)),
            ],
            told);
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_cable_that_is_off_is_a_failure(bool failedIsHigh) => Run(async loop =>
    {
        EmulatedGpioChip chip = new(28, loop.Time);
        List<PowerReading> told = [];
        using CancellationTokenSource stop = new();
        var reading = new GpioPosPower(chip, new() { Line = Line, FailedIsHigh = failedIsHigh })
            .ReadPowerAsync(stop.Token).Collect(told);

        Assert.Equal(PowerSource.Backup, told[0].Source);
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    });

    [Fact]
    public void Without_debounce_a_failure_is_told_at_once() => Run(async loop =>
    {
        EmulatedGpioChip chip = new(28, loop.Time);
        EmulatedContact mains = new(chip, Line, loop.Time, EmulatedDrive.High);
        mains.Set(true);
        List<PowerReading> told = [];
        using CancellationTokenSource stop = new();
        var reading = new GpioPosPower(chip, new() { Line = Line, Debounce = TimeSpan.Zero })
            .ReadPowerAsync(stop.Token).Collect(told);
        await loop.Pass(Ms(10));
        mains.Set(false);
        await loop.Pass(Ms(1));

        Assert.Equal(new(PowerSource.Backup, Ms(10)), told[^1]);
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    });

    [Fact]
    public void A_chip_that_goes_is_an_io_error() => Run(async loop =>
    {
        EmulatedGpioChip chip = new(28, loop.Time);
        var reading = new GpioPosPower(chip, new() { Line = Line }).ReadPowerAsync(default).Collect([]);
        chip.SetFault(GpioChipFault.Unplugged, true);

        await Assert.ThrowsAsync<IOException>(() => reading);
    });

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    public void A_debounce_outside_its_range_is_refused(int milliseconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new GpioPosPower(
            new EmulatedGpioChip(28, TimeProvider.System), new() { Line = Line, Debounce = Ms(milliseconds) }));
}
