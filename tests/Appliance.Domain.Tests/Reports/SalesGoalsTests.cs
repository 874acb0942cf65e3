using Appliance.Domain.Money;
using Appliance.Domain.Reports;

namespace Appliance.Domain.Tests.Reports;

public sealed class SalesGoalsTests
{
    private static readonly long[] Even = [1, 1, 1, 1, 1, 1, 1];

    [Fact]
    public void A_years_goal_is_divided_over_its_months_to_the_yen()
    {
        var goals = Goals(year: 1_000_000);

        Assert.Equal(1_000_000, Months(2026).Sum(month => goals.OfMonth(month)!.Value.Amount));
        Assert.Equal((83_334, 83_333), (goals.OfMonth(new(2026, 1, 1))!.Value.Amount, goals.OfMonth(new(2026, 12, 1))!.Value.Amount));
    }

    [Fact]
    public void A_month_with_a_goal_of_its_own_leaves_the_rest_to_the_others()
    {
        var goals = Goals(year: 1_200_000, (new(2026, 12, 1), 640_000));

        Assert.Equal(640_000, goals.OfMonth(new(2026, 12, 1))!.Value.Amount);
        Assert.Equal(1_200_000, Months(2026).Sum(month => goals.OfMonth(month)!.Value.Amount));
    }

    [Fact]
    public void Months_that_want_more_than_the_year_leave_the_others_nothing()
    {
        var goals = Goals(year: 100, (new(2026, 12, 1), 640_000));

        Assert.Equal(0, goals.OfMonth(new(2026, 1, 1))!.Value.Amount);
    }

    [Fact]
    public void Without_a_years_goal_it_is_the_sum_of_the_months_once_all_have_one()
    {
        var goals = Goals(year: null, (new(2026, 11, 1), 300), (new(2026, 12, 1), 400));

        Assert.Null(goals.OfYear(2026));
        Assert.Equal(12_000, Goals(null, [.. Months(2026).Select(month => (month, 1_000L))]).OfYear(2026)!.Value.Amount);
        Assert.Null(goals.OfMonth(new(2026, 10, 1)));
        Assert.Null(goals.OfDay(new(2026, 10, 31)));
    }

    [Fact]
    public void The_days_of_a_month_come_to_its_goal_by_how_the_weekdays_sell()
    {
        // Closed on Mondays; a Saturday sells three times what a Tuesday does.
        SalesGoals goals = new(
            new Dictionary<int, Yen>(), new Dictionary<DateOnly, Yen> { [new(2026, 11, 1)] = new(1_000_003) }, [2, 0, 1, 1, 1, 1, 3]);
        var days = Enumerable.Range(1, 30).Select(day => new DateOnly(2026, 11, day)).ToList();

        Assert.Equal(1_000_003, days.Sum(day => goals.OfDay(day)!.Value.Amount));
        Assert.All(days.Where(day => day.DayOfWeek == DayOfWeek.Monday), day => Assert.Equal(0, goals.OfDay(day)!.Value.Amount));
        var tuesday = goals.OfDay(new(2026, 11, 10))!.Value.Amount;
        Assert.InRange(goals.OfDay(new(2026, 11, 14))!.Value.Amount, (3 * tuesday) - 3, (3 * tuesday) + 3);
    }

    [Fact]
    public void A_week_goes_from_Monday_to_Sunday_and_may_lie_in_two_months()
    {
        var goals = Goals(year: null, (new(2026, 11, 1), 30_000), (new(2026, 12, 1), 62_000));

        // Monday 30 November at ¥1,000 and six days of December at ¥2,000.
        Assert.Equal(13_000, goals.OfWeek(new(2026, 12, 3))!.Value.Amount);
        Assert.Equal(new(2026, 11, 30), SalesGoals.MondayOf(new(2026, 12, 6)));
    }

    private static SalesGoals Goals(long? year, params (DateOnly Month, long Amount)[] months) => new(
        year is { } amount ? new Dictionary<int, Yen> { [2026] = new(amount) } : [],
        months.ToDictionary(it => it.Month, it => new Yen(it.Amount)),
        Even);

    private static IEnumerable<DateOnly> Months(int year) => Enumerable.Range(1, 12).Select(month => new DateOnly(year, month, 1));
}
