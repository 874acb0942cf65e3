using Appliance.Domain.Catalog;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;

namespace Appliance.Domain.Tests.Sales;

public sealed class ConsumptionTaxTests
{
    // Worked by hand: total × r ÷ (100 + r); the first two totals are those of the tax agency's sample receipts
    // (国税庁「適格請求書等保存方式の概要」: 8 % の合計 5,400 円 内税 400 円、10 % の合計 3,300 円 内税 300 円).
    [Theory]
    [InlineData(5_400, 800, TaxRounding.Down, 400)]
    [InlineData(3_300, 1_000, TaxRounding.Down, 300)]
    [InlineData(150, 800, TaxRounding.Down, 11)]
    [InlineData(150, 800, TaxRounding.HalfUp, 11)]
    [InlineData(150, 800, TaxRounding.Up, 12)]
    [InlineData(100, 1_000, TaxRounding.Down, 9)]
    [InlineData(100, 1_000, TaxRounding.Up, 10)]
    [InlineData(105, 1_000, TaxRounding.Down, 9)]
    [InlineData(105, 1_000, TaxRounding.HalfUp, 10)]
    [InlineData(1, 800, TaxRounding.Down, 0)]
    [InlineData(1, 800, TaxRounding.Up, 1)]
    [InlineData(0, 1_000, TaxRounding.Up, 0)]
    [InlineData(101, 100, TaxRounding.Down, 1)]
    [InlineData(100, 0, TaxRounding.Up, 0)]
    public void Tax_within_a_total_is_rounded_as_the_shop_chose(long total, int rate, TaxRounding rounding, long tax) =>
        Assert.Equal(new Yen(tax), ConsumptionTax.Within(new(total), rate, rounding));

    [Fact]
    public void A_rate_applies_from_its_first_day_on()
    {
        TaxRate[] rates = [new(TaxClass.Reduced, new(2019, 10, 1), 800), new(TaxClass.Reduced, new(2027, 4, 1), 100)];

        Assert.Equal(800, ConsumptionTax.RateOn(rates, TaxClass.Reduced, new(2027, 3, 31)));
        Assert.Equal(100, ConsumptionTax.RateOn(rates, TaxClass.Reduced, new(2027, 4, 1)));
        Assert.Equal(800, ConsumptionTax.RateOn(rates, TaxClass.Reduced, new(1970, 1, 1)));
        Assert.Throws<InvalidOperationException>(() => ConsumptionTax.RateOn(rates, TaxClass.Standard, new(2027, 4, 1)));
    }

    [Fact]
    public void A_negative_total_is_a_mistake() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ConsumptionTax.Within(new(-1), 800, TaxRounding.Down));
}
