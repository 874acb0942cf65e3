using Appliance.Hardware.Buses;
using Appliance.Hardware.Tests.Simulation;

namespace Appliance.Hardware.Tests.Buses;

/// <summary>A chip, and what is at the other end of its lines.</summary>
/// <param name="time">Its clock.</param>
internal abstract class GpioBench(TimeProvider time) : IDisposable
{
    /// <summary>Lines of the chip.</summary>
    public const int LineCount = 12;

    private readonly CancellationTokenSource limit = new(Patience.Limit, time);

    /// <summary>Whether <see cref="Level"/> is true for an output that lets its line float.</summary>
    public virtual bool ShowsFloating => true;

    /// <summary>Ends a wait for what does not come.</summary>
    public CancellationToken Limit => limit.Token;

    public abstract IGpioChip Chip { get; }

    /// <summary>A time that is long for the bench.</summary>
    public abstract TimeSpan Debounce { get; }

    /// <summary>Holds an input high or low from outside.</summary>
    public abstract void Drive(int line, bool high);

    /// <summary>Puts a resistor on a line, outside the chip.</summary>
    public abstract void SetResistor(int line, bool up);

    public abstract bool Level(int line);

    public abstract void Unplug();

    public Task PassAsync(TimeSpan span) => Task.Delay(span, time);

    public virtual void Dispose() => limit.Dispose();
}

/// <summary>What every GPIO chip keeps to, whosever code it is and whatever lies under it.</summary>
public abstract class GpioChipRules
{
    [Fact]
    public Task Inputs_are_read_in_the_order_they_were_asked_for() => Test(bench =>
    {
        using var inputs = bench.Chip.RequestInputs("test", [2, 5, 3], GpioBias.PullUp, TimeSpan.Zero);
        bench.Drive(2, high: false);
        bench.Drive(5, high: true);
        bench.Drive(3, high: true);
        Assert.Equal(0b110UL, inputs.Read());
        return Task.CompletedTask;
    });

    [Theory]
    [InlineData(GpioBias.PullUp, 1UL)]
    [InlineData(GpioBias.PullDown, 0UL)]
    public Task A_resistor_pulls_where_it_was_asked_to(GpioBias bias, ulong level) => Test(bench =>
    {
        using var input = bench.Chip.RequestInputs("test", [0], bias, TimeSpan.Zero);
        Assert.Equal(level, input.Read());
        return Task.CompletedTask;
    });

    [Fact]
    public Task Outputs_begin_with_their_first_values_and_change_by_mask() => Test(bench =>
    {
        using var outputs = bench.Chip.RequestOutputs("test", [7, 2, 3], 0b101);
        Assert.Equal((true, false, true), (bench.Level(7), bench.Level(2), bench.Level(3)));
        outputs.Write(0b010, 0b011);
        Assert.Equal((false, true, true), (bench.Level(7), bench.Level(2), bench.Level(3)));
        return Task.CompletedTask;
    });

    [Fact]
    public Task An_output_falls_when_it_is_given_back() => Test(bench =>
    {
        bench.SetResistor(1, up: false);
        using (bench.Chip.RequestOutputs("test", [1], 1)) Assert.True(bench.Level(1));
        Assert.False(bench.Level(1));
        return Task.CompletedTask;
    });

    [Fact]
    public Task An_open_drain_output_pulls_low_and_otherwise_leaves_the_line_to_its_resistor() => Test(bench =>
    {
        bench.SetResistor(1, up: true);
        using (var output = bench.Chip.RequestOutputs("test", [1], 1, openDrain: true))
        {
            Assert.True(bench.Level(1));
            output.Write(0, 1);
            Assert.False(bench.Level(1));
            output.Write(1, 1);
            if (bench.ShowsFloating) Assert.True(bench.Level(1));
            output.Write(0, 1);
        }

        Assert.True(bench.Level(1));
        return Task.CompletedTask;
    });

    [Fact]
    public Task A_taken_line_is_refused_and_the_others_of_the_request_stay_free() => Test(bench =>
    {
        using (bench.Chip.RequestOutputs("first", [1], 0))
        {
            Assert.ThrowsAny<IOException>(() => bench.Chip.RequestInputs("second", [0, 1], GpioBias.None, TimeSpan.Zero));
            using var other = bench.Chip.RequestInputs("second", [0], GpioBias.None, TimeSpan.Zero);
        }

        using var free = bench.Chip.RequestInputs("second", [0, 1], GpioBias.None, TimeSpan.Zero);
        return Task.CompletedTask;
    });

    [Fact]
    public Task A_line_that_does_not_exist_or_is_named_twice_is_refused() => Test(bench =>
    {
        Assert.ThrowsAny<IOException>(() => bench.Chip.RequestOutputs("test", [GpioBench.LineCount], 0));
        Assert.ThrowsAny<IOException>(() => bench.Chip.RequestOutputs("test", [5, 5], 0));
        using var free = bench.Chip.RequestOutputs("test", [5], 0);
        return Task.CompletedTask;
    });

    [Fact]
    public Task Consumers_and_requests_have_their_limits() => Test(bench =>
    {
        Assert.ThrowsAny<ArgumentException>(() => bench.Chip.RequestOutputs(new string('x', 32), [1], 0));
        Assert.ThrowsAny<ArgumentException>(() => bench.Chip.RequestOutputs("é", [1], 0));
        Assert.ThrowsAny<ArgumentException>(() => bench.Chip.RequestOutputs("test", [], 0));
        Assert.ThrowsAny<ArgumentException>(() => bench.Chip.RequestOutputs("test", [.. Enumerable.Range(0, 65)], 0));
        using var longest = bench.Chip.RequestOutputs(new string('x', 31), [1], 0);
        return Task.CompletedTask;
    });

    /// <summary>Boards may hand over two edges of two lines in either order when they come at once; their stamps tell.</summary>
    [Fact]
    public Task Edges_of_several_lines_are_told_with_the_time_of_each() => Test(async bench =>
    {
        using var inputs = bench.Chip.RequestInputs("test", [6, 2, 4], GpioBias.PullDown, TimeSpan.Zero);
        await bench.PassAsync(TimeSpan.FromMilliseconds(1));
        var first = inputs.WaitForEdgeAsync(bench.Limit);
        Assert.False(first.IsCompleted);
        bench.Drive(4, high: true);
        var rise = await first;
        await bench.PassAsync(TimeSpan.FromMilliseconds(1));
        bench.Drive(6, high: true);
        await bench.PassAsync(TimeSpan.FromMilliseconds(1));
        bench.Drive(4, high: false);
        GpioEdge[] edges = [rise, await inputs.WaitForEdgeAsync(bench.Limit), await inputs.WaitForEdgeAsync(bench.Limit)];
        Array.Sort(edges, (a, b) => a.Timestamp.CompareTo(b.Timestamp));
        Assert.Equal([(2, true), (0, true), (2, false)], edges.Select(edge => (edge.Line, edge.Rising)));
        Assert.True(TimeSpan.Zero < edges[0].Timestamp);
        Assert.True(edges[0].Timestamp < edges[1].Timestamp && edges[1].Timestamp < edges[2].Timestamp);
        Assert.Equal(0b001UL, inputs.Read());
    });

    [Fact]
    public Task A_flicker_shorter_than_the_debounce_is_no_edge_and_a_level_that_lasts_is() => Test(async bench =>
    {
        using var input = bench.Chip.RequestInputs("test", [0], GpioBias.PullUp, bench.Debounce);
        var edge = input.WaitForEdgeAsync(bench.Limit).AsTask();
        bench.Drive(0, high: false);
        bench.Drive(0, high: true);
        await bench.PassAsync(bench.Debounce * 1.5);
        Assert.False(edge.IsCompleted);
        Assert.Equal(1UL, input.Read());
        bench.Drive(0, high: false);
        Assert.False((await edge).Rising);
        Assert.Equal(0UL, input.Read());
    });

    [Fact]
    public Task A_wait_can_be_cancelled_and_the_line_is_free_at_once() => Test(async bench =>
    {
        for (var round = 0; round < 3; round++)
        {
            using CancellationTokenSource stop = new();
            using var input = bench.Chip.RequestInputs("test", [0], GpioBias.PullUp, TimeSpan.Zero);
            var edge = input.WaitForEdgeAsync(stop.Token).AsTask();
            stop.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => edge);
        }
    });

    [Fact]
    public Task A_chip_that_is_gone_is_an_io_error_and_ends_what_waits() => Test(async bench =>
    {
        using var input = bench.Chip.RequestInputs("test", [0], GpioBias.PullUp, TimeSpan.Zero);
        using var output = bench.Chip.RequestOutputs("test", [1], 0);
        var waiting = WaitsThroughUnplugging ? WaitOnAsync(input, bench.Limit) : null;
        bench.Unplug();
        Assert.ThrowsAny<IOException>(() => input.Read());
        Assert.ThrowsAny<IOException>(() => output.Write(1, 1));
        Assert.ThrowsAny<IOException>(() => bench.Chip.RequestOutputs("test", [2], 0));
        waiting ??= WaitOnAsync(input, bench.Limit);
        await Assert.ThrowsAnyAsync<IOException>(() => waiting);
    });

    /// <summary>Waits for edges as long as there are any: a line that loses its resistor may fall.</summary>
    private static async Task WaitOnAsync(IGpioInputs input, CancellationToken cancellationToken)
    {
        while (true) await input.WaitForEdgeAsync(cancellationToken);
    }

    /// <summary>Whether a wait that began before its chip went is ended by that.</summary>
    private protected virtual bool WaitsThroughUnplugging => true;

    private protected abstract Task Test(Func<GpioBench, Task> test);
}
