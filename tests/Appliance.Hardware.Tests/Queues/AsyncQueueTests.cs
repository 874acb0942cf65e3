using System.Threading.Channels;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.Queues;
using Appliance.Hardware.Tests.Simulation;

namespace Appliance.Hardware.Tests.Queues;

public sealed class AsyncQueueTests
{
    private readonly SimulationLoop loop = new(Simulated.Start);

    [Fact]
    public void Items_are_taken_in_order_and_none_beyond_the_limit_is_let_in()
    {
        AsyncQueue<int> queue = new(2);

        Assert.True(queue.TryAdd(1));
        Assert.True(queue.TryAdd(2));
        Assert.False(queue.TryAdd(3));
        Assert.Equal(2, queue.Count);

        Assert.True(queue.TryTake(out var first));
        Assert.Equal(1, first);
        Assert.True(queue.TryAdd(3));
    }

    [Fact]
    public void Where_there_is_no_room_the_oldest_goes_and_it_is_told()
    {
        AsyncQueue<int> queue = new(1);

        Assert.False(queue.AddDroppingOldest(1));
        Assert.True(queue.AddDroppingOldest(2));

        Assert.True(queue.TryTake(out var left));
        Assert.Equal(2, left);
    }

    [Fact]
    public void A_cancelled_wait_ends_within_the_simulation_and_loses_nothing() => loop.Run(async () =>
    {
        AsyncQueue<int> queue = new(1);
        for (var i = 0; i < 100; i++)
        {
            using CancellationTokenSource stop = new();
            var waiting = queue.TakeAsync(stop.Token).AsTask();
            stop.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }

        queue.TryAdd(7);
        Assert.Equal(7, await queue.TakeAsync(CancellationToken.None));
    });

    [Fact]
    public void Who_adds_waits_for_room() => loop.Run(async () =>
    {
        AsyncQueue<int> queue = new(1);
        await queue.AddAsync(1, CancellationToken.None);
        var waiting = queue.AddAsync(2, CancellationToken.None).AsTask();
        Assert.False(waiting.IsCompleted);

        Assert.Equal(1, await queue.TakeAsync(CancellationToken.None));
        await waiting;
        Assert.Equal(2, await queue.TakeAsync(CancellationToken.None));
    });

    [Fact]
    public void A_closed_queue_gives_what_it_has_and_then_ends_every_wait() => loop.Run(async () =>
    {
        AsyncQueue<int> queue = new(1);
        queue.TryAdd(1);
        var adding = queue.AddAsync(2, CancellationToken.None).AsTask();
        queue.Close();

        await Assert.ThrowsAsync<ChannelClosedException>(() => adding);
        Assert.Equal(1, await queue.TakeAsync(CancellationToken.None));
        await Assert.ThrowsAsync<ChannelClosedException>(() => queue.TakeAsync(CancellationToken.None).AsTask());
        Assert.False(queue.TryAdd(3));
    });

    [Fact]
    public void A_wait_that_was_cancelled_before_it_began_takes_nothing() => loop.Run(async () =>
    {
        AsyncQueue<int> queue = new(1);
        queue.TryAdd(1);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => queue.TakeAsync(new(canceled: true)).AsTask());

        Assert.Equal(1, queue.Count);
    });

    [Fact]
    public async Task Many_threads_lose_and_double_nothing()
    {
        const int Writers = 4;
        const int Each = 2_000;
        AsyncQueue<int> queue = new(16);
        var writing = Enumerable.Range(0, Writers)
            .Select(writer => Task.Run(async () =>
            {
                for (var i = 0; i < Each; i++) await queue.AddAsync((writer * Each) + i, CancellationToken.None);
            }))
            .ToList();
        List<int> taken = [];
        while (taken.Count < Writers * Each) taken.Add(await queue.TakeAsync(CancellationToken.None));
        await Task.WhenAll(writing);

        Assert.Equal(Enumerable.Range(0, Writers * Each), taken.Order());
    }
}
