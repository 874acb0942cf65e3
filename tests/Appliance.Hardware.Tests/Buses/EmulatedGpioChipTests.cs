using Appliance.Hardware.Buses;
using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.Simulation;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.Buses;

public class EmulatedGpioChipTests
{
    private readonly SimulationLoop loop = new(Start);
    private readonly EmulatedGpioChip chip;

    public EmulatedGpioChipTests() => chip = new(28, loop.Time);

    [Fact]
    public void A_taken_line_is_refused_and_free_again_after_disposal()
    {
        var first = chip.RequestOutputs("first", [3, 4], 0);
        Assert.Equal("first", chip.Consumer(4));
        var refusal = Assert.Throws<IOException>(() => chip.RequestInputs("second", [4], GpioBias.None, TimeSpan.Zero));
        Assert.Contains("first", refusal.Message, StringComparison.Ordinal);

        first.Dispose();

        using var second = chip.RequestInputs("second", [4], GpioBias.None, TimeSpan.Zero);
        Assert.Equal("second", chip.Consumer(4));
        Assert.Null(chip.Consumer(3));
    }

    [Theory]
    [InlineData(GpioBias.PullUp, true)]
    [InlineData(GpioBias.PullDown, false)]
    [InlineData(GpioBias.None, false)]
    public void A_floating_input_follows_its_pull_resistor(GpioBias bias, bool level)
    {
        using var input = chip.RequestInputs("x", [1], bias, TimeSpan.Zero);

        Assert.Equal(level, input.Read() == 1);
    }

    [Fact]
    public void A_released_output_falls_back_to_the_resistor_of_the_board()
    {
        chip.SetResistor(1, GpioBias.PullUp);
        var output = chip.RequestOutputs("x", [1], 0);
        Assert.False(chip.Level(1));

        output.Dispose();

        Assert.True(chip.Level(1));
    }

    [Fact]
    public void An_open_drain_output_pulls_low_and_otherwise_lets_go()
    {
        chip.SetResistor(1, GpioBias.PullUp);
        using var output = chip.RequestOutputs("x", [1], 1, openDrain: true);
        Assert.True(chip.Level(1));
        chip.Drive(1, EmulatedDrive.Low);
        Assert.False(chip.Level(1));
        chip.Drive(1, EmulatedDrive.None);

        output.Write(0, 1);

        Assert.False(chip.Level(1));
        Assert.Equal(0, chip.ShortCircuits);
    }

    [Fact]
    public void Closed_switches_make_one_net_of_many_lines_and_opening_parts_them()
    {
        using var inputs = chip.RequestInputs("in", [0, 1, 2], GpioBias.PullUp, TimeSpan.Zero);
        using var output = chip.RequestOutputs("out", [3], 0);
        chip.SetSwitch(3, 2, true);
        chip.SetSwitch(1, 2, true);
        Assert.Equal(0b001UL, inputs.Read());

        chip.SetSwitch(3, 2, false);

        Assert.Equal(0b111UL, inputs.Read());
    }

    [Fact]
    public void Two_outputs_against_each_other_are_a_short_circuit()
    {
        using var high = chip.RequestOutputs("high", [0], 1);
        using var low = chip.RequestOutputs("low", [1], 0);
        Assert.Equal(0, chip.ShortCircuits);

        chip.SetSwitch(0, 1, true);

        Assert.Equal(1, chip.ShortCircuits);
        Assert.False(chip.Level(0));
    }

    [Fact]
    public void Edges_of_several_lines_arrive_in_order_with_their_times() => loop.Run(async () =>
    {
        using var inputs = chip.RequestInputs("x", [5, 9], GpioBias.PullDown, TimeSpan.Zero);
        await loop.Pass(Ms(10));
        chip.Drive(9, EmulatedDrive.High);
        await loop.Pass(Ms(10));
        chip.Drive(5, EmulatedDrive.High);
        chip.Drive(9, EmulatedDrive.None);

        Assert.Equal(new GpioEdge(1, true, Ms(10)), await inputs.WaitForEdgeAsync(default));
        Assert.Equal(new GpioEdge(0, true, Ms(20)), await inputs.WaitForEdgeAsync(default));
        Assert.Equal(new GpioEdge(1, false, Ms(20)), await inputs.WaitForEdgeAsync(default));
    });

    [Fact]
    public void Beyond_the_limit_the_oldest_edges_are_lost() => loop.Run(async () =>
    {
        using var inputs = chip.RequestInputs("x", [5], GpioBias.PullDown, TimeSpan.Zero);
        for (var edge = 0; edge < EmulatedGpioChip.EdgeLimitPerLine + 3; edge++)
        {
            await loop.Pass(Ms(1));
            chip.Drive(5, edge % 2 == 0 ? EmulatedDrive.High : EmulatedDrive.None);
        }

        Assert.Equal(Ms(4), (await inputs.WaitForEdgeAsync(default)).Timestamp);
    });

    [Fact]
    public void A_debounced_input_counts_a_level_only_when_it_lasted() => loop.Run(async () =>
    {
        using var inputs = chip.RequestInputs("x", [5], GpioBias.PullDown, Ms(10));
        chip.Drive(5, EmulatedDrive.High);
        await loop.Pass(Ms(9));
        chip.Drive(5, EmulatedDrive.None);
        await loop.Pass(Ms(20));
        Assert.Equal(0UL, inputs.Read());

        chip.Drive(5, EmulatedDrive.High);
        var edge = await inputs.WaitForEdgeAsync(default);

        Assert.Equal(new GpioEdge(0, true, Ms(39)), edge);
        Assert.Equal(1UL, inputs.Read());
    });

    [Fact]
    public void An_unplugged_chip_fails_what_waits_and_lets_its_lines_go() => loop.Run(async () =>
    {
        using var output = chip.RequestOutputs("out", [1], 1);
        using var inputs = chip.RequestInputs("in", [2], GpioBias.None, TimeSpan.Zero);
        var wait = inputs.WaitForEdgeAsync(default).AsTask();

        chip.SetFault(GpioChipFault.Unplugged, true);

        await Assert.ThrowsAsync<IOException>(() => wait);
        Assert.Throws<IOException>(() => output.Write(1, 1));
        Assert.Throws<IOException>(() => { inputs.Read(); });
        Assert.Throws<IOException>(() => chip.RequestOutputs("again", [1], 0));
        Assert.False(chip.Level(1));
        chip.SetFault(GpioChipFault.Unplugged, false);
        using var again = chip.RequestOutputs("again", [1], 1);
        Assert.True(chip.Level(1));
    });

    [Fact]
    public void Each_fault_has_a_name() =>
        Assert.Equal(Enum.GetValues<GpioChipFault>().Order(), GpioChipFaults.Names.Values.Order());
}
