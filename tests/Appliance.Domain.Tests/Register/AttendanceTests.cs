using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;

namespace Appliance.Domain.Tests.Register;

/// <summary>O14: the time clock.</summary>
public sealed class AttendanceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public void One_times_comes_and_two_times_goes_and_neither_signs_in()
    {
        var counter = Counter.OpenLocked().Keys("1 TIMES 1 STAFF 0 1 0 1 STAFF");
        Assert.Equal(new StaffClocked("01", In: true), counter.Entries[^1].Data);
        Assert.Equal(Counter.Morning, counter.State.People["01"].AtWorkSince);
        Assert.Null(counter.State.StaffId);

        counter.At(TimeSpan.FromHours(8)).Keys("2 TIMES").Take(new StaffCardTapped("01"));
        Assert.Equal(new StaffClocked("01", In: false), counter.Entries[^1].Data);
        Assert.Null(counter.State.People["01"].AtWorkSince);
    }

    [Fact]
    public void A_wrong_PIN_clocks_nobody()
    {
        var counter = Counter.OpenLocked().Keys("1 TIMES 1 STAFF 9 9 9 9 STAFF");
        Assert.Equal("pin-wrong", counter.Refusal?.Code);
        Assert.DoesNotContain(counter.Entries, entry => entry.Data is StaffClocked);

        // The number before it is used up: the next PIN signs in.
        Assert.IsType<StaffSignedIn>(counter.Keys("CLEAR 1 STAFF 0 1 0 1 STAFF").Entries[^1].Data);
    }

    [Fact]
    public void Nobody_comes_twice_a_day_nor_goes_without_having_come()
    {
        var counter = Counter.OpenLocked().Keys("2 TIMES 4 STAFF");
        Assert.Equal("not-clocked-in", counter.Refusal?.Code);
        Assert.Equal("clocked-in-already", counter.Keys("CLEAR 1 TIMES 4 STAFF 1 TIMES 4 STAFF").Refusal?.Code);

        // Who forgot to go comes anew on the next business day.
        counter.At(TimeSpan.FromDays(1)).Keys("CLEAR 1 TIMES 4 STAFF");
        Assert.Equal(2, counter.Entries.Count(entry => entry.Data is StaffClocked));
    }

    [Fact]
    public void While_goods_are_rung_up_the_number_is_pieces()
    {
        var counter = Counter.OpenLocked().Keys("4 STAFF 1 0 0 DEPT1 2 TIMES 4 STAFF");
        Assert.Equal("keyed-amount-unused", counter.Refusal?.Code);
        Assert.DoesNotContain(counter.Entries, entry => entry.Data is StaffClocked);
    }

    [Fact]
    public void The_display_says_what_the_number_will_do_and_C_takes_it_back()
    {
        var counter = Counter.OpenLocked().Keys("1 TIMES");
        Assert.Contains("ｼｭｯｷﾝ: ﾊﾞﾝｺﾞｳ+ﾀﾝﾄｳ", counter.Operator, StringComparison.Ordinal);
        Assert.Contains("ｼｭｯｷﾝ ﾀﾝﾄｳ 01", counter.Keys("1 STAFF").Operator, StringComparison.Ordinal);

        Assert.DoesNotContain("ｼｭｯｷﾝ", counter.Keys("CLEAR").Operator, StringComparison.Ordinal);
        Assert.IsType<StaffSignedIn>(counter.Keys("0 1 0 1 STAFF").Entries[^1].Data);
        Assert.Contains("ﾀﾝﾄｳ ｦ ｵｽﾄ ﾀｲｷﾝ", counter.Keys("2 TIMES").Operator, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 TIMES", "1 STAFF 0 1 0 1 STAFF")]
    [InlineData("2 TIMES 1", "1 STAFF 0 1 0 1 STAFF")]
    [InlineData("1 TIMES 2 STAFF", "1 STAFF 0 1 0 1 STAFF")]
    [InlineData("1 TIMES 2 STAFF 0 2", "1 STAFF 0 1 0 1 STAFF")]
    public void Who_pressed_it_and_went_away_clocks_nobody(string left, string next)
    {
        var counter = Counter.OpenLocked().Keys(left).At(Limits.ClockAsked + TimeSpan.FromSeconds(1)).Tick().Keys(next);

        Assert.IsType<StaffSignedIn>(counter.Entries[^1].Data);
        Assert.DoesNotContain(counter.Entries, entry => entry.Data is StaffClocked);
    }

    [Fact]
    public void Until_then_it_clocks()
    {
        var counter = Counter.OpenLocked().Keys("1 TIMES").At(Limits.ClockAsked).Tick().Keys("1 STAFF 0 1 0 1 STAFF");
        Assert.Equal(new StaffClocked("01", In: true), counter.Entries[^1].Data);
    }

    [Fact]
    public void With_somebody_signed_in_an_old_number_stays_pieces_and_clocks_nobody()
    {
        var counter = Counter.OpenLocked().Keys("4 STAFF 2 TIMES").At(Limits.ClockAsked + TimeSpan.FromSeconds(1)).Tick();
        Assert.Equal("keyed-amount-unused", counter.Keys("4 STAFF").Refusal?.Code);

        counter.Keys("CLEAR CLEAR 2 TIMES").At(Limits.ClockAsked + TimeSpan.FromSeconds(1)).Tick().Take(new StaffCardTapped("01"));
        Assert.IsType<StaffSignedIn>(counter.Entries[^1].Data);
        Assert.Equal(2, counter.Keys("1 0 0 DEPT1 CASH").LastSale.Lines[0].Quantity);
        Assert.DoesNotContain(counter.Entries, entry => entry.Data is StaffClocked);
    }

    [Theory]
    [InlineData(0, 60, null, null, true)]
    [InlineData(0, null, null, null, true)]
    [InlineData(0, 60, 60, 120, true)]
    [InlineData(60, 60, null, null, false)]
    [InlineData(0, 1_441, null, null, false)]
    [InlineData(0, null, 60, 120, false)]
    [InlineData(0, 61, 60, 120, false)]
    public void Times_put_right_end_after_they_begin_and_before_the_next(int from, int? until, int? next, int? end, bool good)
    {
        List<WorkSpan> spans = [Span(from, until)];
        if (next is { } begin) spans.Add(Span(begin, end));

        Assert.Equal(good ? null : "work-times", WorkTimes.Check(spans, Noon.AddDays(3))?.Code);
    }

    [Fact]
    public void A_time_to_come_and_more_than_ten_a_day_are_refused()
    {
        Assert.Equal("work-times", WorkTimes.Check([new(Noon.AddMinutes(1))], Noon)?.Code);
        Assert.Null(WorkTimes.Check([.. Enumerable.Range(0, WorkTimes.SpansPerDay).Select(i => Span(i * 10, (i * 10) + 5))], Noon.AddDays(1)));
        Assert.Equal(
            "work-times",
            WorkTimes.Check([.. Enumerable.Range(0, WorkTimes.SpansPerDay + 1).Select(i => Span(i * 10, (i * 10) + 5))], Noon.AddDays(1))?.Code);
    }

    private static WorkSpan Span(int from, int? until) => new(Noon.AddMinutes(from), until is { } end ? Noon.AddMinutes(end) : null);
}
