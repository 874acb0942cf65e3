using Appliance.Domain.Journal;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;

namespace Appliance.Domain.Tests.Register;

/// <summary>K10, O5: gift cards are sold as a debt, not as a sale, and pay like money that was paid before.</summary>
public sealed class GiftCardTests
{
    // Check digits by hand after Luhn: 7992739871 has 3, so fifteen digits with leading zeros have 3, too.
    private const string Card = "GC-0000079927398713";
    private const string Other = "GC-0000000000000018";

    [Theory]
    [InlineData("GC-0000079927398713", true)]
    [InlineData("GC-0000079927398710", false)]
    [InlineData("GC-0000079927389713", false)]
    [InlineData("GC-000007992739871", false)]
    [InlineData("GC-00000799273987A3", false)]
    [InlineData("C000001-M000001", false)]
    public void A_number_says_when_it_was_read_wrong(string code, bool good) => Assert.Equal(good, GiftCard.IsId(code));

    [Fact]
    public void A_number_is_made_of_digits_of_chance_and_its_check_digit()
    {
        Assert.Equal(Card, GiftCard.IdOf("000007992739871"));
        Assert.Equal(Other, GiftCard.IdOf("000000000000001"));
    }

    [Fact]
    public void It_is_sold_as_a_debt_and_not_as_a_sale()
    {
        var counter = Counter.Open().Keys("5 0 0 0").Scan(Card).Keys("1 0 0 0 0 CASH");

        var sold = Assert.IsType<GiftCardSold>(counter.Entries[^1].Data);
        Assert.Equal((Card, new Yen(5_000), new Yen(5_000)), (sold.CardId, sold.Amount, sold.Change));
        Assert.Equal(new DateOnly(2027, 5, 20), sold.ExpiresOn);
        Assert.Equal((Yen.Zero, new Yen(5_000)), (counter.State.Totals.PerpetualTotal, counter.State.Totals.Session.Totals.Prepaid));
        Assert.Equal(new Yen(5_000), counter.State.Totals.Session.Cash);
    }

    [Fact]
    public void It_pays_what_it_has_and_the_rest_is_paid_otherwise()
    {
        var counter = Sold(5_000).Keys("3 0 0 0 DEPT1").Scan(Card);
        Assert.Equal([new Tender(TenderKind.Prepaid, new(3_000), new(3_000), Card)], counter.LastSale.Tenders);
        Assert.Equal(new Yen(2_000), counter.Books.GiftCard(Card)!.Balance);

        counter.Keys("3 0 0 0 DEPT1").Scan(Card).Keys("1 0 0 0 CASH");
        Assert.Equal(
            [new Tender(TenderKind.Prepaid, new(2_000), new(2_000), Card), new(TenderKind.Cash, new(1_000), new(1_000))],
            counter.LastSale.Tenders);
        Assert.Equal(Yen.Zero, counter.Books.GiftCard(Card)!.Balance);
    }

    [Fact]
    public void A_member_who_pays_with_one_keeps_their_own_prepaid()
    {
        var counter = Sold(1_000).TapMember("M000002");
        var before = counter.Books.Member("M000002")!.Prepaid;
        counter.Keys("4 0 0 0 DEPT1").Scan(Card).Keys("PREPAID");

        Assert.Equal([(1_000L, Card), (3_000L, null)], counter.LastSale.Tenders.Select(it => (it.Amount.Amount, it.GiftCardId)));
        Assert.Equal(before - new Yen(3_000), counter.Books.Member("M000002")!.Prepaid);
    }

    [Fact]
    public void A_cancelled_sale_gives_back_onto_the_card()
    {
        var counter = Sold(5_000).Keys("3 0 0 0 DEPT1").Scan(Card).Keys("1 SALECANCEL SALECANCEL");

        Assert.Equal(Card, Assert.IsType<SaleRefunded>(counter.Entries.Last(it => it.Data is SaleRefunded).Data).Tenders[0].GiftCardId);
        Assert.Equal(new Yen(5_000), counter.Books.GiftCard(Card)!.Balance);
    }

    [Fact]
    public void The_same_card_does_not_pay_twice_in_one_sale()
    {
        var counter = Sold(1_000).Keys("3 0 0 0 DEPT1").Scan(Card).Scan(Card);

        Assert.Equal("gift-card-empty", counter.Refusal?.Code);
    }

    [Fact]
    public void What_cannot_be_sold_or_used_is_told()
    {
        Assert.Equal("gift-card-unknown", Counter.Open().Scan(Card).Refusal?.Code);
        Assert.Equal("gift-card-unknown", Counter.Open().Keys("1 0 0 DEPT1").Scan(Card).Refusal?.Code);
        Assert.Equal("gift-card-sold", Sold(1_000).Keys("5 0 0").Scan(Card).Refusal?.Code);
        Assert.Equal("gift-card-amount", Counter.Open().Keys("1 0 0 0 0 1").Scan(Card).Refusal?.Code);
        Assert.Equal("gift-card-amount", Counter.Open().Keys("0").Scan(Card).Refusal?.Code);

        var counter = Sold(1_000);
        counter.Books.GiftCards[Card] = counter.Books.GiftCards[Card] with { Blocked = true };
        Assert.Equal("gift-card-empty", counter.Keys("1 0 0 DEPT1").Scan(Card).Refusal?.Code);
    }

    [Fact]
    public void A_tap_of_the_scanner_alone_tells_what_is_left() =>
        Assert.Contains("¥1,000", Sold(1_000).Scan(Card).Operator, StringComparison.Ordinal);

    private static Counter Sold(int amount) =>
        Counter.Open().Keys(string.Join(' ', $"{amount}".ToCharArray())).Scan(Card).Keys("CASH");
}
