using Appliance.Hardware.Emulation.Simulation;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.Simulation;

public class SimulatedTimeTests
{
    private readonly SimulatedTime time = new(Start);
    private readonly List<string> fired = [];

    [Fact]
    public void Timers_fire_in_the_order_they_are_due_and_see_the_instant_they_are_due()
    {
        Timer("late", Ms(20));
        Timer("early", Ms(10));

        time.AdvanceTo(Start + Ms(30));

        Assert.Equal(["early 10", "late 20"], fired);
        Assert.Equal(Start + Ms(30), time.GetUtcNow());
    }

    [Fact]
    public void Sleep_moves_the_clock_on_the_wall_and_nothing_else()
    {
        Timer("timer", Ms(20));
        var before = time.GetTimestamp();

        time.Sleep(TimeSpan.FromHours(1));

        Assert.Empty(fired);
        Assert.Equal(Start + TimeSpan.FromHours(1), time.GetUtcNow());
        Assert.Equal(before, time.GetTimestamp());
        Assert.Equal(Start + TimeSpan.FromHours(1) + Ms(20), time.NextDue);
        time.AdvanceTo(time.NextDue!.Value);
        Assert.Single(fired);
        Assert.Equal(TimeSpan.FromMilliseconds(20), time.GetElapsedTime(before));
    }

    [Fact]
    public void Timers_due_at_one_instant_fire_in_the_order_they_were_made()
    {
        Timer("first", Ms(10));
        Timer("second", Ms(10));
        Timer("third", Ms(10));

        time.AdvanceTo(Start + Ms(10));

        Assert.Equal(["first 10", "second 10", "third 10"], fired);
    }

    [Fact]
    public void A_timer_made_by_a_timer_fires_in_its_turn()
    {
        using var outer = time.CreateTimer(_ => Timer("inner", Ms(5)), null, Ms(10), Timeout.InfiniteTimeSpan);
        Timer("between", Ms(12));
        Timer("after", Ms(16));

        time.AdvanceTo(Start + Ms(20));

        Assert.Equal(["between 12", "inner 15", "after 16"], fired);
    }

    [Fact]
    public void A_periodic_timer_fires_each_period_until_it_is_disposed()
    {
        var timer = Timer("tick", Ms(10), Ms(10));
        time.AdvanceTo(Start + Ms(35));
        timer.Dispose();
        time.AdvanceTo(Start + Ms(100));

        Assert.Equal(["tick 10", "tick 20", "tick 30"], fired);
        Assert.Null(time.NextDue);
    }

    [Fact]
    public void A_changed_timer_fires_at_its_new_time_only()
    {
        var timer = Timer("moved", Ms(10));
        Assert.True(timer.Change(Ms(40), Timeout.InfiniteTimeSpan));

        time.AdvanceTo(Start + Ms(100));

        Assert.Equal(["moved 40"], fired);
    }

    [Fact]
    public void A_disposed_timer_cannot_be_changed_back_to_life()
    {
        var timer = Timer("dead", Ms(10));
        timer.Dispose();

        Assert.False(timer.Change(Ms(10), Timeout.InfiniteTimeSpan));
        time.AdvanceTo(Start + Ms(100));

        Assert.Empty(fired);
    }

    [Fact]
    public void The_clock_never_goes_back()
    {
        time.AdvanceTo(Start + Ms(50));
        time.AdvanceTo(Start + Ms(20));

        Assert.Equal(Start + Ms(50), time.GetUtcNow());
    }

    [Fact]
    public void The_next_timer_due_is_known_and_stale_ones_are_not_counted()
    {
        Assert.Null(time.NextDue);
        var early = Timer("early", Ms(10));
        Timer("late", Ms(20));
        Assert.Equal(Start + Ms(10), time.NextDue);

        early.Dispose();

        Assert.Equal(Start + Ms(20), time.NextDue);
    }

    private ITimer Timer(string name, TimeSpan due, TimeSpan? period = null) =>
        time.CreateTimer(
            _ => fired.Add($"{name} {(time.GetUtcNow() - Start).TotalMilliseconds}"),
            null,
            due,
            period ?? Timeout.InfiniteTimeSpan);
}
