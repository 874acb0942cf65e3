using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.LineDisplays;

namespace Appliance.Hardware.Tests.LineDisplays;

/// <summary>The emulator against the datasheet, without the driver.</summary>
public class EmulatedHd44780Tests
{
    private const int Address = 0x3F;
    private readonly EmulatedI2cBus bus = new();
    private readonly EmulatedHd44780 glass = new();

    public EmulatedHd44780Tests() => bus.Attach(Address, glass);

    [Fact]
    public void After_power_on_the_glass_is_dark_and_the_interface_eight_bits_wide()
    {
        Data("AB"); // As two nibbles each: eight strobes in eight-bit mode.

        Assert.Equal([new string(' ', 20), new string(' ', 20)], glass.Text);
        Assert.True(glass.Backlight); // The expander's port is high.
    }

    [Fact]
    public void Text_stands_in_memory_while_the_display_is_off()
    {
        SetUp();
        Instruction(0x08);
        Data("HIDDEN");
        Assert.Equal(new string(' ', 20), glass.Text[0]);
        Assert.All(glass.Dots, dots => Assert.Equal(0, dots));

        Instruction(0x0C);

        Assert.Equal("HIDDEN".PadRight(20), glass.Text[0]);
    }

    [Fact]
    public void The_first_line_goes_on_in_the_second_after_40_cells_and_the_second_in_the_first()
    {
        SetUp();
        Instruction(0x80 | 0x27);
        Data("xS");
        Assert.Equal('S', glass.Text[1][0]);

        Instruction(0x80 | 0x67);
        Data("xF");

        Assert.Equal('F', glass.Text[0][0]);
    }

    [Fact]
    public void One_line_has_80_cells_and_the_second_row_is_dark()
    {
        SetUp(functionSet: 0x20);
        Instruction(0x80 | 0x4F);
        Data("xF");

        Assert.Equal('F', glass.Text[0][0]);
        Assert.Equal(new string(' ', 20), glass.Text[1]);
    }

    [Fact]
    public void Decrementing_writes_from_right_to_left_and_wraps()
    {
        SetUp();
        Instruction(0x04);
        Instruction(0x80 | 0x01);
        Data("BAZ");

        Assert.Equal("AB", glass.Text[0][..2]);
        Instruction(0x06);
        Instruction(0x80 | 0x67);
        Assert.Equal((byte)'Z', ReadData());
    }

    [Fact]
    public void Shifting_moves_the_window_and_home_brings_it_back()
    {
        SetUp();
        Data("ABC");
        Instruction(0x18);
        Assert.Equal("BC ", glass.Text[0][..3]);
        Instruction(0x1C);
        Instruction(0x1C);
        Assert.Equal(" ABC", glass.Text[0][..4]);

        Instruction(0x02);

        Assert.Equal("ABC", glass.Text[0][..3]);
    }

    [Fact]
    public void Entry_with_shift_moves_the_text_instead_of_the_cursor()
    {
        SetUp();
        Instruction(0x80 | 0x14);
        Instruction(0x07);
        Data("12");

        Assert.Equal("12", glass.Text[0][18..]);
    }

    [Fact]
    public void Clear_blanks_all_and_sets_increment()
    {
        SetUp();
        Data("ABC");
        Instruction(0x04);
        Instruction(0x01);
        Data("XY");

        Assert.Equal("XY".PadRight(20), glass.Text[0]);
    }

    [Fact]
    public void A_programmed_character_shows_its_dots()
    {
        SetUp();
        byte[] smile = [0x00, 0x0A, 0x0A, 0x00, 0x11, 0x0E, 0x00, 0x00];
        Instruction(0x40 | (3 * 8));
        foreach (var row in smile) Byte(row, isData: true);
        Instruction(0x80);
        Byte(0x03, isData: true);

        Assert.Equal(smile, glass.Dots[..8]);
        Assert.Equal('\uFFFD', glass.Text[0][0]);
    }

    [Fact]
    public void The_dots_of_a_letter_are_those_of_the_datasheet()
    {
        SetUp();
        Data("A");

        // Table 4, code 41.
        Assert.Equal([0x0E, 0x11, 0x11, 0x11, 0x1F, 0x11, 0x11, 0x00], glass.Dots[..8]);
    }

    [Fact]
    public void Every_character_of_the_japanese_rom_has_dots_of_its_own()
    {
        var codes = Enumerable.Range(0x21, 0x5F).Concat(Enumerable.Range(0xA1, 0x3F)).ToArray();
        var pictures = codes
            .Select(code => Convert.ToHexString([.. Enumerable.Range(0, 8).Select(row => CharacterGeneratorA00.Row((byte)code, row))]))
            .ToArray();

        Assert.DoesNotContain("0000000000000000", pictures);
        Assert.Equal(["0000001F00000000"], pictures.GroupBy(p => p).Where(g => g.Count() > 1).Select(g => g.Key)); // "-" and "ｰ".
        Assert.All(Enumerable.Range(0, 8), row => Assert.Equal(0, CharacterGeneratorA00.Row(0x20, row)));
    }

    [Fact]
    public void The_address_counter_and_the_data_can_be_read_back()
    {
        SetUp();
        Data("PQ");
        Assert.Equal(2, ReadStatus());
        Instruction(0x80);

        Assert.Equal((byte)'P', ReadData());
        Assert.Equal((byte)'Q', ReadData());
    }

    [Fact]
    public void A_register_select_that_changes_with_the_strobe_is_counted()
    {
        SetUp();
        bus.Write(Address, [0x08, 0x4D, 0x49]);

        Assert.Equal(1, glass.TimingViolations);
    }

    [Fact]
    public void The_backlight_follows_its_bit_and_changes_are_told()
    {
        var changes = 0;
        glass.Changed += () => changes++;

        bus.Write(Address, [0x00]);
        Assert.False(glass.Backlight);
        bus.Write(Address, [0x08]);

        Assert.True(glass.Backlight);
        Assert.Equal(2, changes);
    }

    [Fact]
    public void Each_fault_has_a_name() =>
        Assert.Equal(Enum.GetValues<LineDisplayFault>().Order(), LineDisplayFaults.Names.Values.Order());

    private void SetUp(byte functionSet = 0x28)
    {
        Strobe(0x3, isData: false);
        Strobe(0x3, isData: false);
        Strobe(0x3, isData: false);
        Strobe(0x2, isData: false);
        Instruction(functionSet);
        Instruction(0x0C);
        Instruction(0x01);
        Instruction(0x06);
    }

    private void Data(string ascii)
    {
        foreach (var character in ascii) Byte((byte)character, isData: true);
    }

    private void Instruction(byte value) => Byte(value, isData: false);

    private void Byte(byte value, bool isData)
    {
        Strobe(value >> 4, isData);
        Strobe(value & 0x0F, isData);
    }

    private void Strobe(int nibble, bool isData)
    {
        var lines = (byte)(isData ? 0x09 : 0x08);
        bus.Write(Address, [lines, (byte)(nibble << 4 | lines | 0x04), (byte)(nibble << 4 | lines)]);
    }

    private byte ReadData() => Read(0x0B);

    private byte ReadStatus() => Read(0x0A);

    private byte Read(byte lines)
    {
        var value = 0;
        for (var half = 0; half < 2; half++)
        {
            var state = new byte[1];
            bus.Write(Address, [(byte)(0xF0 | lines), (byte)(0xF0 | lines | 0x04)]);
            bus.Read(Address, state);
            bus.Write(Address, [(byte)(0xF0 | lines)]);
            value = value << 4 | state[0] >> 4;
        }

        return (byte)value;
    }
}
