using Appliance.Hardware.LineDisplays.Hd44780;

namespace Appliance.Hardware.Tests.LineDisplays;

/// <summary>Codes from the HD44780U datasheet, table 4 (ROM code A00), and JIS X 0201 for the kana.</summary>
public class CharacterRomA00Tests
{
    [Theory]
    [InlineData("A", "41")]
    [InlineData("~", "3F")]
    [InlineData("\\", "3F")]
    [InlineData("¥", "5C")]
    [InlineData("￥", "5C")]
    [InlineData("→←", "7E7F")]
    [InlineData("Ａｚ０９！", "417A303921")]
    [InlineData("～＼", "3F3F")]
    [InlineData("\u3000", "20")]
    [InlineData("｡｢｣､･ｦｧ", "A1A2A3A4A5A6A7")]
    [InlineData("。「」、・ヲァ", "A1A2A3A4A5A6A7")]
    [InlineData("ーアンﾞﾟ", "B0B1DDDEDF")]
    [InlineData("ガパヴ", "B6DECADFB3DE")]
    [InlineData("がぱゔ", "B6DECADFB3DE")]
    [InlineData("か\u3099は\u309A", "B6DECADF")]
    [InlineData("゛゜", "DEDF")]
    [InlineData("ヱヰヮヵヶ", "B4B2DCB6B9")]
    [InlineData("っゃゅょ", "AFACADAE")]
    [InlineData("ワヷヺ", "DCDCDEA6DE")]
    [InlineData("25°", "3235DF")]
    [InlineData("合計", "3F3F")]
    [InlineData("𠮷", "3F")]
    [InlineData("\r\n\0\u007F", "3F3F3F3F")]
    public void Text_becomes_the_codes_of_the_rom(string text, string codes) =>
        Assert.Equal(codes, Convert.ToHexString([.. CharacterRomA00.Encode(text)]));

    [Fact]
    public void Each_kana_of_the_syllabary_stands_at_its_code()
    {
        const string fullWidth =
            "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
        var codes = CharacterRomA00.Encode(fullWidth).ToArray();

        Assert.Equal(Enumerable.Range(0xB1, 45).Select(code => (byte)code), codes);
    }

    [Fact]
    public void Hiragana_gives_the_cells_of_its_katakana()
    {
        var hiragana = string.Concat(Enumerable.Range(0x3041, 0x3096 - 0x3041 + 1).Select(code => (char)code));
        var katakana = string.Concat(hiragana.Select(kana => (char)(kana + 0x60)));

        Assert.Equal(CharacterRomA00.Encode(katakana), CharacterRomA00.Encode(hiragana));
        Assert.DoesNotContain(CharacterRomA00.Unknown, CharacterRomA00.Encode(hiragana));
    }
}
