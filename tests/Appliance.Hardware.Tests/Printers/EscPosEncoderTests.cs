using System.Globalization;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Printers.EscPos;

namespace Appliance.Hardware.Tests.Printers;

/// <summary>Bytes from Epson's ESC/POS command reference; kanji from the Shift_JIS table of JIS X 0208.</summary>
public class EscPosEncoderTests
{
    private const int Columns = 48;

    private static string Encode(params PrintElement[] elements) => EncodeAt(Columns, elements);

    private static string EncodeAt(int columns, params PrintElement[] elements) =>
        string.Join('|', EscPosEncoder.Encode(new(elements), columns).Skip(1).Select(Hex));

    private static string Hex(ReadOnlyMemory<byte> bytes) =>
        string.Join(' ', bytes.ToArray().Select(value => value.ToString("X2", CultureInfo.InvariantCulture)));

    [Fact]
    public void A_document_starts_with_reset_shift_jis_japanese_set_and_katakana_page() =>
        Assert.Equal("1B 40 1C 43 01 1B 52 08 1B 74 01", Hex(EscPosEncoder.Encode(new([]), Columns)[0]));

    [Fact]
    public void Ascii_goes_as_it_is() => Assert.Equal("41 62 31 0A", Encode(new PrintText("Ab1")));

    [Fact]
    public void Kanji_mode_is_switched_on_once_and_not_off_for_ascii() =>
        Assert.Equal("1C 26 93 FA 31 96 7B 0A|8D 87 8C 76 0A", Encode(new PrintText("日1本"), new PrintText("合計")));

    [Fact]
    public void Half_width_kana_go_as_jis_x_0201_outside_of_kanji_mode() =>
        Assert.Equal("1C 26 93 FA 1C 2E B1 B2 B3 DE 0A", Encode(new PrintText("日ｱｲｳﾞ")));

    [Fact]
    public void A_yen_sign_of_half_width_is_5C_and_of_full_width_818F() =>
        Assert.Equal("5C 31 1C 26 81 8F 0A", Encode(new PrintText("¥1￥")));

    [Theory]
    [InlineData("〜", "81 60")]
    [InlineData("−", "81 7C")]
    [InlineData("—", "81 5C")]
    [InlineData("①", "87 40")]
    [InlineData("㈱", "87 8A")]
    [InlineData("髙", "EE E0")]
    [InlineData("﨑", "ED 95")]
    [InlineData("纊", "ED 40")]
    [InlineData("黑", "EE EC")]
    [InlineData("ⅰ", "EE EF")]
    [InlineData("か\u3099", "82 AA")]
    public void Characters_with_two_codes_take_the_one_printers_know(string text, string bytes) =>
        Assert.Equal($"1C 26 {bytes} 0A", Encode(new PrintText(text)));

    [Theory]
    [InlineData("😀")]
    [InlineData("é")]
    [InlineData("한")]
    [InlineData("\uE000")]
    public void What_the_printer_lacks_becomes_a_geta(string text) =>
        Assert.Equal("1C 26 81 AC 0A", Encode(new PrintText(text)));

    [Fact]
    public void Half_a_character_becomes_a_geta() =>
        Assert.Equal("1C 26 81 AC 41 0A", Encode(new PrintText("\uD83DA")));

    [Theory]
    [InlineData("は\u309A", "82 CF")]
    [InlineData("カ\u3099", "83 4B")]
    [InlineData("ウ\u3099", "83 94")]
    [InlineData("ん\u3099", "82 F1 81 4A")]
    [InlineData("\u309A", "81 4B")]
    public void Combining_sound_marks_join_their_kana(string text, string bytes) =>
        Assert.Equal($"1C 26 {bytes} 0A", Encode(new PrintText(text)));

    [Fact]
    public void A_name_keeps_its_old_form() => Assert.Equal("1C 26 EE 62 0A", Encode(new PrintText("\uFA19")));

    [Fact]
    public void No_text_can_become_a_command() =>
        Assert.Equal("20 40 20 70 20 0A", Encode(new PrintText("\u001b@\u001dp\n")));

    [Fact]
    public void Alignment_bold_and_size_are_sent_only_when_they_change() => Assert.Equal(
        "1B 61 01 1B 45 01 1D 21 11 41 0A|42 0A|1B 61 02 1B 45 00 1D 21 00 43 0A",
        Encode(
            new PrintText("A", PrintAlignment.Center, Bold: true, Scale: 2),
            new PrintText("B", PrintAlignment.Center, Bold: true, Scale: 2),
            new PrintText("C", PrintAlignment.Right)));

    [Fact]
    public void A_line_is_cut_off_at_the_width_of_the_paper()
    {
        Assert.Equal("31 32 33 34 0A", EncodeAt(4, new PrintText("12345")));
        Assert.Equal("31 1C 26 93 FA 0A", EncodeAt(4, new PrintText("1日本")));
        Assert.Equal("1D 21 11 31 32 0A", EncodeAt(4, new PrintText("123", Scale: 2)));
    }

    [Fact]
    public void A_feed_is_ESC_d_and_a_cut_GS_V_66() =>
        Assert.Equal("1B 64 FF|1D 56 42 00", Encode(new PrintFeed(255), new PrintCut()));

    [Fact]
    public void A_qr_code_is_model_2_size_level_M_data_in_utf_8_and_print_in_its_quiet_zone() => Assert.Equal(
        "1B 61 01 1B 4A 10"
        + " 1D 28 6B 04 00 31 41 32 00"
        + " 1D 28 6B 03 00 31 43 04"
        + " 1D 28 6B 03 00 31 45 31"
        + " 1D 28 6B 07 00 31 50 30 E6 97 A5 31"
        + " 1D 28 6B 03 00 31 51 30"
        + " 1B 4A 10",
        Encode(new PrintQrCode("日1")));

    [Fact]
    public void A_qr_code_of_300_bytes_carries_its_length_in_two_bytes() =>
        Assert.Contains("1D 28 6B 2F 01 31 50 30 41", Encode(new PrintQrCode(new string('A', 300))));

    public static TheoryData<PrintElement> OutOfRange => new(
        new PrintText("A", Scale: 3),
        new PrintText("A", Scale: 0),
        new PrintFeed(0),
        new PrintFeed(256),
        new PrintQrCode(""),
        new PrintQrCode(new string('A', 301)),
        new PrintQrCode("\u0010\u0004\u0001"),
        new PrintQrCode("A", 0),
        new PrintQrCode("A", 17));

    [Theory]
    [MemberData(nameof(OutOfRange), DisableDiscoveryEnumeration = true)]
    public void An_element_out_of_its_range_is_refused(PrintElement element) =>
        Assert.Throws<ArgumentException>(() => Encode(element));

    [Fact]
    public void A_document_over_the_limit_is_refused()
    {
        var line = new PrintText(new string('A', 47));
        var fits = Enumerable.Repeat<PrintElement>(line, (EscPosEncoder.DocumentLimitBytes - 11) / 48).ToArray();
        Assert.NotEmpty(Encode(fits));
        Assert.Throws<ArgumentException>(() => Encode([.. fits, line, line]));
    }

    [Fact]
    public void A_receipt_of_ten_lines_stays_within_one_and_a_half_kilobytes()
    {
        PrintDocument document = new([.. SampleReceipt.Document.Elements.Take(10)]);
        Assert.InRange(EscPosEncoder.Encode(document, Columns).Sum(piece => piece.Length), 100, 1_536);
    }

    [Fact]
    public void No_command_is_longer_than_the_padding_that_completes_it() => Assert.All(
        EscPosEncoder.Encode(new([new PrintQrCode(new string('A', 300), 16), .. SampleReceipt.Document.Elements]), Columns),
        piece => Assert.InRange(piece.Length, 1, EscPosCommands.PaddingBytes));
}
