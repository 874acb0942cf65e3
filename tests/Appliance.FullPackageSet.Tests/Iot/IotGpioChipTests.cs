using System.Device.Gpio;
using Appliance.Hardware.Buses;
using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.Iot.Buses;
using Appliance.Hardware.Tests.Buses;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.FullPackageSet.Tests.Iot;

/// <summary>The library's chip over an emulated board, in simulated time: nothing of it knows a clock.</summary>
public class IotGpioChipContract : GpioChipRules
{
    private protected override Task Test(Func<GpioBench, Task> test)
    {
        Run(async loop =>
        {
            EmulatedGpioChip board = new(GpioBench.LineCount, loop.Time);
            IotGpioChip chip = new(new GpioController(new EmulatedGpioDriver(board)), loop.Time);
            using EmulatedBoardBench bench = new(board, chip, loop.Time);
            await test(bench);
        });
        return Task.CompletedTask;
    }
}

public sealed class IotGpioChipTests : IDisposable
{
    private static readonly TimeSpan Debounce = TimeSpan.FromMilliseconds(5);

    private readonly SimulationLoop loop = new(new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly EmulatedGpioChip board;
    private readonly IotGpioChip chip;

    public IotGpioChipTests()
    {
        board = new(8, loop.Time);
        chip = new(new GpioController(new EmulatedGpioDriver(board)), loop.Time);
    }

    [Fact]
    public void A_level_counts_when_it_has_lasted_and_is_stamped_then() => loop.Run(async () =>
    {
        using var inputs = chip.RequestInputs("test", [4], GpioBias.PullUp, Debounce);
        board.Drive(4, EmulatedDrive.Low);
        await Task.Delay(TimeSpan.FromMilliseconds(2), loop.Time);
        Assert.Equal(1UL, inputs.Read());
        board.Drive(4, EmulatedDrive.None);
        await Task.Delay(Debounce * 2, loop.Time);
        board.Drive(4, EmulatedDrive.Low);
        var edge = await inputs.WaitForEdgeAsync(default);
        Assert.Equal(new(0, false, TimeSpan.FromMilliseconds(2 + 10 + 5)), edge);
        Assert.Equal(0UL, inputs.Read());
    });

    [Fact]
    public void A_floating_open_drain_line_drives_against_nobody()
    {
        board.SetResistor(1, GpioBias.PullUp);
        using var outputs = chip.RequestOutputs("test", [1], 1, openDrain: true);
        board.Drive(1, EmulatedDrive.Low);
        Assert.Equal(0, board.ShortCircuits);
    }

    [Fact]
    public void Releasing_the_lines_ends_the_wait_for_an_edge() => loop.Run(async () =>
    {
        var inputs = chip.RequestInputs("test", [4], GpioBias.PullUp, TimeSpan.Zero);
        var waiting = inputs.WaitForEdgeAsync(default).AsTask();
        inputs.Dispose();
        await Assert.ThrowsAsync<IOException>(() => waiting);
    });

    public void Dispose() => chip.Dispose();
}
