using System.Threading.Channels;
using Appliance.Hardware.Emulation.Simulation;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.Simulation;

public class SimulationLoopTests
{
    private readonly SimulationLoop loop = new(Start);

    [Fact]
    public void A_long_wait_takes_its_simulated_time()
    {
        var end = loop.Run(async () =>
        {
            await Task.Delay(TimeSpan.FromDays(1), loop.Time);
            return loop.Time.GetUtcNow();
        });

        Assert.Equal(Start.AddDays(1), end);
    }

    [Fact]
    public void Everything_ready_runs_before_the_clock_goes_on()
    {
        List<string> order = [];
        loop.Run(async () =>
        {
            var waiting = Wait();
            for (var turn = 0; turn < 3; turn++)
            {
                await Task.Yield();
                order.Add($"turn {turn} at {(loop.Time.GetUtcNow() - Start).TotalMilliseconds}");
            }

            await waiting;
        });

        Assert.Equal(["turn 0 at 0", "turn 1 at 0", "turn 2 at 0", "waited at 1"], order);

        async Task Wait()
        {
            await Task.Delay(Ms(1), loop.Time);
            order.Add($"waited at {(loop.Time.GetUtcNow() - Start).TotalMilliseconds}");
        }
    }

    [Fact]
    public void A_program_that_waits_for_what_never_comes_is_stopped()
    {
        var failure = Assert.Throws<InvalidOperationException>(
            () => loop.Run(async () => await Channel.CreateBounded<int>(1).Reader.ReadAsync()));

        Assert.Contains("nothing is ready and no timer waits", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_never_lets_the_clock_go_on_is_stopped()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => loop.Run(async () =>
        {
            while (loop.Time.GetUtcNow() == Start) await Task.Yield();
        }));

        Assert.Contains($"{SimulationLoop.StepLimit} steps", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_of_the_program_comes_out()
    {
        Assert.Throws<FormatException>(() => loop.Run(async () =>
        {
            await Task.Delay(Ms(1), loop.Time);
            throw new FormatException();
        }));
    }

    [Fact]
    public void The_context_before_is_restored_also_after_a_failure()
    {
        var before = SynchronizationContext.Current;

        Assert.Throws<FormatException>(() => loop.Run(() => throw new FormatException()));

        Assert.Same(before, SynchronizationContext.Current);
    }

    [Fact]
    public void A_time_out_comes_when_the_simulated_clock_says_so()
    {
        loop.Run(async () =>
        {
            using CancellationTokenSource limit = new(Ms(250), loop.Time);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                async () => await Channel.CreateBounded<int>(1).Reader.ReadAsync(limit.Token));
        });

        Assert.Equal(Start + Ms(250), loop.Time.GetUtcNow());
    }

    [Fact]
    public void Code_that_leaves_the_simulation_is_caught()
    {
        var caught = Assert.Throws<InvalidOperationException>(() => loop.Run(async () =>
        {
            TaskCompletionSource elsewhere = new();
            using ManualResetEventSlim posted = new();
            Thread thread = new(() =>
            {
                elsewhere.SetResult();
                posted.Set();
            });
            var waiting = WaitAsync(elsewhere.Task);
            thread.Start();
            posted.Wait();
            await waiting;
        }));

        Assert.StartsWith("Code left the simulation", caught.Message, StringComparison.Ordinal);

        static async Task WaitAsync(Task task) => await task;
    }
}
