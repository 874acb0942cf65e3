using Appliance.Hardware.CashAcceptors.CcTalk;
using Appliance.Hardware.Ports;

namespace Appliance.Hardware.Tests.CashAcceptors;

/// <summary>
/// The bytes between host and bill validator (headers 159 and 154). No manual with printed examples of them was found; the
/// question of 159 is the example by which a public host program for bill validators (ccTalk Host, Python) tests its
/// checksum. The others are put together by the ccTalk Generic Specification 4.7, part 1 §7 (destination, number of data
/// bytes, source, header, data, checksum: all sum to 0 modulo 256) and part 2 (159: counter, then five pairs of result A and
/// B, the newest first; A a bill type and B 1 in escrow, 0 sent on; 154: 1 to the stacker, 0 back). Sums are worked out
/// beside each.
/// </summary>
public class CcTalkBillExchangeTests
{
    private const string Poll = "2800019F38"; // 40+0+1+159 = 200, +56 = 256.
    private const string JustSwitchedOn = "010B2800" + "00" + "00000000000000000000" + "CC"; // 1+11+40+0 = 52, +204.
    private const string TypeTwoInEscrow = "010B2800" + "01" + "02010000000000000000" + "C8"; // 52+1+2+1 = 56, +200.
    private const string TypeTwoStacked = "010B2800" + "02" + "02000201000000000000" + "C5"; // 52+2+2+0+2+1 = 59, +197.
    private const string TypeTwoReturned = "010B2800" + "02" + "00010201000000000000" + "C6"; // 52+2+0+1+2+1 = 58, +198.
    private const string ToStacker = "2801019A013B"; // 40+1+1+154+1 = 197, +59.
    private const string Back = "2801019A003C"; // 196, +60.
    private const string Acknowledged = "01002800D7"; // 1+0+40+0 = 41, +215.
    private const string EscrowEmpty = "01012800FED8"; // 1+1+40+0+254 = 296 = 40, +216.

    [Theory]
    [InlineData(159, "", Poll)]
    [InlineData(154, "01", ToStacker)]
    [InlineData(154, "00", Back)]
    [InlineData(154, "FF", "2801019AFF3D")] // 40+1+1+154+255 = 451 = 195, +61.
    public void The_hosts_words_are_as_specified(byte header, string data, string frame) => Assert.Equal(
        frame, Convert.ToHexString(new CcTalkFrame(40, CcTalkBus.HostAddress, header, Convert.FromHexString(data)).Encode()));

    [Theory]
    [InlineData(JustSwitchedOn, 0, "")]
    [InlineData(TypeTwoInEscrow, 1, "2,1")]
    [InlineData(TypeTwoStacked, 2, "2,1 2,0")]
    [InlineData(TypeTwoReturned, 2, "2,1 0,1")]
    public void The_validators_events_are_understood_oldest_first(string frame, byte counter, string events)
    {
        var reply = CcTalkFrame.Decode(Convert.FromHexString(frame))!.Value;
        var read = CcTalkEvents.Parse(reply.Data.Span);

        Assert.Equal((CcTalkBus.HostAddress, (byte)40, (byte)0), (reply.Destination, reply.Source, reply.Header));
        Assert.Equal(counter, read.Counter);
        Assert.Equal(events, string.Join(' ', read.Since(0).Events.Select(it => $"{it.A},{it.B}")));
    }

    [Theory]
    [InlineData(Acknowledged, "")]
    [InlineData(EscrowEmpty, "FE")]
    public void The_answers_to_a_route_are_read(string frame, string data) =>
        Assert.Equal(data, Convert.ToHexString(CcTalkFrame.Decode(Convert.FromHexString(frame))!.Value.Data.Span));

    [Fact]
    public void A_bill_that_is_taken_goes_over_the_wire_in_these_bytes() => CcTalkBench.Test(
        async bench =>
        {
            await bench.Bills.BeginDepositAsync(default);
            bench.Trace.Clear();
            bench.BillDevice.Insert(1_000);
            await bench.Pass(10_000);

            AssertExchanged(
                bench, ["> " + Poll, "< " + JustSwitchedOn, "< " + TypeTwoInEscrow, "> " + ToStacker, "< " + TypeTwoStacked], "> " + ToStacker);
            await bench.Bills.EndDepositAsync(CashDepositEnd.Deposit, default);
        },
        echoes: false);

    [Fact]
    public void A_bill_that_is_given_back_goes_over_the_wire_in_these_bytes() => CcTalkBench.Test(
        async bench =>
        {
            await bench.Bills.BeginDepositAsync(default);
            bench.BillDevice.Insert(1_000);
            await bench.Pass(5_000);
            bench.Trace.Clear();
            await bench.Bills.EndDepositAsync(CashDepositEnd.Repay, default);

            AssertExchanged(bench, ["> " + Back, "< " + TypeTwoReturned], "> " + Back);
        },
        bills: new() { HoldInEscrow = true },
        echoes: false);

    /// <summary>These frames came for the first time in this order, among others, and the route was acknowledged at once.</summary>
    private static void AssertExchanged(CcTalkBench bench, string[] frames, string route)
    {
        var all = OfBills(bench).ToList();
        Assert.Equal(frames, all.Where(frames.Contains).Distinct());
        Assert.Equal("< " + Acknowledged, all[all.IndexOf(route) + 1]);
    }

    /// <summary>What went to the validator or came from it; the coins' acceptor is on the same wire.</summary>
    private static IEnumerable<string> OfBills(CcTalkBench bench) => bench.Trace.Where(line =>
        line.StartsWith("> 28", StringComparison.Ordinal) || (line[0] == '<' && line.AsSpan(6, 2) is "28"));
}
