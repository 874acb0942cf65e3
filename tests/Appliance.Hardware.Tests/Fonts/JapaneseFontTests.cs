using Appliance.Hardware.Fonts;
using FsCheck;
using FsCheck.Fluent;

namespace Appliance.Hardware.Tests.Fonts;

public class JapaneseFontTests
{
    [Theory]
    [InlineData("41", true)]
    [InlineData("B1", true)]
    [InlineData("FF", false)]
    [InlineData("93FA", true)] // 日, JIS X 0208 467C.
    [InlineData("967B", true)] // 本, 4B5C.
    [InlineData("8D87", true)] // 合, 3967.
    [InlineData("8C76", true)] // 計, 3757.
    [InlineData("82E9", true)] // る, 246B: a second byte below 9F counts to the odd row.
    [InlineData("EAA2", true)] // 熙, 7424: a first byte from E0.
    [InlineData("889F", false)] // 亜, 3021: not in the test font.
    public void A_character_of_shift_jis_is_found_at_its_row_and_cell(string character, bool has) =>
        Assert.Equal(has, TestFont.Load(JapaneseFontHeight.Dots16).Has(Convert.FromHexString(character)));

    [Theory]
    [InlineData(JapaneseFontHeight.Dots16, 8, 16)]
    [InlineData(JapaneseFontHeight.Dots24, 12, 24)]
    public void Dots_stand_where_the_file_has_them(JapaneseFontHeight height, int cell, int dots)
    {
        var font = TestFont.Load(height);
        Assert.Equal((cell, dots), (font.CellDots, font.HeightDots));
        List<(int, int)> black = [];
        font.Draw([0x93, 0xFA], (x, y) => black.Add((x, y))); // 467C = 0100 0110 0111 1100
        int[] columns = [1, 5, 6, 9, 10, 11, 12, 13];
        Assert.Equal([.. columns.Select(x => (x, 0)), .. columns.Select(x => (x, dots - 1))], black);
    }

    [Fact]
    public void A_missing_font_names_the_package()
    {
        var missing = Assert.Throws<FileNotFoundException>(() => JapaneseFont.Load(JapaneseFontHeight.Dots24, "/nowhere"));
        Assert.Contains("xfonts-base", missing.Message, StringComparison.Ordinal);
        Assert.Contains("12x24rk.pcf.gz", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_font_cut_off_anywhere_is_refused()
    {
        var whole = TestFont.Pcf(8, 16, [0x41, 0x42]);
        Assert.True(PcfFont.Parse(whole).Has(0x42));
        for (var length = 0; length < whole.Length; length++)
            Assert.Throws<InvalidDataException>(() => PcfFont.Parse(whole[..length]));
    }

    [Fact]
    public void A_damaged_font_is_refused_or_read_but_never_anything_else()
    {
        var whole = TestFont.Pcf(8, 16, [0x41, 0x42]);
        var damage = Gen.Choose(0, whole.Length - 1).SelectMany(at => Gen.Choose(0, 255).Select(value => (at, value)));
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(20260401, 1),
            Prop.ForAll(damage.ToArbitrary(), change =>
            {
                byte[] damaged = [.. whole];
                damaged[change.at] = (byte)change.value;
                try
                {
                    var font = PcfFont.Parse(damaged);
                    return !font.Has(0x41) || font.IsBlack(0x41, font.Width - 1, font.Height - 1) || font.Width > 0;
                }
                catch (InvalidDataException)
                {
                    return true;
                }
            }));
    }
}
