using Appliance.Domain.Money;
using Appliance.Domain.Sales;

namespace Appliance.Domain.Tests.Sales;

/// <summary>
/// 印紙税額一覧表 (国税庁 No.7141, 第17号文書の1 売上代金に係る金銭又は有価証券の受取書), both ends of each bracket.
/// </summary>
public sealed class StampDutyTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(49_999, 0)]
    [InlineData(50_000, 200)]
    [InlineData(1_000_000, 200)]
    [InlineData(1_000_001, 400)]
    [InlineData(2_000_000, 400)]
    [InlineData(2_000_001, 600)]
    [InlineData(3_000_000, 600)]
    [InlineData(3_000_001, 1_000)]
    [InlineData(5_000_000, 1_000)]
    [InlineData(5_000_001, 2_000)]
    [InlineData(10_000_000, 2_000)]
    [InlineData(10_000_001, 4_000)]
    [InlineData(20_000_000, 4_000)]
    [InlineData(20_000_001, 6_000)]
    [InlineData(30_000_000, 6_000)]
    [InlineData(30_000_001, 10_000)]
    [InlineData(50_000_000, 10_000)]
    [InlineData(50_000_001, 20_000)]
    [InlineData(100_000_000, 20_000)]
    [InlineData(100_000_001, 40_000)]
    [InlineData(200_000_000, 40_000)]
    [InlineData(200_000_001, 60_000)]
    [InlineData(300_000_000, 60_000)]
    [InlineData(300_000_001, 100_000)]
    [InlineData(500_000_000, 100_000)]
    [InlineData(500_000_001, 150_000)]
    [InlineData(1_000_000_000, 150_000)]
    [InlineData(1_000_000_001, 200_000)]
    public void An_amount_received_costs_what_the_table_says(long stated, long duty) =>
        Assert.Equal(new Yen(duty), StampDuty.On(new Yen(stated)));

    // 国税庁 No.6925: with the tax itemised, ¥53,000 with ¥4,818 of tax state ¥48,182.
    [Theory]
    [InlineData(53_000, 4_818, 0)]
    [InlineData(54_999, 4_999, 200)]
    [InlineData(54_998, 4_999, 0)]
    public void Itemised_tax_counts_for_nothing(long total, long tax, long duty) =>
        Assert.Equal(new Yen(duty), On(total, tax, (TenderKind.Cash, total)));

    [Theory]
    [InlineData(TenderKind.Cash, 200)]
    [InlineData(TenderKind.GiftVoucher, 200)]
    [InlineData(TenderKind.Credit, 0)]
    [InlineData(TenderKind.ElectronicMoney, 0)]
    [InlineData(TenderKind.QrCode, 0)]
    [InlineData(TenderKind.Points, 0)]
    [InlineData(TenderKind.Prepaid, 0)]
    [InlineData(TenderKind.OnAccount, 0)]
    [InlineData(TenderKind.Exchange, 0)]
    public void Only_money_and_vouchers_cost_duty(TenderKind kind, long duty) =>
        Assert.Equal(new Yen(duty), On(110_000, 10_000, (kind, 110_000)));

    [Fact]
    public void Cash_and_vouchers_together_are_one_amount() =>
        Assert.Equal(new Yen(200), On(55_000, 5_000, (TenderKind.GiftVoucher, 5_000), (TenderKind.Cash, 50_000)));

    [Fact]
    public void A_part_in_cash_counts_whole_because_its_tax_is_not_stated()
    {
        Assert.Equal(new Yen(200), On(110_000, 10_000, (TenderKind.Credit, 60_000), (TenderKind.Cash, 50_000)));
        Assert.Equal(Yen.Zero, On(110_000, 10_000, (TenderKind.Credit, 60_001), (TenderKind.Cash, 49_999)));
    }

    [Fact]
    public void An_amount_below_nothing_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StampDuty.On(new Yen(-1)));

    private static Yen On(long total, long tax, params (TenderKind Kind, long Amount)[] tenders) => StampDuty.On(
        new(total), new(tax), tenders.Select(it => new Tender(it.Kind, new(it.Amount), new(it.Amount))));
}
