using System.Text.Json;
using Appliance.Domain.Marketing;
using Appliance.Domain.Money;

namespace Appliance.Domain.Tests.Marketing;

public sealed class MemberFiguresTests
{
    private static readonly DateOnly Start = new(2026, 1, 5);

    [Fact]
    public void Sales_of_one_day_are_one_visit()
    {
        var figures = MemberFigures.Of(Start).Sold(Start, 10, new(1_000)).Sold(Start, 18, new(500)).Sold(Start.AddDays(3), 10, new(600));
        Assert.Equal((2, 3, new Yen(2_100), new Yen(1_050)), (figures.Visits, figures.Sales, figures.Total, figures.Average));
        Assert.Equal((Start, Start.AddDays(3)), (figures.First, figures.Last));
        Assert.Equal((2, 1), (figures.Hours[10], figures.Hours[18]));
        Assert.Equal((1, 1), (figures.Weekdays[(int)DayOfWeek.Monday], figures.Weekdays[(int)DayOfWeek.Thursday]));
    }

    [Fact]
    public void A_visit_whose_sales_were_all_taken_back_is_none()
    {
        var before = MemberFigures.Of(Start).Sold(Start, 10, new(1_000));
        var both = before.Sold(Start.AddDays(9), 12, new(300)).Sold(Start.AddDays(9), 13, new(200));
        var one = both.TakenBack(Start.AddDays(9), 12, new(300), whole: true);
        Assert.Equal((2, 2), (one.Visits, one.Sales));
        Assert.Equal(before, one.TakenBack(Start.AddDays(9), 13, new(200), whole: true) with { Spend = before.Spend });
    }

    [Fact]
    public void A_part_that_came_back_lowers_the_total_but_not_the_visits()
    {
        var figures = MemberFigures.Of(Start).Sold(Start, 10, new(1_000)).TakenBack(Start, 10, new(400), whole: false);
        Assert.Equal((1, 1, new Yen(600)), (figures.Visits, figures.Sales, figures.Total));
    }

    [Fact]
    public void The_usual_interval_is_the_median_which_one_long_absence_does_not_move()
    {
        Assert.Null(Visiting(30).UsualInterval);
        Assert.Equal(30, Visiting(30, 30).UsualInterval);
        Assert.Equal(30, Visiting(30, 28, 31, 200).UsualInterval);
        Assert.Equal(Start.AddDays(289 + 30), Visiting(30, 28, 31, 200).NextVisit);
    }

    [Fact]
    public void The_trend_holds_the_latest_intervals_against_the_ones_before()
    {
        Assert.Null(Visiting(30, 30, 30, 30, 30).IntervalTrend);
        Assert.Equal(100, Visiting(30, 30, 30, 30, 30, 30).IntervalTrend);
        Assert.Equal(200, Visiting(30, 30, 30, 60, 70, 50).IntervalTrend);
    }

    [Fact]
    public void Signs_of_leaving_are_an_overdue_visit_growing_intervals_and_shrinking_spending()
    {
        var steady = Visiting(30, 30, 30, 30, 30, 30, 30, 30, 30, 30);
        var last = steady.Last!.Value;
        Assert.Empty(LeavingSigns.Of(steady, last.AddDays(59)));
        Assert.Equal([LeavingSign.Overdue], LeavingSigns.Of(steady, last.AddDays(60)));
        Assert.Equal(last.AddDays(60), LeavingSigns.NextChange(steady, last.AddDays(40)));
        Assert.Contains(LeavingSign.IntervalGrowing, LeavingSigns.Of(Visiting(30, 30, 30, 60, 70, 50), Start.AddDays(280)));

        var spender = MemberFigures.Of(Start);
        for (var month = 0; month < 12; month++) spender = spender.Sold(Start.AddMonths(month), 10, new(month < 6 ? 10_000 : 4_000));
        Assert.Contains(LeavingSign.SpendShrinking, LeavingSigns.Of(spender, Start.AddMonths(12)));
        Assert.DoesNotContain(LeavingSign.SpendShrinking, LeavingSigns.Of(spender, Start.AddMonths(10)));
    }

    [Fact]
    public void Only_the_latest_visits_are_kept_one_by_one_and_the_document_stays_small()
    {
        var figures = MemberFigures.Of(Start);
        for (var i = 0; i < 300; i++) figures = figures.Sold(Start.AddDays(i * 2), i % 24, new(98_765));
        Assert.Equal((300, RecentDays.Kept), (figures.Visits, figures.Recent.Days.Count));
        Assert.Equal(new Yen(98_765 * 300), figures.Total);
        Assert.InRange(JsonSerializer.Serialize(figures, JsonSerializerOptions.Web).Length, 1, 650);
    }

    [Fact]
    public void Spending_falls_out_of_the_year_by_the_month()
    {
        var figures = MemberFigures.Of(Start).Sold(Start, 10, new(1_000)).Sold(Start.AddMonths(5), 10, new(200));
        Assert.Equal(new Yen(1_200), figures.SpendOfYear(Start.AddMonths(12)));
        Assert.Equal(new Yen(200), figures.SpendOfYear(Start.AddMonths(13)));
        Assert.Equal(Yen.Zero, figures.SpendOfYear(Start.AddMonths(18)));
        Assert.Equal(Yen.Zero, MemberFigures.Of(Start).SpendOfYear(Start));
    }

    [Fact]
    public void Purchases_are_counted_by_days_and_taken_back()
    {
        var bought = PurchaseFigures.None(Start).Bought(Start, 1, new(100)).Bought(Start, 2, new(200)).Bought(Start.AddDays(5), 1, new(100));
        Assert.Equal((2, 4L, new Yen(400)), (bought.Times, bought.Pieces, bought.Amount));
        var back = bought.TakenBack(Start.AddDays(5), 1, new(100));
        Assert.Equal((1, 3L, Start, Start), (back.Times, back.Pieces, back.First, back.Last));
    }

    private static MemberFigures Visiting(params int[] intervals)
    {
        var day = Start;
        var figures = MemberFigures.Of(Start).Sold(day, 10, new(1_000));
        foreach (var days in intervals) figures = figures.Sold(day = day.AddDays(days), 10, new(1_000));
        return figures;
    }
}
