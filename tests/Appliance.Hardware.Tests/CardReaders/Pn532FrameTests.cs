using Appliance.Hardware.CardReaders.Pn532;
using FsCheck;
using FsCheck.Fluent;

namespace Appliance.Hardware.Tests.CardReaders;

public class Pn532FrameTests
{
    /// <summary>
    /// UM0701-02 §6.2.1 and §7; the same frames are in the logs and tests of other drivers for real readers.
    /// </summary>
    [Theory]
    [InlineData(0x02, "", "0000FF02FED4022A00")] // GetFirmwareVersion
    [InlineData(0x14, "010000", "0000FF05FBD4140100001700")] // SAMConfiguration, normal mode
    [InlineData(0x14, "011401", "0000FF05FBD4140114010200")] // SAMConfiguration, time-out 1 s, IRQ
    [InlineData(0x4A, "0100", "0000FF04FCD44A0100E100")] // InListPassiveTarget, one target, 106 kbit/s type A
    [InlineData(0x4A, "0200", "0000FF04FCD44A0200E000")] // two targets
    [InlineData(0x4A, "010100FFFF0100", "0000FF09F7D44A010100FFFF0100E100")] // FeliCa 212 kbit/s
    [InlineData(0x32, "05FF0101", "0000FF06FAD43205FF0101F400")] // RFConfiguration, MaxRetries
    public void Commands_are_those_of_the_manual(int code, string parameters, string frame) =>
        Assert.Equal(frame, Convert.ToHexString(Pn532Frame.Command((byte)code, Convert.FromHexString(parameters))));

    [Theory]
    [InlineData("0000FF00FF00", "Ack")]
    [InlineData("0000FFFF0000", "Nack")]
    [InlineData("0000FF01FF7F8100", "SyntaxError")]
    [InlineData("0000FF02FED5151600", "Answer 15")] // SAMConfiguration
    [InlineData("0000FF06FAD50332010607E800", "Answer 0332010607")] // GetFirmwareVersion: IC 32, 1.6, 07
    [InlineData("0000FF02FED5331600", "")] // Wrong checksum of the data, see below.
    public void Answers_are_understood(string bytes, string frames)
    {
        if (frames.Length == 0) frames = "Damaged";

        Assert.Equal(frames, Parse(Convert.FromHexString(bytes)));
    }

    [Theory]
    [InlineData("55550000FF00FF00", "Ack")] // The echo of a wake-up before it.
    [InlineData("0000000000FF00FF00", "Ack")] // A long preamble.
    [InlineData("0000FF06FB0000FF00FF00", "Ack")] // A head whose checksum is wrong.
    [InlineData("0000FF0000FF00FF00", "Ack")] // A head that breaks off.
    [InlineData("0000FF00FF000000FF02FED5151600", "Ack, Answer 15")]
    [InlineData("0000FF00FF0000FF02FED5151600", "Ack, Answer 15")] // The postamble missing.
    [InlineData("0000FF03FDD5150000FF02FED5151600", "Damaged, Answer 15")] // A true frame within a broken one.
    [InlineData("0000FFFFFF0104FB00", "")] // An extended frame's head: nothing we ask for is that long.
    public void Frames_are_found_in_noise(string bytes, string frames) =>
        Assert.Equal(frames, Parse(Convert.FromHexString(bytes)));

    [Fact]
    public void A_frame_hidden_behind_the_head_of_one_that_never_ends_is_found_when_that_is_given_up()
    {
        Pn532FrameParser parser = new();
        Feed(parser, Convert.FromHexString("0000FF20E0" + "0000FF02FED5151600"));
        Assert.False(parser.TryNext(out _));

        Assert.True(parser.GiveUpBegun());

        Assert.True(parser.TryNext(out var frame));
        Assert.Equal(Pn532FrameKind.Answer, frame.Kind);
        Assert.Equal([0x15], frame.Data.ToArray());
    }

    [Fact]
    public void The_longest_frame_fits()
    {
        var frame = Pn532Frame.Command(0x40, new byte[Pn532Frame.DataLimit - 2]);
        frame[5] = Pn532Frame.ChipToHost;
        frame[^2]--;

        Assert.StartsWith("Answer 40", Parse(frame), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Pn532Frame.Command(0x40, new byte[Pn532Frame.DataLimit - 1]));
    }

    [Fact]
    public void Any_bytes_leave_room_for_more_and_do_not_stop_the_next_two_frames()
    {
        var noise = Gen.Elements<byte>(0x00, 0x00, 0xFF, 0xFF, 0x01, 0xFE, 0xD5, 0x7F, 0x55).ArrayOf();
        Prop.ForAll(noise.ToArbitrary(), bytes =>
        {
            Pn532FrameParser parser = new();
            Feed(parser, bytes);
            while (parser.TryNext(out _))
            {
            }

            Assert.True(parser.Free.Length > Pn532Frame.DataLimit);
            var found = false;
            for (var times = 0; times < 2; times++) Feed(parser, Convert.FromHexString("0000FF06FAD50332010607E800"));
            do
            {
                while (parser.TryNext(out var frame)) found |= frame.Data.Span.SequenceEqual((byte[])[3, 0x32, 1, 6, 7]);
            }
            while (parser.GiveUpBegun());
            Assert.True(found);
        }).QuickCheckThrowOnFailure();
    }

    private static string Parse(byte[] bytes)
    {
        // Byte by byte and all at once must be the same.
        Pn532FrameParser slow = new();
        Pn532FrameParser fast = new();
        List<string> slowly = [];
        foreach (var value in bytes)
        {
            Feed(slow, [value]);
            slowly.AddRange(Frames(slow));
        }

        Feed(fast, bytes);
        var frames = string.Join(", ", Frames(fast));
        Assert.Equal(frames, string.Join(", ", slowly));
        return frames;
    }

    private static IEnumerable<string> Frames(Pn532FrameParser parser)
    {
        while (parser.TryNext(out var frame)) yield return $"{frame.Kind} {Convert.ToHexString(frame.Data.Span)}".Trim();
    }

    private static void Feed(Pn532FrameParser parser, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            parser.Free.Span[0] = value;
            parser.Filled(1);
            if (parser.Free.Length == 1) Assert.Fail("No room is left.");
        }
    }
}
