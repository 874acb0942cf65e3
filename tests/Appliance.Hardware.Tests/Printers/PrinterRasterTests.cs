using System.Globalization;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Printers.EscPos;

namespace Appliance.Hardware.Tests.Printers;

/// <summary>Bytes from Epson's ESC/POS command reference (GS v 0).</summary>
public class PrinterRasterTests
{
    [Fact]
    public void A_picture_is_GS_v_0_with_bytes_a_row_and_rows() => Assert.Equal(
        ["1B6101", "1D76300002000300" + "8001" + "FFFF" + "0180"],
        Encode(new(16, 3, new byte[] { 0x80, 0x01, 0xFF, 0xFF, 0x01, 0x80 })));

    [Fact]
    public void Dots_beyond_the_width_are_not_printed() => Assert.Equal(
        ["1B6101", "1D76300002000100" + "FFE0"], Encode(new(11, 1, new byte[] { 0xFF, 0xFF })));

    [Fact]
    public void A_large_picture_goes_in_bands_that_a_new_session_can_complete()
    {
        var pieces = EscPosEncoder.Encode(new([new PrintBitmap(576, 20, new byte[72 * 20])]), 48).Skip(2).ToArray();
        Assert.Equal([7, 7, 6], pieces.Select(piece => (int)piece.Span[6]));
        Assert.All(pieces, piece => Assert.InRange(piece.Length, 1, EscPosCommands.PaddingBytes));
        Assert.Equal(72 * 20, pieces.Sum(piece => piece.Length - 8));
    }

    [Theory]
    [InlineData("100401", "100C01")] // DLE EOT: a question.
    [InlineData("100502", "100D02")] // DLE ENQ: throws the buffer away.
    [InlineData("101401", "101C01")] // DLE DC4: opens the drawer.
    [InlineData("1010041004", "10100C100C")]
    [InlineData("100601", "100601")]
    public void A_picture_cannot_become_a_real_time_command(string dots, string sent)
    {
        var bytes = Convert.FromHexString(dots);
        Assert.EndsWith(sent, Encode(new(8 * bytes.Length, 1, bytes))[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_dot_of_a_picture_lands_where_it_should() => PrinterRig.Run(async rig =>
    {
        // A frame of 20×10 with one dot at (3, 2).
        var rows = Enumerable.Range(0, 10).SelectMany(
            y => y is 0 or 9 ? new byte[] { 0xFF, 0xFF, 0xF0 } : [(byte)(y == 2 ? 0x90 : 0x80), 0x00, 0x10]).ToArray();
        await rig.PrintAsync(new PrintBitmap(20, 10, rows), new PrintText("below"), new PrintCut());

        var sheet = Assert.Single(rig.Device.Sheets);
        Assert.Equal(["[picture]", "below"], sheet.Text.Split('\n').Select(line => line.Trim()));
        var left = (576 - 24) / 2;
        string Row(int x, int y, int width) =>
            string.Create(CultureInfo.InvariantCulture, $"M{left + x} {24 + y}h{width}v1h{-width}z");
        var svg = sheet.ToSvg();
        Assert.Contains(Row(0, 0, 20) + Row(0, 1, 1) + Row(19, 1, 1), svg, StringComparison.Ordinal);
        Assert.Contains(Row(0, 2, 1) + Row(3, 2, 1) + Row(19, 2, 1), svg, StringComparison.Ordinal);
        Assert.Contains(Row(0, 9, 20), svg, StringComparison.Ordinal);
    });

    public static TheoryData<PrintBitmap> Refused => new(
        new(0, 1, new byte[1]),
        new(8, 0, Array.Empty<byte>()),
        new(8, PrinterRaster.HeightLimitDots + 1, new byte[PrinterRaster.HeightLimitDots + 1]),
        new(577, 1, new byte[73]),
        new(9, 1, new byte[1]));

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void A_picture_of_a_wrong_size_is_refused(PrintBitmap bitmap) =>
        Assert.Throws<ArgumentException>(() => Encode(bitmap));

    private static string[] Encode(PrintBitmap bitmap) =>
        [.. EscPosEncoder.Encode(new([bitmap]), 48).Skip(1).Select(piece => Convert.ToHexString(piece.Span))];
}
