using Appliance.Domain.Journal;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Marketing;
using Appliance.Domain.Marketing.Conditions;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Groups;
using Appliance.Storage.Projections.Loyalty;

namespace Appliance.Storage.Tests.Projections;

/// <summary>What a member brings along from the roster before counts in every part alike.</summary>
public sealed class BroughtOverTests : IDisposable
{
    private static readonly OpeningBalances Balances = new(new(50_000), 10, new(2026, 10, 5), 300, new(2020, 4, 1));
    private readonly WrittenShop shop = new();

    [Fact]
    public void Points_brought_over_are_held_and_both_sides_of_the_ledger_come_to_the_same()
    {
        shop.Tell(new MemberRegistered("M000001", new("山田", ""), []), new BalancesOpened("M000001", Balances));
        shop.Sale("M000001", points: 10, used: 100);

        var account = Loyalty("M000001").Points.Account;
        Assert.Equal((210L, 300L, 10L, 100L, true), (account.Held, account.Brought, account.Granted, account.Used, account.Balances));
        Assert.Equal(account, ShopAccount);
        Assert.Equal(210, Member("M000001").Points);
        var moves = shop.Store.Range(
            LoyaltyCollections.Moves, LoyaltyCollections.MovesByMember, Collections.MemberFrom("M000001"), Collections.MemberTo("M000001"), 9);
        Assert.Equal((PointMoveKind.Brought, 300L, 300L), (moves[0].Kind, moves[0].Points, moves[0].Balance));
    }

    [Fact]
    public void Points_brought_over_expire_by_the_shops_rule_counted_from_the_day_they_were_brought()
    {
        shop.Tell(new MemberRegistered("M000001", new("山田", ""), []), new BalancesOpened("M000001", Balances));
        var holding = Loyalty("M000001").Points;

        foreach (var kind in new[] { ExpiryKind.Age, ExpiryKind.Inactivity })
        {
            PointExpiry rule = new(kind, 12);
            Assert.Equal(0, rule.DueOf(holding, new(2027, 11, 1)));
            Assert.Equal(300, rule.DueOf(holding, new(2027, 12, 1)));
        }
    }

    [Fact]
    public void Spending_and_visits_brought_over_count_in_the_figures_the_list_and_the_groups()
    {
        shop.Tell(new SegmentDefined("G0001", "常連", new FigureIs(Figure.Visits, Comparison.AtLeast, 10), false));
        shop.Tell(new MemberRegistered("M000001", new("山田", ""), []), new BalancesOpened("M000001", Balances));

        var figures = Figures("M000001");
        Assert.Equal((new Yen(50_000), 10, (DateOnly?)new DateOnly(2026, 10, 5)), (figures.Total, figures.Visits, figures.Last));
        Assert.Equal(new DateOnly(2020, 4, 1), figures.Since);
        Assert.True(shop.Store.IsInSegment("G0001", "M000001"));

        shop.Sale("M000001", goods: ("11", 2_000));
        var member = Member("M000001");
        Assert.Equal((new Yen(52_000), 11, (DateOnly?)shop.Day), (member.TotalSpent, member.Visits, member.LastVisit));
    }

    [Fact]
    public void A_sale_that_was_taken_back_whole_is_no_visit_in_the_list_either()
    {
        shop.Tell(new MemberRegistered("M000001", new("山田", ""), []));
        shop.Refund(shop.Sale("M000001"));

        Assert.Equal((Yen.Zero, 0, null), (Member("M000001").TotalSpent, Member("M000001").Visits, Member("M000001").LastVisit));
    }

    public void Dispose() => shop.Dispose();

    private PointAccount ShopAccount => shop.Store.Get(LoyaltyCollections.Shop, Collections.TheOnly)!.Points;

    private LoyaltyMemberDocument Loyalty(string id) => shop.Store.Get(LoyaltyCollections.Members, id)!;

    private MemberDocument Member(string id) => shop.Store.Get(Collections.Members, id)!;

    private MemberFigures Figures(string id) => shop.Store.Get(GroupsCollections.Figures, id)!.Figures;
}
