using Appliance.Hardware.CashAcceptors.CcTalk;

namespace Appliance.Hardware.Tests.CashAcceptors;

public class CcTalkEventsTests
{
    [Theory]
    [InlineData(7, 7, "", 0, false)]
    [InlineData(0, 0, "", 0, false)]
    [InlineData(0, 1, "1", 0, false)]
    [InlineData(7, 9, "2,1", 0, false)]
    [InlineData(7, 12, "5,4,3,2,1", 0, false)]
    [InlineData(255, 1, "1", 0, false)] // 255 is followed by 1.
    [InlineData(254, 2, "3,2,1", 0, false)]
    [InlineData(7, 13, "5,4,3,2,1", 1, false)] // The sixth is gone.
    [InlineData(0, 255, "5,4,3,2,1", 250, false)]
    [InlineData(250, 6, "5,4,3,2,1", 6, false)]
    [InlineData(7, 0, "", 0, true)] // Only power-up gives 0.
    [InlineData(7, 2, "2,1", 0, true)] // Rather began anew than went round.
    [InlineData(200, 5, "5,4,3,2,1", 0, true)]
    public void The_counters_say_what_is_new(int before, byte counter, string places, int missed, bool hasReset)
    {
        CcTalkEvents events = new(counter, [new(1, 0), new(2, 0), new(3, 0), new(4, 0), new(5, 0)]);

        var news = events.Since(before);

        Assert.Equal(places, string.Join(',', news.Events.Select(happened => happened.A)));
        Assert.Equal((missed, hasReset), (news.Missed, news.HasReset));
        Assert.Equal(missed > 0 || hasReset, news.IsOdd);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(12)]
    public void Too_few_or_too_many_bytes_are_an_io_error(int count) =>
        Assert.Throws<IOException>(() => CcTalkEvents.Parse(new byte[count]));

    [Theory]
    [InlineData("JP500A", 500)]
    [InlineData("JP500B", 500)] // Another issue of the same coin.
    [InlineData("JP001A", 1)]
    [InlineData("JP050 ", 50)]
    [InlineData("EU100A", null)]
    [InlineData("JP200A", null)] // There is none.
    [InlineData("JP5K0A", null)]
    [InlineData("JP 50A", null)]
    [InlineData("      ", null)]
    [InlineData("JP500", null)]
    [InlineData("", null)]
    public void A_coins_id_decides_its_value(string id, int? yen) =>
        Assert.Equal(yen, CcTalkIds.CoinYen(System.Text.Encoding.ASCII.GetBytes(id)));

    [Theory]
    [InlineData("JP1000A", 1, 0, 1_000)]
    [InlineData("JP0001A", 1_000, 0, 1_000)]
    [InlineData("JP0010A", 1_000, 0, 10_000)]
    [InlineData("JP0100A", 10_000, 2, 10_000)]
    [InlineData("JP0005A", 1_500, 0, null)]
    [InlineData("JP0001A", 1_001, 1, null)]
    [InlineData("JP1000A", 1_000, 0, null)] // A million is no bill: the factor is not ours.
    [InlineData("US0001A", 1_000, 0, null)]
    [InlineData("JP00.1A", 1_000, 0, null)]
    [InlineData("JP0001", 1_000, 0, null)]
    public void A_bills_id_and_the_countrys_factor_decide_its_value(string id, int factor, int decimals, int? yen) =>
        Assert.Equal(yen, CcTalkIds.BillYen(System.Text.Encoding.ASCII.GetBytes(id), factor, decimals));
}
