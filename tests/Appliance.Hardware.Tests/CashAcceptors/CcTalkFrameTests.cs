using Appliance.Hardware.CashAcceptors.CcTalk;
using FsCheck;
using FsCheck.Fluent;

namespace Appliance.Hardware.Tests.CashAcceptors;

/// <summary>
/// Golden bytes: the examples in the manuals of the Azkoyen Modular X6 ccTalk (E 10210 12-2005, pages 37 and 40), of the
/// SUZOHAPP Flow Hopper 18 ccTalk (0.6, page 12), and a poll as a Microcoin QL was seen to answer it.
/// </summary>
public class CcTalkFrameTests
{
    [Theory]
    [InlineData(2, 254, "", "020001FEFF")] // Simple poll.
    [InlineData(2, 230, "", "020001E617")] // Request inhibit status, page 37.
    [InlineData(2, 229, "", "020001E518")] // Read buffered credit, page 40.
    [InlineData(3, 242, "", "030001F20A")] // Request serial number, Flow Hopper.
    public void Commands_are_written_as_in_the_manuals(byte device, byte header, string data, string frame) =>
        Assert.Equal(
            frame,
            Convert.ToHexString(new CcTalkFrame(
                device, CcTalkBus.HostAddress, header, Convert.FromHexString(data)).Encode()));

    [Theory]
    [InlineData("01000200FD", 2, "")] // Acknowledged, of a poll.
    [InlineData("010202000000FB", 2, "0000")] // All inhibited, page 37.
    [InlineData("010B02000606040014001706040D029E", 2, "0606040014001706040D02")] // Five events, page 40.
    [InlineData("010303004E460560", 3, "4E4605")] // Serial number 345678, Flow Hopper.
    public void Replies_are_read_as_in_the_manuals(string frame, byte device, string data)
    {
        var read = CcTalkFrame.Decode(Convert.FromHexString(frame));

        Assert.Equal((CcTalkBus.HostAddress, device, (byte)0), (read!.Value.Destination, read.Value.Source, read.Value.Header));
        Assert.Equal(data, Convert.ToHexString(read.Value.Data.Span));
    }

    [Fact]
    public void The_events_of_the_manual_are_understood()
    {
        var events = CcTalkEvents.Parse(Convert.FromHexString("0606040014001706040D02"));

        Assert.Equal(6, events.Counter);
        CcTalkEvent[] oldestFirst = [new(13, 2), new(6, 4), new(0, 23), new(0, 20), new(6, 4)];
        Assert.Equal(oldestFirst, events.Since(1).Events);
    }

    [Theory]
    [InlineData("01000200FC")] // Wrong checksum.
    [InlineData("01000200")] // Too short.
    [InlineData("01010200FC")] // Broken off before its last byte.
    public void A_damaged_frame_is_none(string frame) =>
        Assert.Null(CcTalkFrame.Decode(Convert.FromHexString(frame)));

    [Fact]
    public void Whatever_is_written_is_read_again_and_sums_to_0() => Prop.ForAll<byte, byte, byte[]>((device, header, data) =>
    {
        CcTalkFrame frame = new(device, 1, header, data.AsMemory(0, Math.Min(data.Length, 255)));
        var bytes = frame.Encode();
        return bytes.Sum(value => value) % 256 == 0
            && CcTalkFrame.Decode(bytes) is { } read
            && (read.Destination, read.Source, read.Header) == (device, (byte)1, header)
            && read.Data.Span.SequenceEqual(frame.Data.Span);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_reply_is_found_behind_any_noise_when_nothing_more_comes() => Prop.ForAll<byte[]>(noise =>
    {
        CcTalkReceiver receiver = new();
        receiver.Add(noise);
        receiver.Add(Convert.FromHexString("010303004E460560"));
        CcTalkFrame? last = null;
        while (receiver.Take(3, ended: true) is { } frame) last = frame;
        return last is { Source: 3 } found && Convert.ToHexString(found.Data.Span) == "4E4605";
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_reply_that_looks_like_another_within_is_waited_for()
    {
        var whole = new CcTalkFrame(1, 2, 0, Convert.FromHexString("0901000200FD0000000000")).Encode();
        CcTalkReceiver receiver = new();

        receiver.Add(whole.AsSpan(0, 12));
        Assert.Null(receiver.Take(2, ended: false));
        receiver.Add(whole.AsSpan(12));

        Assert.Equal(11, receiver.Take(2, ended: false)!.Value.Data.Length);
    }

    [Fact]
    public void Noise_without_end_keeps_no_more_than_its_limit()
    {
        CcTalkReceiver receiver = new();
        for (var chunk = 0; chunk < 100; chunk++) receiver.Add(new byte[CcTalkReceiver.BufferBytes]);
        receiver.Add(Convert.FromHexString("010303004E460560"));

        Assert.Equal(3, receiver.Take(3, ended: true)!.Value.Data.Length);
    }
}
