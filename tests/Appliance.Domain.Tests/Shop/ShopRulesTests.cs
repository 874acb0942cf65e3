using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Domain.Shop;
using Appliance.Domain.Tests.Register;

namespace Appliance.Domain.Tests.Shop;

public sealed class ShopRulesTests
{
    // 7000012050002 is the corporate number of the National Tax Agency itself.
    [Theory]
    [InlineData("T7000012050002", true)]
    [InlineData("T8000012050002", false)]
    [InlineData("7000012050002", false)]
    [InlineData("T700001205000", false)]
    [InlineData("t7000012050002", false)]
    [InlineData("T700001205000X", false)]
    public void A_registration_number_is_checked(string number, bool valid) =>
        Assert.Equal(valid, RegistrationNumber.IsValid(number));

    [Theory]
    [InlineData("2026-11-22T04:59:59+09:00", "2026-11-21")]
    [InlineData("2026-11-22T05:00:00+09:00", "2026-11-22")]
    [InlineData("2026-11-21T20:00:00Z", "2026-11-22")]
    [InlineData("2026-11-21T19:59:59Z", "2026-11-21")]
    public void The_business_day_ends_at_five_in_japan(string instant, string day) =>
        Assert.Equal(DateOnly.Parse(day), BusinessDay.Of(DateTimeOffset.Parse(instant), 5));

    [Fact]
    public void A_shop_set_up_in_the_night_begins_with_the_day_that_its_sales_then_belong_to()
    {
        var atOne = new DateTimeOffset(2026, 11, 23, 1, 0, 0, BusinessDay.JapanOffset);
        ShopConfigured shop = new(Counter.Shop);

        var made = Decider.Import(ApplianceState.Empty, [shop], atOne).State;

        Assert.Equal(BusinessDay.UsualStartHour, Counter.Shop.BusinessDayStartsAtHour);
        Assert.Equal(new DateOnly(2026, 11, 22), Decider.DayOf(made, atOne.AddHours(1)));
        Assert.Equal(new DateOnly(2026, 11, 23), Decider.DayOf(made, atOne.AddHours(4)));
    }
}
