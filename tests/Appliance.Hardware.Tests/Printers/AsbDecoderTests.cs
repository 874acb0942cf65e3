using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Printers.EscPos;
using FsCheck;
using FsCheck.Fluent;

namespace Appliance.Hardware.Tests.Printers;

/// <summary>Bits from Epson's TM-T88III specification: GS a, GS r, DLE EOT, transmission status identification.</summary>
public class AsbDecoderTests
{
    private static readonly PosPrinterStatus Ready = new(true, false, false, false, false, false);

    private static List<PrinterMessage> Decode(params byte[] bytes)
    {
        AsbDecoder decoder = new(new SimulatedTime(PrinterRig.Start));
        return [.. bytes.Select(decoder.Take).OfType<PrinterMessage>()];
    }

    public static TheoryData<byte[], PosPrinterStatus> Statuses => new()
    {
        { [0x10, 0x00, 0x00, 0x00], Ready },
        { [0x14, 0x00, 0x00, 0x00], Ready with { DrawerSensorHigh = true } },
        { [0x10, 0x00, 0x03, 0x00], Ready with { PaperNearEnd = true } },
        { [0x18, 0x00, 0x0F, 0x00], Ready with { Online = false, PaperNearEnd = true, PaperEnd = true } },
        { [0x38, 0x00, 0x00, 0x00], Ready with { Online = false, CoverOpen = true } },
        { [0x18, 0x08, 0x00, 0x00], Ready with { Online = false, CutterError = true } },
        { [0x58, 0x00, 0x60, 0x6F], Ready with { Online = false } },
    };

    [Theory]
    [MemberData(nameof(Statuses), DisableDiscoveryEnumeration = true)]
    public void Four_bytes_make_a_status(byte[] bytes, PosPrinterStatus status) =>
        Assert.Equal([new AutomaticStatus(status)], Decode(bytes));

    [Fact]
    public void Flow_control_may_stand_within_a_status() =>
        Assert.Equal([new AutomaticStatus(Ready)], Decode(0x10, 0x13, 0x00, 0x11, 0x00, 0x00));

    [Theory]
    [InlineData(0x00)]
    [InlineData(0x03)]
    [InlineData(0x0F)]
    [InlineData(0x60)]
    public void A_reply_to_GS_r_stands_outside_of_a_status(byte reply) => Assert.Equal(
        [new PaperReply(), new AutomaticStatus(Ready), new PaperReply()],
        Decode(reply, 0x10, 0x00, 0x00, 0x00, reply));

    [Theory]
    [InlineData(0x01)]
    [InlineData(0x04)]
    [InlineData(0x80)]
    [InlineData(0xFF)]
    public void Bytes_of_no_kind_are_passed_over(byte noise) => Assert.Empty(Decode(noise));

    [Fact]
    public void Real_time_status_is_told_apart_by_bit_1() =>
        Assert.Equal([new RealTimeStatus(0x12), new RealTimeStatus(0x1E)], Decode(0x12, 0x1E));

    [Fact]
    public void A_status_cut_short_gives_way_to_the_next() =>
        Assert.Equal([new AutomaticStatus(Ready)], Decode(0x18, 0x00, 0x10, 0x00, 0x00, 0x00));

    [Fact]
    public void A_status_cut_short_is_dropped_after_a_pause()
    {
        SimulatedTime time = new(PrinterRig.Start);
        AsbDecoder decoder = new(time);
        Assert.Null(decoder.Take(0x10));
        time.AdvanceTo(PrinterRig.Start + AsbDecoder.LongestPause);
        Assert.Null(decoder.Take(0x00));
        time.AdvanceTo(PrinterRig.Start + (2 * AsbDecoder.LongestPause) + TimeSpan.FromMilliseconds(1));
        Assert.Equal(new PaperReply(), decoder.Take(0x00));
    }

    [Fact]
    public void After_any_noise_a_whole_status_is_read() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(20260401, 1),
        Prop.ForAll<byte[]>(noise =>
        {
            AsbDecoder decoder = new(new SimulatedTime(PrinterRig.Start));
            foreach (var value in noise) decoder.Take(value);
            byte[] status = [0x3C, 0x08, 0x0F, 0x00];
            var last = status.Select(decoder.Take).ToList()[^1];
            return last is AutomaticStatus { Status: { CoverOpen: true, PaperEnd: true, CutterError: true } };
        }));
}
