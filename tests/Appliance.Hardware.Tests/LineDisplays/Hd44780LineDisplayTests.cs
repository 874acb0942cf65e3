using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.LineDisplays;
using Appliance.Hardware.LineDisplays.Hd44780;
using FsCheck;
using FsCheck.Fluent;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.LineDisplays;

public class Hd44780LineDisplayTests
{
    private const int Address = 0x27;

    [Fact]
    public void Initialisation_is_figure_24_of_the_datasheet() => Run(async loop =>
    {
        RecordingI2cBus bus = new(loop.Time);
        await new Hd44780LineDisplay(bus, new(), loop.Time).InitializeAsync(default);

        // HD44780U datasheet, figure 24 (4-bit interface), N = 1, F = 0, I/D = 1, S = 0; then display on.
        Assert.Equal("333" + "2" + "28" + "08" + "01" + "06" + "0C", Nibbles(bus));
        Assert.All(bus.Writes, write => Assert.Equal(Address, write.Address));
    });

    [Fact]
    public void Initialisation_keeps_the_waits_of_the_datasheet() => Run(async loop =>
    {
        RecordingI2cBus bus = new(loop.Time);
        await new Hd44780LineDisplay(bus, new(), loop.Time).InitializeAsync(default);

        var at = bus.Writes.Select(write => write.At).ToArray();
        Assert.True(at[0] - Start > Ms(40), "power-on, at 2.7 V");
        Assert.True(at[1] - at[0] > Ms(4.1), "first function set");
        Assert.True(at[2] - at[1] > Ms(0.1), "second function set");
        Assert.Equal([0x0C, 0x08, 0x1C, 0x18], bus.Writes[2].Bytes[^4..]); // Clear is the last of its transfer.
        Assert.True(at[3] - at[2] > Ms(1.52 * 270 / 190), "clear, at the slowest clock");
    });

    [Theory]
    [InlineData(16, 2)]
    [InlineData(20, 2)]
    [InlineData(16, 4)]
    [InlineData(20, 4)]
    public void Each_row_stands_where_it_should(int columns, int rows) => Run(async loop =>
    {
        var (display, glass, _) = await ReadyAsync(loop.Time, columns, rows);
        var text = Enumerable.Range(0, rows).Select(row => new string((char)('A' + row), columns)).ToArray();

        await display.DisplayTextAsync(text, default);

        Assert.Equal(text, glass.Text);
        Assert.Equal(0, glass.TimingViolations);
    });

    [Fact]
    public void Missing_rows_and_cells_are_blank_and_what_is_too_long_is_cut_off() => Run(async loop =>
    {
        var (display, glass, _) = await ReadyAsync(loop.Time);
        await display.DisplayTextAsync([new string('x', 20), new string('y', 20)], default);

        await display.DisplayTextAsync(["ABCDEFGHIJKLMNOPQRSTUVWXYZ"], default);
        Assert.Equal(["ABCDEFGHIJKLMNOPQRST", new string(' ', 20)], glass.Text);

        await display.DisplayTextAsync(["a", "b", "c"], default);
        Assert.Equal(["a".PadRight(20), "b".PadRight(20)], glass.Text);
    });

    [Fact]
    public void The_amount_due_reads_right() => Run(async loop =>
    {
        var (display, glass, _) = await ReadyAsync(loop.Time);

        await display.DisplayTextAsync(["ごうけい     ￥１，２８０", "オツリ         ¥720"], default);

        Assert.Equal(["ｺﾞｳｹｲ     ¥1,280    ", "ｵﾂﾘ         ¥720    "], glass.Text);
    });

    [Fact]
    public void A_text_that_is_shown_already_does_not_travel() => Run(async loop =>
    {
        var (display, _, bus) = await ReadyAsync(loop.Time);
        await display.DisplayTextAsync(["TOTAL", "¥100"], default);
        var before = bus.BytesTransferred;

        await display.DisplayTextAsync(["TOTAL", "¥100"], default);

        Assert.Equal(before, bus.BytesTransferred);
    });

    [Theory]
    [InlineData("TOTAX", 10)] // Register select 1, address 4, register select 1, character 4.
    [InlineData("TXXAL", 14)]
    [InlineData("XOXAL", 18)] // One cell between: it is written again, for 4.
    [InlineData("XOTXL", 20)] // Two between: the address is moved, for 6.
    public void Only_changed_cells_travel(string changed, int bytes) => Run(async loop =>
    {
        var (display, glass, bus) = await ReadyAsync(loop.Time);
        await display.DisplayTextAsync(["TOTAL"], default);
        var before = bus.BytesTransferred;

        await display.DisplayTextAsync([changed], default);

        Assert.Equal(bytes, bus.BytesTransferred - before);
        Assert.Equal(changed.PadRight(20), glass.Text[0]);
    });

    [Fact]
    public void A_whole_display_travels_in_one_transfer_of_less_than_16_ms() => Run(async loop =>
    {
        var (display, _, bus) = await ReadyAsync(loop.Time);
        var (transfers, wire) = (bus.Transfers, bus.WireTime);

        await display.DisplayTextAsync([new string('x', 20), new string('y', 20)], default);

        Assert.Equal(1, bus.Transfers - transfers);
        Assert.InRange(bus.WireTime - wire, Ms(15), Ms(16));
    });

    [Fact]
    public void The_largest_display_stays_below_the_limit_of_a_transfer() => Run(async loop =>
    {
        var (display, _, bus) = await ReadyAsync(loop.Time, 20, 4);
        var (transfers, bytes) = (bus.Transfers, bus.BytesTransferred);

        await display.DisplayTextAsync([.. Enumerable.Repeat(new string('x', 20), 4)], default);

        Assert.Equal(1, bus.Transfers - transfers);
        Assert.InRange(bus.BytesTransferred - bytes, 1, Hd44780Transfer.LimitBytes);
    });

    [Fact]
    public void A_transfer_above_the_limit_is_cut_between_two_characters() => Run(loop =>
    {
        RecordingI2cBus bus = new(loop.Time);
        Hd44780Transfer transfer = new(bus, Address);
        for (var count = 0; count < 200; count++) transfer.Data((byte)'x');
        transfer.Send();

        Assert.Equal(2, bus.Writes.Count);
        Assert.All(bus.Writes, write => Assert.InRange(write.Bytes.Length, 1, Hd44780Transfer.LimitBytes));
        Assert.Equal(string.Concat(Enumerable.Repeat("78", 200)), Nibbles(bus));
        return Task.CompletedTask;
    });

    [Fact]
    public void A_display_that_is_not_there_is_an_io_error() => Run(async loop =>
    {
        Hd44780LineDisplay display = new(new EmulatedI2cBus(), new(), loop.Time);

        await Assert.ThrowsAsync<IOException>(async () => await display.InitializeAsync(default));
    });

    [Fact]
    public void A_display_that_was_never_initialised_shows_nothing() => Run(async loop =>
    {
        RecordingI2cBus bus = new(loop.Time);
        Hd44780LineDisplay display = new(bus, new(), loop.Time);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await display.DisplayTextAsync(["x"], default));
        Assert.Empty(bus.Writes);
    });

    [Fact]
    public void A_lost_display_refuses_text_until_it_is_initialised_and_then_shows_all_of_it() => Run(async loop =>
    {
        var (display, glass, _) = await ReadyAsync(loop.Time);
        await display.DisplayTextAsync(["BEFORE"], default);
        glass.SetFault(LineDisplayFault.Unplugged, true);
        await Assert.ThrowsAsync<IOException>(async () => await display.DisplayTextAsync(["DURING"], default));

        glass.SetFault(LineDisplayFault.Unplugged, false);
        await Assert.ThrowsAsync<IOException>(async () => await display.DisplayTextAsync(["DURING"], default));
        await display.InitializeAsync(default);
        Assert.Equal(new string(' ', 20), glass.Text[0]);
        await display.DisplayTextAsync(["BEFORE"], default);

        Assert.Equal("BEFORE".PadRight(20), glass.Text[0]);
    });

    [Fact]
    public void A_display_that_lost_its_power_is_dark_until_it_is_initialised() => Run(async loop =>
    {
        var (display, glass, _) = await ReadyAsync(loop.Time);
        await display.DisplayTextAsync(["BEFORE"], default);
        glass.SetFault(LineDisplayFault.PowerLoss, true);
        Assert.Equal(new string(' ', 20), glass.Text[0]);

        await display.InitializeAsync(default);
        await display.DisplayTextAsync(["AFTER"], default);

        Assert.Equal("AFTER".PadRight(20), glass.Text[0]);
    });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Initialisation_recovers_a_controller_left_in_any_half_way_state(int strobes) => Run(async loop =>
    {
        var (display, glass, bus) = await ReadyAsync(loop.Time);
        for (var strobe = 0; strobe < strobes; strobe++) bus.Write(Address, [0x0C, 0x08]);

        await display.InitializeAsync(default);
        await display.DisplayTextAsync(["RECOVERED"], default);

        Assert.Equal("RECOVERED".PadRight(20), glass.Text[0]);
    });

    [Fact]
    public void A_cancelled_initialisation_leaves_the_display_lost() => Run(async loop =>
    {
        var (display, _, _) = await ReadyAsync(loop.Time);
        using CancellationTokenSource cancellation = new(Ms(43), loop.Time);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await display.InitializeAsync(cancellation.Token));

        await Assert.ThrowsAsync<IOException>(async () => await display.DisplayTextAsync(["x"], default));
    });

    [Fact]
    public void The_glass_shows_each_text_in_a_row_of_random_texts()
    {
        const string showable = " 0123456789ABCXYZabcxyz,.-+*/()¥→←ｱｲｳｶﾞﾊﾟｯｰ｡｢｣､･ﾝ";
        var cell = Gen.Elements(showable.ToCharArray());
        var row = Gen.Choose(0, 24).SelectMany(length => cell.ArrayOf(length)).Select(cells => new string(cells));
        var texts = row.ArrayOf(2).ListOf();

        Prop.ForAll(texts.ToArbitrary(), sequence => Run(async loop =>
        {
            var (display, glass, bus) = await ReadyAsync(loop.Time);
            foreach (var text in sequence)
            {
                var bytes = bus.BytesTransferred;
                await display.DisplayTextAsync(text, default);
                Assert.Equal(text.Select(line => line.PadRight(20)[..20]), glass.Text);
                Assert.InRange(bus.BytesTransferred - bytes, 0, 172);
            }

            Assert.Equal(0, glass.TimingViolations);
        })).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(0x1F, 20, 2)]
    [InlineData(0x28, 20, 2)]
    [InlineData(0x27, 40, 2)]
    [InlineData(0x27, 20, 1)]
    public void Options_outside_their_range_are_refused(int address, int columns, int rows) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Hd44780LineDisplay(
            new EmulatedI2cBus(), new() { Address = address, Columns = columns, Rows = rows }, TimeProvider.System));

    private static async Task<(Hd44780LineDisplay Display, EmulatedHd44780 Glass, EmulatedI2cBus Bus)> ReadyAsync(
        TimeProvider time, int columns = 20, int rows = 2)
    {
        EmulatedI2cBus bus = new();
        EmulatedHd44780 glass = new(columns, rows);
        bus.Attach(Address, glass);
        Hd44780LineDisplay display = new(bus, new() { Columns = columns, Rows = rows }, time);
        await display.InitializeAsync(default);
        return (display, glass, bus);
    }

    /// <summary>The nibbles that were on D7–D4 as E fell, R/W being low.</summary>
    internal static string Nibbles(RecordingI2cBus bus)
    {
        var before = 0xFF & ~0x04;
        var nibbles = "";
        foreach (var state in bus.Writes.SelectMany(write => write.Bytes))
        {
            Assert.Equal(0, state & 0x02);
            if ((before & 0x04) != 0 && (state & 0x04) == 0) nibbles += (before >> 4).ToString("X");
            before = state;
        }

        return nibbles;
    }
}
