using Appliance.Domain.Catalog;

namespace Appliance.Domain.Tests.Catalog;

public sealed class JanCodeTests
{
    // 4901234567894 and 49123456: the examples of GS1 Japan's explanation of the check digit.
    [Theory]
    [InlineData("4901234567894", true)]
    [InlineData("49123456", true)]
    [InlineData("4901234567895", false)]
    [InlineData("49123457", false)]
    [InlineData("490123456789", false)]
    [InlineData("490123456789X", false)]
    [InlineData("", false)]
    public void The_check_digit_is_verified(string code, bool valid) => Assert.Equal(valid, JanCode.IsValid(code));
}
