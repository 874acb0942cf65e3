using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.Keyboards;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.Keyboards.GpioKeyMatrix;
using Appliance.Hardware.Ports;
using FsCheck;
using FsCheck.Fluent;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.Keyboards;

public class GpioKeyMatrixTests
{
    private static readonly int[] Rows = [4, 5, 6, 7];
    private static readonly int[] Columns = [8, 9, 10, 11, 12];

    [Fact]
    public void A_key_is_told_once_when_it_goes_down() => Test(async bench =>
    {
        bench.Keys.Press(1, 2);
        await bench.Pass(500);
        bench.Keys.Release(1, 2);
        await bench.Pass(50);

        Assert.Equal([new(1, 2)], bench.Told);
    });

    [Fact]
    public void A_key_is_told_within_two_debounce_intervals() => Test(async bench =>
    {
        bench.Keys.Press(3, 4);
        await bench.Pass(4);
        Assert.Empty(bench.Told);
        await bench.Pass(6);

        Assert.Equal([new(3, 4)], bench.Told);
    });

    [Fact]
    public void Every_key_has_its_place() => Test(async bench =>
    {
        List<PosKeyPress> expected = [];
        for (var row = 0; row < Rows.Length; row++)
        {
            for (var column = 0; column < Columns.Length; column++)
            {
                expected.Add(new(row, column));
                bench.Keys.Press(row, column);
                await bench.Pass(20);
                bench.Keys.Release(row, column);
                await bench.Pass(20);
            }
        }

        Assert.Equal(expected, bench.Told);
    });

    [Fact]
    public void A_touch_shorter_than_the_debounce_time_is_no_key() => Test(async bench =>
    {
        bench.Keys.Press(0, 0);
        await bench.Pass(3);
        bench.Keys.Release(0, 0);
        await bench.Pass(50);

        Assert.Empty(bench.Told);
    });

    [Fact]
    public void Bouncing_contacts_give_one_key_each() => Test(async bench =>
    {
        bench.Keys.SetFault(KeyboardFault.Bounce, true);
        for (var times = 0; times < 5; times++)
        {
            bench.Keys.Press(2, 1);
            await bench.Pass(60);
            bench.Keys.Release(2, 1);
            await bench.Pass(60);
        }

        Assert.Equal(Enumerable.Repeat(new PosKeyPress(2, 1), 5), bench.Told);
    });

    [Fact]
    public void While_no_key_is_down_nothing_is_polled() => Test(async bench =>
    {
        bench.Keys.Press(0, 0);
        await bench.Pass(20);
        bench.Keys.Release(0, 0);
        await bench.Pass(20);
        var changes = 0;
        bench.Chip.LevelChanged += (_, _) => changes++;

        await bench.Pass(60_000);

        Assert.Equal(0, changes);
        Assert.All(Columns, line => Assert.False(bench.Chip.Level(line)));
    });

    [Fact]
    public void While_a_key_is_down_the_matrix_is_looked_at_once_each_debounce_interval() => Test(async bench =>
    {
        bench.Keys.Press(0, 0);
        await bench.Pass(20);
        var scans = 0;
        bench.Chip.LevelChanged += (line, level) => scans += line == Rows[0] && level ? 1 : 0;

        await bench.Pass(1000);

        // The key's row rises once in each scan: when its column's turn is over.
        Assert.InRange(scans, 199, 201);
    });

    [Fact]
    public void A_second_key_is_told_while_the_first_is_held() => Test(async bench =>
    {
        bench.Keys.Press(0, 0);
        await bench.Pass(30);
        bench.Keys.Press(0, 3);
        await bench.Pass(30);
        bench.Keys.Press(2, 4);
        await bench.Pass(30);

        Assert.Equal([new(0, 0), new(0, 3), new(2, 4)], bench.Told);
    });

    [Fact]
    public void A_whole_row_may_be_held() => Test(async bench =>
    {
        for (var column = 0; column < Columns.Length; column++)
        {
            bench.Keys.Press(1, column);
            await bench.Pass(20);
        }

        Assert.Equal(Enumerable.Range(0, Columns.Length).Select(column => new PosKeyPress(1, column)), bench.Told);
    });

    [Fact]
    public void Three_corners_of_a_rectangle_do_not_give_the_fourth() => Test(async bench =>
    {
        bench.Keys.Press(0, 0);
        await bench.Pass(20);
        bench.Keys.Press(0, 1);
        await bench.Pass(20);
        bench.Keys.Press(1, 0);
        await bench.Pass(200);

        // The third key looks like its ghost: neither is believed.
        Assert.Equal([new(0, 0), new(0, 1)], bench.Told);
    });

    [Fact]
    public void A_key_held_back_as_a_possible_ghost_is_told_once_it_is_clear() => Test(async bench =>
    {
        bench.Keys.Press(0, 0);
        await bench.Pass(20);
        bench.Keys.Press(0, 1);
        await bench.Pass(20);
        bench.Keys.Press(1, 0);
        await bench.Pass(20);
        bench.Keys.Release(0, 0);
        await bench.Pass(20);

        Assert.Equal([new(0, 0), new(0, 1), new(1, 0)], bench.Told);
    });

    [Fact]
    public void Two_keys_in_a_row_never_join_a_high_output_to_a_low_one() => Test(async bench =>
    {
        bench.Keys.Press(0, 0);
        bench.Keys.Press(0, 1);
        bench.Keys.Press(1, 1);
        await bench.Pass(100);

        Assert.Equal(0, bench.Chip.ShortCircuits);
    });

    [Fact]
    public void A_key_pressed_in_the_instant_another_is_let_go_is_told() => Test(async bench =>
    {
        for (var turn = 0; turn < 20; turn++)
        {
            bench.Keys.Press(turn % 4, turn % 5);
            await bench.Pass(11 + turn); // Any shorter and it may be too short a touch.
            bench.Keys.Release(turn % 4, turn % 5);
        }

        await bench.Pass(50);
        Assert.Equal(Enumerable.Range(0, 20).Select(turn => new PosKeyPress(turn % 4, turn % 5)), bench.Told);
    });

    [Fact]
    public void Random_keys_are_told_once_each_in_order_while_no_three_make_a_rectangle()
    {
        var key = Gen.Choose(0, Rows.Length - 1)
            .SelectMany(row => Gen.Choose(0, Columns.Length - 1).Select(column => new PosKeyPress(row, column)));
        var moves = Gen.Choose(6, 40).SelectMany(gap => key.Select(moved => (Gap: gap, Key: moved))).ListOf();
        var cases = moves.SelectMany(list => Gen.Elements(false, true).Select(bounce => (Moves: list, Bounce: bounce)));

        Prop.ForAll(cases.ToArbitrary(), sample => Test(async bench =>
        {
            bench.Keys.SetFault(KeyboardFault.Bounce, sample.Bounce);
            HashSet<PosKeyPress> held = [];
            List<PosKeyPress> expected = [];
            foreach (var (gap, moved) in sample.Moves)
            {
                if (held.Remove(moved))
                {
                    bench.Keys.Release(moved.Row, moved.Column);
                }
                else
                {
                    if (MakesRectangle([.. held, moved])) continue;
                    held.Add(moved);
                    expected.Add(moved);
                    bench.Keys.Press(moved.Row, moved.Column);
                }

                // A bounce ends after 3 ms; then the key is seen within 5 ms and counts within another 5.
                await bench.Pass(gap + (sample.Bounce ? 10 : 5));
            }

            await bench.Pass(50);
            Assert.Equal(expected, bench.Told);
            Assert.Equal(0, bench.Chip.ShortCircuits);
        })).QuickCheckThrowOnFailure();

        // The model knows keys as pairs, not as bits: three corners, wherever the fourth.
        static bool MakesRectangle(IReadOnlyCollection<PosKeyPress> keys) =>
            keys.Any(a => keys.Any(b => b.Row == a.Row && b.Column != a.Column
                && keys.Any(c => c.Column == a.Column && c.Row != a.Row)));
    }

    [Fact]
    public void Options_outside_their_range_are_refused()
    {
        EmulatedGpioChip chip = new(28, TimeProvider.System);
        Refused(new() { RowLines = [1], ColumnLines = [2], Debounce = Ms(0.5) });
        Refused(new() { RowLines = [1], ColumnLines = [2], Debounce = Ms(51) });

        void Refused(GpioKeyMatrixOptions options) =>
            Assert.ThrowsAny<ArgumentException>(() => new GpioKeyMatrix(chip, options, TimeProvider.System));
    }

    [Fact]
    public void Each_fault_has_a_name() =>
        Assert.Equal(Enum.GetValues<KeyboardFault>().Order(), KeyboardFaults.Names.Values.Order());

    private static void Test(Func<Bench, Task> test) => Run(async loop =>
    {
        using Bench bench = new(loop);
        await bench.Pass(10);
        await test(bench);
        await bench.StopAsync();
    });

    private sealed class Bench : IDisposable
    {
        private readonly SimulationLoop loop;
        private readonly CancellationTokenSource stop = new();

        public Bench(SimulationLoop loop)
        {
            this.loop = loop;
            Chip = new(28, loop.Time);
            Keys = new(Chip, Rows, Columns, loop.Time);
            GpioKeyMatrix driver = new(Chip, new() { RowLines = Rows, ColumnLines = Columns }, loop.Time);
            Reading = driver.ReadKeysAsync(stop.Token).Collect(Events);
        }

        public EmulatedGpioChip Chip { get; }

        public EmulatedKeyMatrix Keys { get; }

        public List<PosKeyPress> Events { get; } = [];

        /// <summary>Keys that went down.</summary>
        public List<PosKeyPress> Told => [.. Events.Where(key => key.IsDown)];

        public Task Reading { get; }

        public void Dispose() => stop.Dispose();

        public Task Pass(double milliseconds) => loop.Pass(Ms(milliseconds));

        public async Task StopAsync()
        {
            stop.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Reading);
        }
    }
}
