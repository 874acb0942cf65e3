using Appliance.Domain.Karte;

namespace Appliance.Domain.Tests.Karte;

/// <summary>
/// Photos are rebuilt from nothing but the picture. The sample is written by hand after ITU-T T.81: a grey picture of 8 × 8.
/// </summary>
public sealed class CleanJpegTests
{
    private static readonly byte[] Start = [0xFF, 0xD8];
    private static readonly byte[] End = [0xFF, 0xD9];

    /// <summary>JFIF 1.01, no units, density 1 × 1, no preview (ITU-T T.871, 10.1).</summary>
    private static readonly byte[] Jfif =
        [0xFF, 0xE0, 0, 16, 0x4A, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0];

    private static readonly byte[] Exif = Segment(0xE1, [.. "Exif\0\0"u8, .. "GPS 35.6812N 139.7671E"u8]);

    private static readonly byte[] Comment = Segment(0xFE, [.. "Taken by Hanako"u8]);

    private static readonly byte[] Tables =
    [
        .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)16, 64)]),
        .. Segment(0xC4, [0x00, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        .. Segment(0xC4, [0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
    ];

    private static readonly byte[] Scan = [.. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0x3F];

    [Fact]
    public void What_a_camera_adds_is_left_out_and_the_picture_stays()
    {
        var (photo, refusal) = CleanJpeg.Read(
            [.. Start, .. Exif, .. Comment, .. Tables, .. Frame(8, 8), .. Scan, .. End, .. "trailer"u8]);

        Assert.Null(refusal);
        Assert.Equal([.. Start, .. Jfif, .. Tables, .. Frame(8, 8), .. Scan, .. End], photo!.Bytes);
        Assert.Equal((8, 8), (photo.Width, photo.Height));
    }

    [Fact]
    public void What_is_clean_already_comes_out_as_it_went_in()
    {
        byte[] clean = [.. Start, .. Jfif, .. Tables, .. Frame(640, 480), .. Scan, .. End];

        Assert.Equal(clean, CleanJpeg.Read(clean).Photo?.Bytes);
    }

    [Fact]
    public void Tables_longer_than_a_byte_counts_stay_whole()
    {
        byte[] table = [0x01, .. Enumerable.Repeat((byte)10, 16), .. Enumerable.Repeat((byte)7, 160)];
        byte[] clean =
        [
            .. Start, .. Jfif, .. Tables, .. Segment(0xC4, [.. table, .. table]), .. Frame(8, 8), .. Scan, .. End,
        ];

        Assert.Equal(clean, CleanJpeg.Read(clean).Photo?.Bytes);
    }

    [Fact]
    public void Stuffed_zeros_and_restarts_belong_to_the_picture()
    {
        byte[] clean =
        [
            .. Start, .. Jfif, .. Tables, .. Segment(0xDD, [0, 1]), .. Frame(16, 8), .. Segment(0xDA, [1, 1, 0, 0, 63, 0]),
            0xFF, 0x00, 0x3F, 0xFF, 0xD0, 0x3F, .. End,
        ];

        Assert.Equal(clean, CleanJpeg.Read(clean).Photo?.Bytes);
    }

    public static TheoryData<string, byte[]> Unclean => new()
    {
        { "nothing", [] },
        { "a PNG", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] },
        { "a web page", [.. Start, .. "<script>alert(1)</script>"u8] },
        { "no picture", [.. Start, .. End] },
        { "no end", [.. Start, .. Tables, .. Frame(8, 8), .. Scan] },
        { "no scan", [.. Start, .. Tables, .. Frame(8, 8), .. End] },
        { "a scan before its frame", [.. Start, .. Tables, .. Scan, .. Frame(8, 8), .. End] },
        { "two frames", [.. Start, .. Tables, .. Frame(8, 8), .. Frame(8, 8), .. Scan, .. End] },
        { "no width", [.. Start, .. Tables, .. Frame(0, 8), .. Scan, .. End] },
        { "arithmetic coding", [.. Start, .. Tables, .. Segment(0xC9, [8, 0, 8, 0, 8, 1, 1, 0x11, 0]), .. Scan, .. End] },
        { "four inks", [.. Start, .. Tables, .. Segment(0xC0, [8, 0, 8, 0, 8, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0]), .. Scan, .. End] },
        { "a table that is cut", [.. Start, .. Segment(0xDB, [0, 1, 2]), .. Frame(8, 8), .. Scan, .. End] },
        { "a length beyond the end", [.. Start, 0xFF, 0xDB, 0xFF, 0xFF, 0] },
        { "a component nobody knows", [.. Start, .. Tables, .. Frame(8, 8), .. Segment(0xDA, [1, 9, 0, 0, 63, 0]), 0x3F, .. End] },
        { "a scan without data", [.. Start, .. Tables, .. Frame(8, 8), .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), .. End] },
    };

    [Theory]
    [MemberData(nameof(Unclean))]
    public void What_is_no_plain_JPEG_is_refused(string what, byte[] bytes) =>
        Assert.True(CleanJpeg.Read(bytes).Refusal?.Code == "photo-not-jpeg", what);

    [Fact]
    public void What_is_too_large_is_refused_by_bytes_and_by_pixels()
    {
        Assert.Equal("photo-too-large", CleanJpeg.Read(new byte[CleanJpeg.MostBytes + 1]).Refusal?.Code);
        Assert.Equal("photo-too-large", CleanJpeg.Read(
            [.. Start, .. Tables, .. Frame(CleanJpeg.LongestSide + 1, 8), .. Scan, .. End]).Refusal?.Code);
        Assert.Null(CleanJpeg.Read([.. Start, .. Tables, .. Frame(CleanJpeg.LongestSide, 8), .. Scan, .. End]).Refusal);
    }

    [Fact]
    public void More_scans_than_a_console_makes_are_refused()
    {
        var scans = Enumerable.Repeat(Scan, CleanJpeg.Scans + 1).SelectMany(it => it);

        Assert.NotNull(CleanJpeg.Read([.. Start, .. Tables, .. Frame(8, 8), .. scans, .. End]).Refusal);
    }

    [Fact]
    public void No_byte_that_is_changed_or_cut_breaks_the_reader()
    {
        byte[] whole = [.. Start, .. Exif, .. Tables, .. Frame(8, 8), .. Scan, .. End];
        for (var at = 0; at < whole.Length; at++)
        {
            var changed = (byte[])whole.Clone();
            changed[at] ^= 0xFF;
            Assert.True(IsEither(CleanJpeg.Read(changed)));
            Assert.NotNull(CleanJpeg.Read(whole[..at]).Refusal);
        }
    }

    private static bool IsEither((CleanJpeg? Photo, Refusal? Refusal) answer) => answer.Photo is null != answer.Refusal is null;

    private static byte[] Frame(int width, int height) =>
        Segment(0xC0, [8, .. Two(height), .. Two(width), 1, 1, 0x11, 0]);

    private static byte[] Segment(byte marker, byte[] body) =>
        [0xFF, marker, .. Two(body.Length + 2), .. body];

    private static byte[] Two(int value) => [(byte)(value >> 8), (byte)(value & 0xFF)];
}
