using Appliance.Hardware.Emulation.LineDisplays;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.LineDisplays;

/// <summary>The emulator by itself, against what the manuals say of these commands.</summary>
public class EmulatedPoleDisplayTests
{
    private static readonly string Blank = new(' ', 20);

    [Fact]
    public void A_display_just_switched_on_shows_a_cursor_and_knows_no_kana_and_no_yen_sign()
    {
        var (text, cursor) = Feed(PoleCommandSet.Epson, [0x41, 0x5C, 0xB1]);
        Assert.Equal(["A\\\uFFFD".PadRight(20), Blank], text);
        Assert.Equal((3, 0, true), cursor);
    }

    [Fact]
    public void After_the_last_cell_of_a_row_comes_the_first_of_the_other()
    {
        var (text, cursor) = Feed(PoleCommandSet.Epson, [0x1F, 0x24, 20, 1, 0x41, 0x42, 0x1F, 0x24, 20, 2, 0x43, 0x44]);
        Assert.Equal(["D".PadRight(19) + "A", "B".PadRight(19) + "C"], text);
        Assert.Equal((1, 0, true), cursor);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(21, 1)]
    [InlineData(1, 3)]
    public void A_cursor_outside_the_glass_stays_where_it_was(byte column, byte row)
    {
        Assert.Equal("AB".PadRight(20), Feed(PoleCommandSet.Epson, [0x41, 0x1F, 0x24, column, row, 0x42]).Text[0]);
        Assert.Equal("AB".PadRight(20), Feed(PoleCommandSet.Cd5220, [0x41, 0x1B, 0x6C, column, row, 0x42]).Text[0]);
    }

    [Fact]
    public void A_set_chosen_later_does_not_change_what_is_shown() => Assert.Equal(
        "\uFFFDｱ".PadRight(20), Feed(PoleCommandSet.Epson, [0xB1, 0x1B, 0x74, 1, 0xB1]).Text[0]);

    [Fact]
    public void A_row_is_cleared_and_the_cursor_moves_to_its_first_cell()
    {
        var (text, cursor) = Feed(PoleCommandSet.Epson, [0x41, 0x1F, 0x24, 5, 2, 0x42, 0x18]);
        Assert.Equal(["A".PadRight(20), Blank], text);
        Assert.Equal((0, 1, true), cursor);
    }

    [Fact]
    public void In_string_mode_nothing_but_strings_and_clearing_works()
    {
        byte[] upper = [0x1B, 0x51, 0x41, 0x48, 0x49, 0x0D];
        Assert.Equal("HI".PadRight(20), Feed(PoleCommandSet.Cd5220, [.. upper, 0x1B, 0x6C, 1, 1, 0x58, 0x1B, 0x40]).Text[0]);
        Assert.Equal("X".PadRight(20), Feed(PoleCommandSet.Cd5220, [.. upper, 0x0C, 0x58]).Text[0]);
        Assert.Equal(
            ["HI".PadRight(20), "HO".PadRight(20)],
            Feed(PoleCommandSet.Cd5220, [.. upper, 0x1B, 0x51, 0x42, 0x48, 0x4F, 0x0D]).Text);
    }

    [Fact]
    public void A_display_that_is_not_selected_shows_nothing() => Assert.Equal(
        "AC".PadRight(20), Feed(PoleCommandSet.Epson, [0x41, 0x1B, 0x3D, 1, 0x42, 0x1B, 0x3D, 3, 0x43]).Text[0]);

    private static (IReadOnlyList<string> Text, (int, int, bool) Cursor) Feed(PoleCommandSet commands, byte[] bytes)
    {
        (IReadOnlyList<string>, (int, int, bool)) result = default;
        Run(async loop =>
        {
            using CancellationTokenSource stop = new();
            PoleBench bench = new(loop, commands, stop.Token);
            foreach (var value in bytes) await bench.Wire.Host.WriteAsync(new[] { value });
            await loop.Pass(Ms(1));
            result = (bench.Device.Text, bench.Device.Cursor);
#pragma warning disable CA1849, MA0042 // CancelAsync would leave the simulation.
            stop.Cancel();
#pragma warning restore CA1849, MA0042
        });
        return result;
    }
}
