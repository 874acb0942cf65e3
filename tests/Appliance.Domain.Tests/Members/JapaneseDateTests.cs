using Appliance.Domain.Members;

namespace Appliance.Domain.Tests.Members;

public sealed class JapaneseDateTests
{
    [Theory]
    [InlineData("1980-04-01", 1980, 4, 1)]
    [InlineData("1980/4/1", 1980, 4, 1)]
    [InlineData("1980.4.1", 1980, 4, 1)]
    [InlineData("19800401", 1980, 4, 1)]
    [InlineData("1980年4月1日", 1980, 4, 1)]
    [InlineData("１９８０／４／１", 1980, 4, 1)]
    [InlineData("1980/4/1 0:00:00", 1980, 4, 1)]
    [InlineData("昭和55年4月1日", 1980, 4, 1)]
    [InlineData("S55.4.1", 1980, 4, 1)]
    [InlineData("s55/04/01", 1980, 4, 1)]
    [InlineData("R8.11.22", 2026, 11, 22)]
    [InlineData("令和元年5月1日", 2019, 5, 1)]
    [InlineData("平成31年4月30日", 2019, 4, 30)]
    [InlineData("大正元年7月30日", 1912, 7, 30)]
    [InlineData("明治45年7月30日", 1912, 7, 30)]
    [InlineData("2024-02-29", 2024, 2, 29)]
    public void A_date_is_read_as_people_write_it(string text, int year, int month, int day)
    {
        Assert.True(JapaneseDate.TryParse(text, out var date));
        Assert.Equal(new(year, month, day), date);
    }

    [Theory]
    [InlineData("")]
    [InlineData("昭和64年2月1日")]
    [InlineData("平成31年5月1日")]
    [InlineData("令和0年5月1日")]
    [InlineData("2023-02-29")]
    [InlineData("1980/13/1")]
    [InlineData("80/4/1")]
    [InlineData("きのう")]
    [InlineData("=TODAY()")]
    public void What_is_no_day_is_not_read(string text) => Assert.False(JapaneseDate.TryParse(text, out _));

    [Fact]
    public void A_day_by_era_reads_back()
    {
        Assert.Equal("昭和55年4月1日", JapaneseDate.ByEra(new(1980, 4, 1)));
        Assert.Equal("令和元年5月1日", JapaneseDate.ByEra(new(2019, 5, 1)));
    }
}
