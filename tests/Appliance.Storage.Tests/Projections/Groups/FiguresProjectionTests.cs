using Appliance.Domain.Journal;
using Appliance.Domain.Marketing;
using Appliance.Domain.Marketing.Conditions;
using Appliance.Domain.Money;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Groups;

namespace Appliance.Storage.Tests.Projections.Groups;

public sealed class FiguresProjectionTests : IDisposable
{
    private readonly GroupsBench shop = new();

    [Fact]
    public void A_sale_counts_for_the_member_the_product_and_the_department_and_a_return_takes_back()
    {
        shop.Member("M1");
        shop.Sale("M1", ("11", 1, 500), ("", 2, 300));
        var sale = shop.Sale("M1", ("11", 1, 500), ("12", 1, 700));
        Assert.Equal((1, 2, new Yen(2_000)), Counted());
        Assert.Equal((1, 2L, new Yen(1_000)), Bought("P11"));
        Assert.Equal((1, 3L, new Yen(1_700)), Bought("D1"));

        shop.Refund(sale, "M1", 1);
        Assert.Equal((1, 2, new Yen(1_300)), Counted());
        Assert.Null(shop.Store.Get(GroupsCollections.Purchases, "M1/P12"));
        shop.Refund(sale, "M1", 0);
        Assert.Equal((1, 1, new Yen(800)), Counted());
        Assert.Equal((1, 1L, new Yen(500)), Bought("P11"));
    }

    [Fact]
    public void A_card_tapped_after_the_sale_counts_as_one_tapped_before()
    {
        shop.Member("M1");
        var sale = shop.Sale(null, ("11", 1, 500));
        shop.Tell(new PointsAdded(sale.SaleId, "M1", 5, 5));
        Assert.Equal((1, 1, new Yen(500)), Counted());
        Assert.Equal((1, 1L, new Yen(500)), Bought("P11"));
    }

    [Fact]
    public void Products_sold_together_are_counted_up_to_a_number_and_not_when_all_of_it_came_back()
    {
        for (var i = 0; i < 6; i++) shop.Sale(null, ("11", 1, 500), ("12", 1, 300));
        for (var i = 0; i < 6; i++) shop.Sale(null, ("13", 1, 500));
        var back = shop.Sale(null, ("11", 1, 500), ("13", 1, 300));
        shop.Refund(back, null);

        var found = shop.Store.BoughtWith("11", Association.FewestBaskets).Single();
        Assert.Equal(("12", 6L, 10_000, 200L), (found.With, found.Baskets, found.ConfidenceBasisPoints, found.LiftPercent));
        Assert.Empty(shop.Store.BoughtWith("11", 7));
        Assert.Equal("12", shop.Store.BoughtTogether(5).Single().With);

        shop.Sale(null, [.. Enumerable.Range(50, 12).Select(code => ($"{code}", 1, 100L))]);
        Assert.Equal(
            BasketProjection.PairedProducts * (BasketProjection.PairedProducts - 1) / 2,
            shop.Store.Range(GroupsCollections.Pairs, GroupsCollections.PairsByCount, "", Collections.End, 999).Count(it => it.A[0] == '5'));
    }

    [Fact]
    public void Likely_buyers_buy_of_the_department_but_have_not_bought_the_product()
    {
        foreach (var id in new[] { "M1", "M2", "M3", "M4" }) shop.Member(id);
        shop.Sale("M1", ("11", 1, 500));
        shop.Sale("M2", ("11", 1, 500), ("19", 1, 900));
        shop.Sale("M3", ("31", 3, 500));
        shop.Sale("M4", ("11", 1, 500));
        shop.Day = shop.Day.AddDays(10);
        shop.Sale("M4", ("12", 1, 500));
        Assert.Equal(["M4", "M1"], shop.Store.LikelyBuyers("19", 1, shop.Day, 9).Select(it => it.MemberId));
        Assert.Empty(shop.Store.LikelyBuyers("19", 1, shop.Day.AddDays(500), 9));
    }

    [Fact]
    public void A_preview_finds_by_purchases_by_figures_and_by_profile()
    {
        shop.Member("M1", new(1990, 1, 5));
        shop.Member("M2", new(1990, 2, 5));
        shop.Member("M3", new(1990, 1, 9));
        shop.Sale("M1", ("11", 1, 500));
        shop.Sale("M2", ("11", 1, 500));
        shop.Sale("M3", ("12", 1, 900));
        shop.Tell(new MemberErased("M3"));
        Bought colour = new(SubjectKind.Product, "11", PurchaseMeasure.Times, Comparison.AtLeast, 1);
        Assert.Equal(["M1", "M2"], Found(colour));
        Assert.Equal(["M1"], Found(new AllOf([new BirthMonthIs(), colour])));
        Assert.Equal(["M1"], Found(new BirthMonthIs()));
        Assert.Equal(["M1", "M2"], Found(new FigureIs(Figure.Visits, Comparison.AtLeast, 1)));
        Assert.Empty(Found(new Not(colour)));
    }

    public void Dispose() => shop.Dispose();

    private string[] Found(Condition condition) => [.. shop.Store.Find(condition, shop.Day).Select(it => it.Id)];

    private (int Visits, int Sales, Yen Total) Counted() =>
        shop.Store.Get(GroupsCollections.Figures, "M1")!.Figures is var it ? (it.Visits, it.Sales, it.Total) : default;

    private (int Times, long Pieces, Yen Amount) Bought(string subject) =>
        shop.Store.Get(GroupsCollections.Purchases, $"M1/{subject}")!.Figures is var it ? (it.Times, it.Pieces, it.Amount) : default;
}
