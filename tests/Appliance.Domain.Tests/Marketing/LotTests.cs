using Appliance.Domain.Marketing;

namespace Appliance.Domain.Tests.Marketing;

public sealed class LotTests
{
    private const string Seed = "000102030405060708090a0b0c0d0e0f";

    [Fact]
    public void The_same_seed_draws_the_same_members() =>
        Assert.Equal(Controls(Seed, 2_000), Controls(Seed, 2_000));

    [Fact]
    public void Another_seed_or_campaign_draws_others()
    {
        Assert.NotEqual(Controls(Seed, 2_000), Controls("ff" + Seed[2..], 2_000));
        Assert.NotEqual(Controls(Seed, 2_000), Controls(Seed, 2_000, "C000002"));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(2_000, 1_900, 2_100)]
    [InlineData(5_000, 4_850, 5_150)]
    public void About_the_part_that_was_asked_for_is_left_out(int basisPoints, int least, int most) =>
        Assert.InRange(Controls(Seed, basisPoints).Count, least, most);

    [Fact]
    public void Who_is_left_out_of_a_small_part_is_left_out_of_a_larger_one() =>
        Assert.Empty(Controls(Seed, 1_000).Except(Controls(Seed, 3_000)));

    /// <summary>HMAC-SHA256 by Python's hmac: key as above, text "C000001/M000001" times 10,000, its first 64 bits as a fraction.</summary>
    [Fact]
    public void The_lot_can_be_checked_by_anybody_with_the_seed()
    {
        const int Drawn = 9_365;

        Assert.True(Lot.IsControl(Seed, "C000001", "M000001", Drawn + 1));
        Assert.False(Lot.IsControl(Seed, "C000001", "M000001", Drawn));
    }

    private static List<string> Controls(string seed, int basisPoints, string campaign = "C000001") =>
    [
        .. Enumerable.Range(1, 10_000).Select(number => $"M{number:D6}")
            .Where(member => Lot.IsControl(seed, campaign, member, basisPoints)),
    ];
}
