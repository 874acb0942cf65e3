using System.Text;
using Appliance.Domain.Staff;

namespace Appliance.Domain.Tests.Staff;

/// <summary>Codes of a phone; vectors of the RFCs.</summary>
public sealed class TimeCodeTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B, the rows of SHA-1.</summary>
    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1_111_111_109, "07081804")]
    [InlineData(1_111_111_111, "14050471")]
    [InlineData(1_234_567_890, "89005924")]
    [InlineData(2_000_000_000, "69279037")]
    [InlineData(20_000_000_000, "65353130")]
    public void The_codes_are_those_of_RFC_6238(long seconds, string code) =>
        Assert.Equal(code, TimeCode.Of(Secret, TimeCode.StepOf(DateTimeOffset.FromUnixTimeSeconds(seconds)), digits: 8));

    /// <summary>RFC 4226, appendix D.</summary>
    [Theory]
    [InlineData(0, "755224")]
    [InlineData(1, "287082")]
    [InlineData(8, "399871")]
    [InlineData(9, "520489")]
    public void Counted_ones_are_those_of_RFC_4226(long step, string code) => Assert.Equal(code, TimeCode.Of(Secret, step));

    /// <summary>RFC 4648, section 10, without padding.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void A_secret_is_written_as_RFC_4648_says(string secret, string text) =>
        Assert.Equal(text, TimeCode.Text(Encoding.ASCII.GetBytes(secret)));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Clocks_may_differ_by_one_step(int steps, bool taken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_015);
        var code = TimeCode.Of(Secret, TimeCode.StepOf(now) + steps);

        Assert.Equal(taken, TimeCode.StepWith(Secret, code, now, after: 0) is not null);
    }

    [Fact]
    public void A_code_is_good_once()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_015);
        var code = TimeCode.Of(Secret, TimeCode.StepOf(now));
        var step = TimeCode.StepWith(Secret, code, now, after: 0);

        Assert.Null(TimeCode.StepWith(Secret, code, now, step!.Value));
    }
}
