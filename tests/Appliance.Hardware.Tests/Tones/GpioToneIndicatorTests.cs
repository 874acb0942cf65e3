using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.Emulation.Tones;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Tones.GpioTone;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.Tones;

public class GpioToneIndicatorTests
{
    private const int Line = 18;

    [Fact]
    public void Accepted_is_one_tone_of_40_ms() => Test(async (loop, chip, buzzer, driver) =>
    {
        await driver.SoundAsync(ToneSignal.Accepted, default);

        Assert.Equal([new(Start, Ms(40))], buzzer.Tones);
        Assert.Equal(Start + Ms(40), loop.Time.GetUtcNow());
    });

    [Fact]
    public void Error_is_two_long_tones() => Test(async (loop, chip, buzzer, driver) =>
    {
        await driver.SoundAsync(ToneSignal.Error, default);

        Assert.Equal([new(Start, Ms(300)), new(Start + Ms(450), Ms(300))], buzzer.Tones);
    });

    [Fact]
    public void Cancellation_silences_it_at_once() => Test(async (loop, chip, buzzer, driver) =>
    {
        using CancellationTokenSource cancellation = new(Ms(100), loop.Time);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => driver.SoundAsync(ToneSignal.Error, cancellation.Token));

        Assert.False(buzzer.IsSounding);
        Assert.Equal([new(Start, Ms(100))], buzzer.Tones);
        Assert.Null(chip.Consumer(Line));
    });

    [Fact]
    public void It_is_silent_when_switching_it_off_fails() => Test(async (loop, chip, buzzer, driver) =>
    {
        var sounding = driver.SoundAsync(ToneSignal.Error, default);
        chip.SetFault(GpioChipFault.WriteFailure, true);

        await Assert.ThrowsAsync<IOException>(() => sounding);

        Assert.False(buzzer.IsSounding);
        Assert.Null(chip.Consumer(Line));
    });

    [Fact]
    public void The_beginning_and_the_end_of_a_tone_are_told() => Test(async (loop, chip, buzzer, driver) =>
    {
        List<bool> told = [];
        buzzer.SoundingChanged += told.Add;

        await driver.SoundAsync(ToneSignal.Accepted, default);

        Assert.Equal([true, false], told);
        Assert.Equal(1, buzzer.Count);
    });

    [Fact]
    public void Beyond_the_limit_the_oldest_tones_are_forgotten() => Test(async (loop, chip, buzzer, driver) =>
    {
        for (var count = 0; count < EmulatedBuzzer.HistoryLimit + 1; count++)
            await driver.SoundAsync(ToneSignal.Accepted, default);

        Assert.Equal(EmulatedBuzzer.HistoryLimit, buzzer.Tones.Count);
        Assert.Equal(Start + Ms(40), buzzer.Tones[0].Start);
        Assert.Equal(EmulatedBuzzer.HistoryLimit + 1, buzzer.Count);
    });

    private static void Test(Func<SimulationLoop, EmulatedGpioChip, EmulatedBuzzer, GpioToneIndicator, Task> test) =>
        Run(async loop =>
        {
            EmulatedGpioChip chip = new(28, loop.Time);
            using EmulatedBuzzer buzzer = new(chip, Line, loop.Time);
            await test(loop, chip, buzzer, new GpioToneIndicator(chip, new() { Line = Line }, loop.Time));
        });
}
