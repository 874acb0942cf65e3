using Appliance.Domain.Loyalty;
using FsCheck;
using FsCheck.Fluent;

namespace Appliance.Domain.Tests.Loyalty;

/// <summary>Points in double entry, with their age.</summary>
public sealed class PointHoldingTests
{
    private static readonly DateOnly Day = new(2026, 1, 31);

    [Fact]
    public void Whatever_happens_in_whatever_order_both_sides_come_to_the_same_and_the_months_to_what_is_held()
    {
        var moves = Gen.Choose(0, 6).Zip(Gen.Choose(0, 500)).Zip(Gen.Choose(0, 60)).ListOf();
        Prop.ForAll(moves.ToArbitrary(), list =>
        {
            var (holding, shop, day) = (PointHolding.None, PointAccount.Zero, Day);
            foreach (var ((kind, points), days) in list)
            {
                day = day.AddDays(days - 5);
                var after = Move(holding, kind, points, day);
                shop += after.Account - holding.Account;
                holding = after;
                Assert.True(holding.Account.Balances);
                Assert.Equal(holding.Account, shop);
                Assert.Equal(Math.Max(holding.Account.Held, 0), holding.Lots.Sum(lot => lot.Points));
                Assert.Equal(holding.Lots.OrderBy(lot => lot.Month), holding.Lots);
                Assert.DoesNotContain(holding.Lots, lot => lot.Points <= 0);
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void After_an_expiry_nothing_is_due_any_more()
    {
        var moves = Gen.Choose(0, 6).Zip(Gen.Choose(0, 500)).ListOf();
        Prop.ForAll(moves.ToArbitrary(), Gen.Choose(0, 1).ToArbitrary(), (list, kind) =>
        {
            PointExpiry expiry = new((ExpiryKind)kind, 6);
            var (holding, day) = (PointHolding.None, Day);
            foreach (var (move, points) in list)
            {
                holding = Move(holding, move, points, day);
                day = day.AddDays(20);
            }

            var later = day.AddMonths(3);
            var due = expiry.DueOf(holding, later);
            Assert.InRange(due, 0, Math.Max(holding.Account.Held, 0));
            Assert.Equal(0, expiry.DueOf(holding.Expire(later, due), later));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Points_of_a_month_are_good_until_the_end_of_the_month_that_many_later()
    {
        PointExpiry expiry = new(ExpiryKind.Age, 12);
        var holding = PointHolding.None.Grant(new(2026, 1, 1), 100).Grant(new(2026, 1, 31), 20).Grant(new(2026, 2, 1), 3);
        Assert.Equal(new DateOnly(2027, 1, 31), expiry.NextOf(holding));
        Assert.Equal(0, expiry.DueOf(holding, new(2027, 1, 31)));
        Assert.Equal(120, expiry.DueOf(holding, new(2027, 2, 1)));
        Assert.Equal(123, expiry.DueOf(holding, new(2027, 3, 1)));
    }

    [Fact]
    public void The_oldest_points_are_used_first_and_a_return_takes_the_youngest()
    {
        var holding = PointHolding.None.Grant(new(2026, 1, 1), 100).Grant(new(2026, 2, 1), 50).Use(new(2026, 2, 2), 30).TakeBack(new(2026, 2, 3), 40);
        Assert.Equal([new PointLot(202601, 70), new PointLot(202602, 10)], holding.Lots);
    }

    [Fact]
    public void All_points_expire_that_many_months_after_the_last_sale()
    {
        PointExpiry expiry = new(ExpiryKind.Inactivity, 6);
        var holding = PointHolding.None.Grant(new(2026, 1, 10), 100).Gift(new(2026, 5, 1), 20);
        Assert.Equal(0, expiry.DueOf(holding, new(2026, 7, 10)));
        Assert.Equal(120, expiry.DueOf(holding, new(2026, 7, 11)));
    }

    [Fact]
    public void What_is_below_zero_is_made_good_before_anything_is_held()
    {
        var holding = PointHolding.None.Grant(Day, 10).Use(Day, 10).TakeBack(Day, 10);
        Assert.Equal(-10, holding.Account.Held);
        holding = holding.Grant(Day, 15);
        Assert.Equal(5, Assert.Single(holding.Lots).Points);
    }

    [Fact]
    public void More_months_than_any_rule_looks_back_to_are_one()
    {
        var holding = PointHolding.None;
        for (var month = 0; month < 100; month++) holding = holding.Grant(Day.AddMonths(month), 1);
        Assert.Equal(LoyaltyLimits.LotMonths, holding.Lots.Count);
        Assert.Equal(100, holding.Lots.Sum(lot => lot.Points));
    }

    private static PointHolding Move(PointHolding before, int kind, int points, DateOnly day) => kind switch
    {
        0 => before.Grant(day, points),
        1 => before.Gift(day, points),
        2 => before.Correct(day, points - 250),
        3 => before.Use(day, points),
        4 => before.GiveBack(day, points),
        5 => before.TakeBack(day, points),
        _ => before.Expire(day, points),
    };
}
