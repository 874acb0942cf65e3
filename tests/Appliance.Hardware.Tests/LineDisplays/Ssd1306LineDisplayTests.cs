using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.LineDisplays;
using Appliance.Hardware.Fonts;
using Appliance.Hardware.LineDisplays.Ssd1306;
using Appliance.Hardware.Tests.Fonts;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.LineDisplays;

/// <summary>Commands from the SSD1306 datasheet, rev. 1.1: table 9-1 and the application note, figure 2.</summary>
public class Ssd1306LineDisplayTests
{
    [Fact]
    public void Initialisation_is_figure_2_and_clears_the_memory_before_the_glass_goes_on() => Run(async loop =>
    {
        RecordingI2cBus bus = new(loop.Time);
        await new Ssd1306LineDisplay(bus, new(), TestFont.Load(JapaneseFontHeight.Dots16)).InitializeAsync(default);
        var writes = bus.Writes.Select(write => Convert.ToHexString(write.Bytes)).ToArray();
        Assert.Equal("00" + "AE" + "A83F" + "D300" + "40" + "A1" + "C8" + "DA12" + "817F" + "A4" + "A6" + "D580" + "8D14" + "2000", writes[0]);
        Assert.Equal("0021007F220000", writes[1]);
        Assert.Equal("40" + new string('0', 256), writes[2]);
        Assert.Equal("0021007F220707", writes[15]);
        Assert.Equal("00AF", writes[^1]);
        Assert.Equal(1 + (2 * 8) + 1, writes.Length);
    });

    [Fact]
    public void A_kanji_takes_two_cells_and_its_dots_stand_where_they_should() => Run(async _ =>
    {
        Ssd1306Bench bench = new();
        await bench.Display.InitializeAsync(default);
        await bench.Display.DisplayTextAsync(["", "A日"], default);

        // 41 and 467C in the first and last row of their cells, the second row of text begins at dot 16.
        var rows = bench.Glass.ToPbm().Split('\n')[2..66];
        var expected = "01000001" + "0100011001111100" + new string('0', 104);
        Assert.Equal(expected, rows[16]);
        Assert.Equal(expected, rows[31]);
        Assert.Equal(62, rows.Count(row => row == new string('0', 128)));
    });

    [Fact]
    public void Half_a_kanji_is_not_shown() => Run(async _ =>
    {
        Ssd1306Bench bench = new();
        await bench.Display.InitializeAsync(default);
        await bench.Display.DisplayTextAsync([new string('x', 15) + "日", new string('x', 14) + "日"], default);
        Assert.Equal(new string('x', 15) + " ", bench.Shown[0]);
        Assert.Equal(new string('x', 14) + "F|", bench.Shown[1]);
    });

    [Fact]
    public void A_kana_with_a_sound_mark_is_one_character_and_kana_outside_of_the_font_are_question_marks() => Run(async _ =>
    {
        Ssd1306Bench bench = new();
        await bench.Display.InitializeAsync(default);
        await bench.Display.DisplayTextAsync(["か\u3099x", "髙〓x", "ｱﾞ"], default);
        Assert.Equal("?x".PadRight(16), bench.Shown[0]);
        Assert.Equal("?\".x".PadRight(16), bench.Shown[1]); // 〓 is 222E.
        Assert.Equal("\u00B1\u00DE".PadRight(16), bench.Shown[2]);
    });

    [Fact]
    public void Only_the_changed_columns_of_changed_pages_travel() => Run(async _ =>
    {
        Ssd1306Bench bench = new();
        await bench.Display.InitializeAsync(default);
        await bench.Display.DisplayTextAsync(["", "TOTAL 100"], default);
        var (transfers, bytes) = (bench.Bus.Transfers, bench.Bus.BytesTransferred);

        await bench.Display.DisplayTextAsync(["", "TOTAL 200"], default);

        // 31 and 32 differ in two columns, in the two pages of the row: a window of 7 and a run of 3 bytes each.
        Assert.Equal((4, 20), (bench.Bus.Transfers - transfers, bench.Bus.BytesTransferred - bytes));
        Assert.Equal("TOTAL 200".PadRight(16), bench.Shown[1]);

        await bench.Display.DisplayTextAsync(["", "TOTAL 200"], default);
        Assert.Equal((4, 20), (bench.Bus.Transfers - transfers, bench.Bus.BytesTransferred - bytes));
    });

    [Fact]
    public void Upside_down_turns_the_picture_by_half() => Run(async _ =>
    {
        Ssd1306Bench upright = new();
        Ssd1306Bench turned = new(new() { UpsideDown = true });
        foreach (var bench in (Ssd1306Bench[])[upright, turned])
        {
            await bench.Display.InitializeAsync(default);
            await bench.Display.DisplayTextAsync(["A日"], default);
        }

        for (var y = 0; y < 64; y++)
        {
            for (var x = 0; x < 128; x++) Assert.Equal(upright.Glass.IsLit(x, y), turned.Glass.IsLit(127 - x, 63 - y));
        }
    });

    [Theory]
    [InlineData(0x3B, 127)]
    [InlineData(0x3C, 256)]
    [InlineData(0x3C, -1)]
    public void Options_outside_their_range_are_refused(int address, int contrast) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Ssd1306LineDisplay(
            new EmulatedI2cBus(),
            new() { Address = address, Contrast = contrast },
            TestFont.Load(JapaneseFontHeight.Dots16)));

    [Fact]
    public void A_font_of_another_height_is_refused() => Assert.Throws<ArgumentException>(
        () => new Ssd1306LineDisplay(new EmulatedI2cBus(), new(), TestFont.Load(JapaneseFontHeight.Dots24)));

    [Theory]
    [InlineData("2000" + "21010222" + "0102", "1,1 2,1 1,2 2,2")] // Horizontal: columns first.
    [InlineData("2001" + "21010222" + "0102", "1,1 1,2 2,1 2,2")] // Vertical: pages first.
    [InlineData("2002" + "B30F17", "127,3 0,3 1,3 2,3")] // Page: within a page, round its end.
    public void The_emulator_fills_its_memory_as_the_addressing_mode_says(string commands, string order)
    {
        EmulatedSsd1306 glass = new();
        glass.Written(Convert.FromHexString("00" + "8D14A1C8AF" + "2000" + "21007F220007"));
        glass.Written([0x40, .. new byte[1_024]]);
        glass.Written(Convert.FromHexString("00" + commands));
        List<string> lit = [];
        foreach (var _ in Enumerable.Range(0, 4))
        {
            var before = Cells(glass);
            glass.Written([0x40, 0xFF]);
            lit.AddRange(Cells(glass).Except(before));
        }

        Assert.Equal(order, string.Join(' ', lit));
    }

    [Fact]
    public void The_emulated_glass_is_dark_without_its_charge_pump_and_full_of_noise_after_power_on()
    {
        EmulatedSsd1306 glass = new();
        glass.Written([0x00, 0xAF]);
        Assert.Empty(Cells(glass));
        glass.Written([0x00, 0x8D, 0x14]);
        Assert.NotEmpty(Cells(glass));
        glass.SetFault(LineDisplayFault.PowerLoss, true);
        Assert.Empty(Cells(glass));
    }

    /// <summary>Columns of pages with a lit dot at their top.</summary>
    private static List<string> Cells(EmulatedSsd1306 glass) =>
    [
        .. Enumerable.Range(0, 8 * 128).Where(cell => glass.IsLit(cell % 128, cell / 128 * 8))
            .Select(cell => $"{cell % 128},{cell / 128}"),
    ];
}
