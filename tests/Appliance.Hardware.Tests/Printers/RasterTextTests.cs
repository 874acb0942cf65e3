using Appliance.Hardware.Fonts;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Printers.EscPos;
using Appliance.Hardware.Tests.Fonts;

namespace Appliance.Hardware.Tests.Printers;

/// <summary>The test font spells codes: 日 is 467C in the first and last row of its cell.</summary>
public class RasterTextTests
{
    private static readonly Lazy<JapaneseFont> Font = new(() => TestFont.Load(JapaneseFontHeight.Dots24));

    [Fact]
    public void A_line_with_kanji_is_a_picture_of_24_dots_and_a_gap_of_6()
    {
        var empty = new string('0', 10 * 22);
        Assert.Equal(
            ["1B40", "", "1D76300005001800" + "410467C000" + empty + "410467C000", "1B4A06"],
            Encode(new PrintText("A日")));
    }

    [Fact]
    public void Double_size_doubles_each_dot_and_bold_adds_one_to_the_right()
    {
        var dots = RasterText.Draw(Font.Value, [new byte[] { 0x41 }], bold: false, scale: 2);
        Assert.Equal((24, 48), (dots.WidthDots, dots.HeightDots));
        Assert.Equal("300300" + "300300" + "000000", Convert.ToHexString(dots.Dots.Span[..9]));

        dots = RasterText.Draw(Font.Value, [new byte[] { 0x41 }], bold: true, scale: 1);
        Assert.Equal("6180", Convert.ToHexString(dots.Dots.Span[..2]));
    }

    [Fact]
    public void A_line_of_ascii_stays_text() =>
        Assert.Equal(["1B40", "41420A"], Encode(new PrintText("AB")));

    [Theory]
    [InlineData("¥")]
    [InlineData("ｱ")]
    public void A_yen_sign_and_kana_are_drawn(string text) =>
        Assert.StartsWith("1D763000" + "0200", Encode(new PrintText(text))[2], StringComparison.Ordinal);

    [Fact]
    public void What_the_font_lacks_is_a_geta() =>
        Assert.Equal(Encode(new PrintText("〓")), Encode(new PrintText("亜")));

    [Fact]
    public void A_line_is_cut_off_at_the_width_of_the_paper() =>
        Assert.Equal(Encode(new PrintText(new string('日', 24))), Encode(new PrintText(new string('日', 30))));

    [Fact]
    public void Alignment_holds_for_drawn_lines_too() => Assert.Equal(
        ["1B40", "1B6101", "1B6102"],
        Encode(new PrintText("日", PrintAlignment.Center), new PrintText("日", PrintAlignment.Right))
            .Where(piece => piece.StartsWith("1B40", StringComparison.Ordinal) || piece.StartsWith("1B61", StringComparison.Ordinal)));

    [Fact]
    public void A_receipt_prints_without_a_kanji_rom() => PrinterRig.Run(
        async rig =>
        {
            await rig.PrintAsync(new PrintText("日本"), new PrintText("TOTAL"), new PrintText("合計 ¥100", Scale: 2), new PrintCut());
            Assert.Equal("[picture]\nTOTAL\n[picture]", Assert.Single(rig.Device.Sheets).Text);
        },
        options: new() { HasKanjiRom = false },
        font: Font.Value);

    [Fact]
    public void A_printer_without_a_kanji_rom_needs_a_font_of_24_dots()
    {
        EscPosPrinterOptions options = new() { HasKanjiRom = false };
        Assert.Throws<ArgumentException>(() => new EscPosPrinter(Stream.Null, options, TimeProvider.System));
        Assert.Throws<ArgumentException>(() => new EscPosPrinter(
            Stream.Null, options, TimeProvider.System, TestFont.Load(JapaneseFontHeight.Dots16)));
    }

    private static string[] Encode(params PrintElement[] elements) =>
        [.. EscPosEncoder.Encode(new(elements), 48, Font.Value).Select(piece => Convert.ToHexString(piece.Span))];
}
