using Appliance.Hardware.CardReaders.Pn532;
using Appliance.Hardware.Emulation.Simulation;

namespace Appliance.Hardware.Tests.CardReaders;

/// <summary>Limits of waits that share one timer.</summary>
public sealed class Pn532DeadlineTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_wait_ends_when_its_time_is_up() => In(async (deadline, time) =>
    {
        using var wait = deadline.Begin(Ms(60), CancellationToken.None);

        Assert.Equal(Ms(60), await EndOf(wait, time));
    });

    [Fact]
    public void A_wait_that_was_given_more_time_ends_then() => In(async (deadline, time) =>
    {
        using var wait = deadline.Begin(Ms(60), CancellationToken.None);
        await Task.Delay(Ms(20), time);
        deadline.Move(Ms(150));

        Assert.Equal(Ms(170), await EndOf(wait, time));
    });

    [Fact]
    public void A_short_wait_after_a_long_one_ends_at_its_own_time() => In(async (deadline, time) =>
    {
        using (deadline.Begin(Ms(500), CancellationToken.None))
        {
            await Task.Delay(Ms(10), time);
            deadline.End();
        }

        using var next = deadline.Begin(Ms(60), CancellationToken.None);

        Assert.Equal(Ms(70), await EndOf(next, time));
    });

    [Fact]
    public void The_timer_of_a_wait_that_is_over_does_not_end_the_next() => In(async (deadline, time) =>
    {
        for (var round = 0; round < 20; round++)
        {
            using var wait = deadline.Begin(Ms(60), CancellationToken.None);
            await Task.Delay(Ms(25), time);
            Assert.False(wait.IsCancellationRequested);
            deadline.End();
        }
    });

    [Fact]
    public void Who_waits_can_be_cancelled_from_outside() => In(async (deadline, time) =>
    {
        using CancellationTokenSource stop = new();
        using var wait = deadline.Begin(Ms(60), stop.Token);
        await Task.Delay(Ms(5), time);

        stop.Cancel();

        Assert.True(wait.IsCancellationRequested);
    });

    private static void In(Func<Pn532Deadline, TimeProvider, Task> test)
    {
        SimulationLoop loop = new(Start);
        loop.Run(async () =>
        {
            using Pn532Deadline deadline = new(loop.Time);
            await test(deadline, loop.Time);
        });
    }

    private static async Task<TimeSpan> EndOf(CancellationTokenSource wait, TimeProvider time)
    {
        TaskCompletionSource<TimeSpan> ended = new();
        await using var told = wait.Token.Register(() => ended.TrySetResult(time.GetUtcNow() - Start));
        return await ended.Task;
    }

    private static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
