using Appliance.Domain.Money;

namespace Appliance.Domain.Tests;

public sealed class YenTests
{
    [Theory]
    [InlineData(0, "¥0")]
    [InlineData(1234567, "¥1,234,567")]
    [InlineData(-500, "-¥500")]
    public void Amounts_are_written_as_shops_do(long amount, string text) => Assert.Equal(text, new Yen(amount).ToString());

    [Fact]
    public void An_amount_that_does_not_fit_throws_instead_of_wrapping() =>
        Assert.Throws<OverflowException>(() => new Yen(long.MaxValue) + new Yen(1));
}
