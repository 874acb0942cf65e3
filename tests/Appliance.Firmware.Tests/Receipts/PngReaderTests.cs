using Appliance.Firmware.Receipts;

namespace Appliance.Firmware.Tests.Receipts;

/// <summary>Pictures made by hand after ISO/IEC 15948: one of each kind, each filter, and what is refused.</summary>
public sealed class PngReaderTests
{
    [Fact]
    public void Grey_of_one_bit_is_black_and_white() =>
        Assert.Equal([0, 255, 0], Read(SamplePng.Of(3, 1, 1, 0, [[0, 0b0100_0000]])));

    [Fact]
    public void Grey_of_four_bits_is_spread_over_the_shades() =>
        Assert.Equal([0, 255, 17], Read(SamplePng.Of(3, 1, 4, 0, [[0, 0x0F, 0x10]])));

    // ITU-R BT.601: green is brighter than red, red brighter than blue.
    [Fact]
    public void Colours_are_as_bright_as_eyes_see_them() =>
        Assert.Equal([76, 149, 29], Read(SamplePng.Of(3, 1, 8, 2, [[0, 255, 0, 0, 0, 255, 0, 0, 0, 255]])));

    [Fact]
    public void What_is_transparent_is_white() =>
        Assert.Equal([255, 0, 127], Read(SamplePng.Of(3, 1, 8, 6, [[0, 0, 0, 0, 0, 0, 0, 0, 255, 0, 0, 0, 128]])));

    [Fact]
    public void A_palette_has_its_own_transparency() =>
        Assert.Equal([255, 0], Read(SamplePng.Of(2, 1, 8, 3, [[0, 0, 1]], palette: [0, 0, 0, 0, 0, 0], alphas: [0])));

    // The second row is written as what differs from the guess of each filter (9.2).
    [Theory]
    [InlineData(0, new byte[] { 40, 50, 60 })]
    [InlineData(1, new byte[] { 40, 10, 10 })]
    [InlineData(2, new byte[] { 30, 30, 30 })]
    [InlineData(3, new byte[] { 35, 20, 20 })]
    [InlineData(4, new byte[] { 30, 10, 10 })]
    public void Every_filter_is_taken_back(int filter, byte[] second) =>
        Assert.Equal([10, 20, 30, 40, 50, 60], Read(SamplePng.Of(3, 2, 8, 0, [[0, 10, 20, 30], [(byte)filter, .. second]])));

    [Fact]
    public void What_cannot_be_read_is_no_picture()
    {
        var good = SamplePng.Of(1, 1, 8, 0, [[0, 0]]);
        Assert.NotNull(PngReader.Read(good));
        Assert.Null(PngReader.Read("GIF89a"u8));
        Assert.Null(PngReader.Read(good.AsSpan(0, good.Length - 20)));
        Assert.Null(PngReader.Read(SamplePng.Of(1, 2, 8, 0, [[0, 0]])));
        Assert.Null(PngReader.Read(SamplePng.Of(1, 1, 8, 0, [[5, 0]])));
        Assert.Null(PngReader.Read(SamplePng.Of(1, 1, 8, 0, [[0, 0]], interlaced: 1)));
        Assert.Null(PngReader.Read(SamplePng.Of(1, 1, 8, 3, [[0, 9]], palette: [0, 0, 0])));
        Assert.Null(PngReader.Read(SamplePng.Of(PngReader.SideLimit + 1, 1, 8, 0, [[0, 0]])));
    }

    [Fact]
    public void A_logo_is_made_to_fit_the_paper()
    {
        byte[] row = [0, .. Enumerable.Range(0, 1_000).Select(x => (byte)(x < 500 ? 0 : 255))];
        var logo = LogoPicture.Of(Convert.ToBase64String(SamplePng.Of(1_000, 2, 8, 0, [row, row])), columns: 32)!;

        Assert.Equal((384, 1), (logo.WidthDots, logo.HeightDots));
        Assert.Equal([.. Enumerable.Repeat((byte)0xFF, 24), .. new byte[24]], logo.Dots.ToArray());
    }

    [Theory]
    [InlineData("no base64!")]
    [InlineData("AAAA")]
    public void A_logo_that_cannot_be_read_is_left_out(string png) => Assert.Null(LogoPicture.Of(png, columns: 48));

    private static byte[] Read(byte[] png) => PngReader.Read(png)!.Shades;
}
