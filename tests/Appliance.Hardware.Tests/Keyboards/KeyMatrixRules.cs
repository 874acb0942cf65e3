using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.Keyboards;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Tests.Simulation;

namespace Appliance.Hardware.Tests.Keyboards;

/// <summary>What every key matrix keeps to, whichever way its columns are driven.</summary>
public abstract class KeyMatrixRules
{
    private static readonly int[] Rows = [0, 1, 2];
    private protected static readonly int[] Columns = [4, 5];
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(100);

    [Fact]
    public Task Every_key_has_its_place_and_is_told_once_when_it_goes_down_and_once_when_it_is_let_go() => Test([], async bench =>
    {
        List<PosKeyPress> expected = [];
        for (var row = 0; row < Rows.Length; row++)
        {
            for (var column = 0; column < Columns.Length; column++)
            {
                bench.Keys.Press(row, column);
                expected.Add(new(row, column));
                await bench.Keyboard.UntilToldAsync(expected.Count);
                await bench.Keyboard.PassAsync(Rest);
                bench.Keys.Release(row, column);
                expected.Add(new(row, column, IsDown: false));
                await bench.Keyboard.UntilToldAsync(expected.Count);
            }
        }

        Assert.Equal(expected, bench.Keyboard.Told);
    });

    [Fact]
    public Task A_second_key_is_told_while_the_first_is_held() => Test([], async bench =>
    {
        PosKeyPress[] keys = [new(0, 0), new(1, 0), new(2, 1)];
        foreach (var key in keys)
        {
            var count = bench.Keyboard.Told.Count;
            bench.Keys.Press(key.Row, key.Column);
            await bench.Keyboard.UntilToldAsync(count + 1);
        }

        Assert.Equal(keys, bench.Keyboard.Told);
        Assert.Equal(0, bench.Board.ShortCircuits);
    });

    [Fact]
    public Task A_key_that_is_down_at_the_start_is_told_only_when_it_is_let_go_and_pressed_anew() => Test([new(1, 0)], async bench =>
    {
        await bench.Keyboard.PassAsync(Rest);
        Assert.Empty(bench.Keyboard.Told);

        bench.Keys.Release(1, 0);
        await bench.Keyboard.UntilToldAsync(1);
        bench.Keys.Press(1, 0);
        await bench.Keyboard.UntilToldAsync(2);
        Assert.Equal([new(1, 0, IsDown: false), new(1, 0)], bench.Keyboard.Told);
    });

    [Fact]
    public Task A_stuck_key_is_told_once_and_again_after_it_came_up() => Test([], async bench =>
    {
        bench.Keys.SetFault(KeyboardFault.StuckKeys, active: true);
        bench.Keys.Press(0, 0);
        await bench.Keyboard.UntilToldAsync(1);
        bench.Keys.Release(0, 0);
        await bench.Keyboard.PassAsync(Rest);
        Assert.Single(bench.Keyboard.Told);

        bench.Keys.SetFault(KeyboardFault.StuckKeys, active: false);
        await bench.Keyboard.UntilToldAsync(2);
        bench.Keys.Press(0, 0);
        await bench.Keyboard.UntilToldAsync(3);
        Assert.Equal([new(0, 0), new(0, 0, IsDown: false), new(0, 0)], bench.Keyboard.Told);
    });

    [Fact]
    public Task Lines_that_go_away_are_an_io_error() => Test([], async bench =>
    {
        bench.Board.SetFault(GpioChipFault.Unplugged, active: true);

        Assert.IsAssignableFrom<IOException>(await bench.Keyboard.FailureAsync());
    });

    [Fact]
    public Task The_lines_are_free_after_the_reading_ends() => Test([], async bench =>
    {
        bench.Keys.Press(0, 0);
        await bench.Keyboard.UntilToldAsync(1);
        Assert.NotNull(bench.Board.Consumer(Rows[0]));
        await bench.Keyboard.StopAsync();

        Assert.All(Rows.Concat(Columns), line => Assert.Null(bench.Board.Consumer(line)));
    });

    [Fact]
    public void Wirings_out_of_their_range_are_refused()
    {
        EmulatedGpioChip board = new(8, TimeProvider.System);
        Refused([], [1]);
        Refused([1], []);
        Refused([1], [.. Enumerable.Range(2, 9)]);
        Refused([1, 2], [2, 3]);

        void Refused(int[] rows, int[] columns) =>
            Assert.ThrowsAny<ArgumentException>(() => Make(board, rows, columns, TimeProvider.System));
    }

    private protected abstract IPosKeyboard Make(EmulatedGpioChip board, int[] rows, int[] columns, TimeProvider time);

    /// <summary>Tells when a driver has seen all keys for the first time.</summary>
    private protected virtual Func<bool> Looking(EmulatedGpioChip board) => () => board.Consumer(Rows[0]) is not null;

    private protected abstract Task Test(PosKeyPress[] downAtStart, Func<KeyMatrixBench, Task> test);

    /// <summary>Runs a test by a clock.</summary>
    private protected async Task TestAsync(PosKeyPress[] downAtStart, TimeProvider time, Func<KeyMatrixBench, Task> test)
    {
        EmulatedGpioChip board = new(8, time);
        EmulatedKeyMatrix keys = new(board, Rows, Columns, time);
        foreach (var key in downAtStart) keys.Press(key.Row, key.Column);
        var isLooking = Looking(board);
        using Listening<PosKeyPress> keyboard = new(Make(board, Rows, Columns, time).ReadKeysAsync, time);
        await keyboard.UntilAsync(isLooking);
        await test(new(board, keys, keyboard));
    }

    /// <summary>Keys, and a driver that is listened to.</summary>
    private protected sealed record KeyMatrixBench(
        EmulatedGpioChip Board, EmulatedKeyMatrix Keys, Listening<PosKeyPress> Keyboard);
}
