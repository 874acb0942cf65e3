using System.Device.Gpio;
using Appliance.Hardware.Buses;
using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.Iot.Buses;

namespace Appliance.FullPackageSet.Tests.Iot;

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
    public void Inputs_are_read_in_the_order_they_were_asked_for()
    {
        board.Drive(5, EmulatedDrive.High);
        board.Drive(2, EmulatedDrive.Low);
        using var inputs = chip.RequestInputs("test", [2, 5, 3], GpioBias.PullUp, TimeSpan.Zero);
        Assert.Equal(0b110UL, inputs.Read());
    }

    [Fact]
    public void Edges_come_in_order_with_their_time() => loop.Run(async () =>
    {
        using var inputs = chip.RequestInputs("test", [4, 6], GpioBias.PullUp, TimeSpan.Zero);
        await Task.Delay(Debounce, loop.Time);
        board.Drive(6, EmulatedDrive.Low);
        board.Drive(4, EmulatedDrive.Low);
        board.Drive(6, EmulatedDrive.None);
        Assert.Equal(new(1, false, Debounce), await inputs.WaitForEdgeAsync(default));
        Assert.Equal(new(0, false, Debounce), await inputs.WaitForEdgeAsync(default));
        Assert.Equal(new(1, true, Debounce), await inputs.WaitForEdgeAsync(default));
    });

    [Fact]
    public void A_level_that_does_not_last_is_no_edge_when_debouncing() => loop.Run(async () =>
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
    public void Outputs_begin_with_their_first_values_and_change_by_mask()
    {
        using var outputs = chip.RequestOutputs("test", [1, 2, 3], 0b101);
        Assert.Equal([true, false, true], Levels(1, 2, 3));
        outputs.Write(0b010, 0b011);
        Assert.Equal([false, true, true], Levels(1, 2, 3));
    }

    [Fact]
    public void An_open_drain_line_floats_when_it_is_high_and_is_low_when_it_is_low()
    {
        board.SetResistor(1, GpioBias.PullUp);
        using var outputs = chip.RequestOutputs("test", [1], 1, openDrain: true);
        Assert.True(board.Level(1));
        board.Drive(1, EmulatedDrive.Low);
        Assert.Equal(0, board.ShortCircuits);
        board.Drive(1, EmulatedDrive.None);
        outputs.Write(0, 1);
        Assert.False(board.Level(1));
        outputs.Write(1, 1);
        Assert.True(board.Level(1));
    }

    [Fact]
    public void A_line_that_is_taken_is_refused_and_the_others_of_the_request_are_free_again()
    {
        using var first = chip.RequestOutputs("test", [1], 0);
        Assert.Throws<IOException>(() => chip.RequestInputs("test", [0, 1], GpioBias.None, TimeSpan.Zero));
        using var second = chip.RequestInputs("test", [0], GpioBias.None, TimeSpan.Zero);
        first.Dispose();
        Assert.Null(board.Consumer(1));
        using var third = chip.RequestInputs("test", [1], GpioBias.None, TimeSpan.Zero);
        Assert.NotNull(board.Consumer(1));
    }

    [Fact]
    public void A_chip_that_is_gone_is_an_io_error()
    {
        using var outputs = chip.RequestOutputs("test", [1], 0);
        board.SetFault(GpioChipFault.Unplugged, active: true);
        Assert.Throws<IOException>(() => outputs.Write(1, 1));
        Assert.Throws<IOException>(() => chip.RequestInputs("test", [2], GpioBias.None, TimeSpan.Zero));
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

    private bool[] Levels(params int[] lines) => [.. lines.Select(board.Level)];
}
