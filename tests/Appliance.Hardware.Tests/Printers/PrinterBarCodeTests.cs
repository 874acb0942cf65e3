using Appliance.Hardware.Emulation.Printers;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Printers.EscPos;

namespace Appliance.Hardware.Tests.Printers;

/// <summary>
/// Bytes from Epson's ESC/POS command reference (GS h, GS w, GS H, GS f, GS k function B); symbols from ISO/IEC 15420
/// and 15417.
/// </summary>
public class PrinterBarCodeTests
{
    private const string Modes = "1D6850" + "1D7702" + "1D4802" + "1D6600";

    [Theory]
    [InlineData(BarCodeSymbology.Ean13, "4901234567894", Modes + "1D6B430D34393031323334353637383934")]
    [InlineData(BarCodeSymbology.Ean8, "49123456", Modes + "1D6B44083439313233343536")]
    [InlineData(BarCodeSymbology.Code128, "No.1{", Modes + "1D6B49087B424E6F2E317B7B")]
    public void A_bar_code_is_its_modes_and_function_B(BarCodeSymbology symbology, string data, string bytes) =>
        Assert.Equal("1B6101" + bytes, Encode(new PrintBarCode(symbology, data)));

    public static TheoryData<PrintBarCode> Refused => new(
        new(BarCodeSymbology.Ean13, "4901234567895"),
        new(BarCodeSymbology.Ean13, "490123456789"),
        new(BarCodeSymbology.Ean13, "49012345678９4"),
        new(BarCodeSymbology.Ean8, "49123457"),
        new(BarCodeSymbology.Ean8, ""),
        new(BarCodeSymbology.Code128, ""),
        new(BarCodeSymbology.Code128, "あ"),
        new(BarCodeSymbology.Code128, "\u0010\u0004\u0001"),
        new(BarCodeSymbology.Code128, new string('A', 22)),
        new(BarCodeSymbology.Ean13, "4901234567894", ModuleDots: 1),
        new(BarCodeSymbology.Ean13, "4901234567894", ModuleDots: 6),
        new(BarCodeSymbology.Ean13, "4901234567894", HeightDots: 0),
        new(BarCodeSymbology.Ean13, "4901234567894", HeightDots: 256));

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void What_no_printer_prints_is_refused(PrintBarCode code) =>
        Assert.Throws<ArgumentException>(() => Encode(code));

    [Fact]
    public void The_widest_that_fits_is_printed() => PrinterRig.Run(async rig =>
    {
        await rig.PrintAsync(
            new PrintBarCode(BarCodeSymbology.Code128, new string('A', 21)),
            new PrintBarCode(BarCodeSymbology.Ean13, "4901234567894", ModuleDots: 5),
            new PrintCut());
        var lines = Assert.Single(rig.Device.Sheets).Text.Split('\n').Select(line => line.Trim());
        Assert.Equal(["[CODE128: AAAAAAAAAAAAAAAAAAAAA]", "[EAN13: 4901234567894]"], lines);
    });

    [Theory]
    [InlineData(
        "4901234567894", // ISO/IEC 15420: the leading 4 gives the parities O E O O E E.
        "101" + "0001011" + "0100111" + "0011001" + "0010011" + "0100001" + "0011101"
        + "01010" + "1001110" + "1010000" + "1000100" + "1001000" + "1110100" + "1011100" + "101")]
    [InlineData(
        "49123456",
        "101" + "0100011" + "0001011" + "0011001" + "0010011"
        + "01010" + "1000010" + "1011100" + "1001110" + "1010000" + "101")]
    public void The_emulator_draws_EAN_as_the_standard_does(string digits, string modules) =>
        Assert.Equal(modules, string.Concat(BarCodeModules.Ean(digits).Select(black => black ? '1' : '0')));

    [Fact]
    public void The_emulator_draws_CODE128_as_the_standard_does()
    {
        // "AIM": start B, 33, 41, 45, check (104 + 33 + 2·41 + 3·45) mod 103 = 45, stop.
        const string expected = "11010010000" + "10100011000" + "11000100010" + "10111011000" + "10111011000" + "1100011101011";
        Assert.Equal(expected, Modules("{BAIM"u8));
    }

    [Fact]
    public void The_emulator_reads_the_example_of_the_reference()
    {
        // Epson, GS k: "No. 123456" is 1D 6B 49 0A 7B 42 4E 6F 2E 20 … with code set C for the digits.
        var symbol = BarCodeModules.Code128([0x7B, 0x42, 0x4E, 0x6F, 0x2E, 0x7B, 0x43, 12, 34, 56]);
        Assert.Equal("No.123456", symbol!.Value.Text);
    }

    [Theory]
    [InlineData("41")]
    [InlineData("7B42")]
    [InlineData("7B4210")]
    [InlineData("7B427B")]
    [InlineData("7B427B41")]
    [InlineData("7B4364")]
    public void The_emulator_draws_nothing_of_wrong_data(string bytes) =>
        Assert.Null(BarCodeModules.Code128(Convert.FromHexString(bytes)));

    private static string Modules(ReadOnlySpan<byte> data) =>
        string.Concat(BarCodeModules.Code128(data)!.Value.Modules.Select(black => black ? '1' : '0'));

    private static string Encode(PrintElement element) =>
        string.Concat(EscPosEncoder.Encode(new([element]), 48).Skip(1).Select(piece => Convert.ToHexString(piece.Span)));
}
