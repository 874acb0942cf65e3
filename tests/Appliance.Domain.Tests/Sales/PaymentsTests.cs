using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using FsCheck;
using FsCheck.Fluent;

namespace Appliance.Domain.Tests.Sales;

/// <summary>How a sale stands paid once a part of it came back: what a 領収書 may say was received.</summary>
public sealed class PaymentsTests
{
    [Fact]
    public void What_was_given_back_in_kind_goes_off_that_kind_last_payment_first()
    {
        var left = Payments.Left(
            [Of(TenderKind.Credit, 1_000), Of(TenderKind.Credit, 500), Of(TenderKind.Cash, 300)], [Of(TenderKind.Credit, 700)]);

        Assert.Equal([Of(TenderKind.Credit, 800), Of(TenderKind.Cash, 300)], left.Select(Plain));
    }

    [Fact]
    public void Cash_for_what_was_paid_by_card_goes_off_the_card_and_leaves_what_is_owed()
    {
        var left = Payments.Left(
            [Of(TenderKind.OnAccount, 600), Of(TenderKind.Credit, 1_000)], [Of(TenderKind.Cash, 400)]);

        Assert.Equal([Of(TenderKind.OnAccount, 600), Of(TenderKind.Credit, 600)], left.Select(Plain));
        Assert.Equal(new Yen(600), Payments.Received(left));
    }

    [Fact]
    public void A_return_put_on_prepaid_is_money_no_longer_received_for_the_sale() =>
        Assert.Equal(
            new Yen(700),
            Payments.Received(Payments.Left([Of(TenderKind.Cash, 1_000)], [Of(TenderKind.Prepaid, 300)])));

    [Theory]
    [InlineData(TenderKind.OnAccount)]
    [InlineData(TenderKind.Points)]
    [InlineData(TenderKind.Prepaid)]
    public void What_is_owed_promised_or_was_receipted_before_is_not_received(TenderKind kind) =>
        Assert.Equal(Yen.Zero, Payments.Received([Of(kind, 1_000)]));

    [Fact]
    public void What_is_left_is_what_was_paid_less_what_was_given_back_whatever_the_order()
    {
        var kinds = Gen.Elements(Enum.GetValues<TenderKind>());
        var tender = kinds.SelectMany(kind => Gen.Choose(1, 5_000), (kind, amount) => Of(kind, amount));
        var cases = tender.NonEmptyListOf().SelectMany(_ => tender.NonEmptyListOf(), (paid, back) => (paid, back));
        Check.QuickThrowOnFailure(Prop.ForAll(cases.ToArbitrary(), it => Holds(it.paid, it.back)));
    }

    private static void Holds(IEnumerable<Tender> paid, IEnumerable<Tender> back)
    {
        if (Sum(back) > Sum(paid)) return;
        var left = Payments.Left([.. paid], [.. back]);
        Assert.Equal(Sum(paid) - Sum(back), Sum(left));
        Assert.All(left, tender => Assert.True(tender.Amount > Yen.Zero));
        Assert.Equal(left, Payments.Left([.. paid], [.. Enumerable.Reverse(back)]));
    }

    private static Tender Of(TenderKind kind, long amount) => new(kind, new(amount), new(amount));

    private static Tender Plain(Tender tender) => tender with { Received = tender.Amount };

    private static Yen Sum(IEnumerable<Tender> tenders) => tenders.Aggregate(Yen.Zero, (sum, it) => sum + it.Amount);
}
