using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Appliance.Hardware.Queues;

/// <summary>
/// A bounded queue between parts that run side by side. Unlike a channel it wakes who waits through their own
/// synchronization context also when their wait is cancelled: the cancelled read of a channel goes over the thread pool,
/// out of a simulation's sight.
/// </summary>
/// <typeparam name="T">What is queued.</typeparam>
/// <param name="limit">How many may wait, at least 1.</param>
/// <param name="runsOnAdder">Whether a waiting reader goes on in the thread that adds, where it has no context of its own.</param>
public sealed class AsyncQueue<T>(int limit, bool runsOnAdder = false)
{
    private readonly Lock gate = new();
    private readonly Queue<T> items = new();
    private List<TaskCompletionSource> takers = [];
    private List<TaskCompletionSource> adders = [];
    private bool closed;

    /// <summary>How many wait.</summary>
    public int Count
    {
        get
        {
            lock (gate) return items.Count;
        }
    }

    /// <summary>Adds an item; false when there is no room or the queue is closed.</summary>
    public bool TryAdd(T item)
    {
        List<TaskCompletionSource> waiting;
        lock (gate)
        {
            if (closed || items.Count >= limit) return false;
            items.Enqueue(item);
            (waiting, takers) = (takers, []);
        }

        Wake(waiting);
        return true;
    }

    /// <summary>Adds an item; where there is no room the oldest one goes.</summary>
    /// <returns>Whether an item went for it, or it found the queue closed.</returns>
    public bool AddDroppingOldest(T item)
    {
        List<TaskCompletionSource> waiting;
        bool drops;
        lock (gate)
        {
            if (closed) return true;
            drops = items.Count >= limit;
            if (drops) items.Dequeue();
            items.Enqueue(item);
            (waiting, takers) = (takers, []);
        }

        Wake(waiting);
        return drops;
    }

    /// <summary>Adds an item, waiting for room.</summary>
    /// <exception cref="ChannelClosedException">The queue is closed.</exception>
    public async ValueTask AddAsync(T item, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (!TryAdd(item))
        {
            TaskCompletionSource mine = New();
            lock (gate)
            {
                if (closed) throw new ChannelClosedException();
                if (items.Count < limit) continue;
                adders.Add(mine);
            }

            await WaitAsync(mine, cancellationToken);
        }
    }

    /// <summary>Takes the oldest item; false when there is none.</summary>
    public bool TryTake([MaybeNullWhen(false)] out T item)
    {
        List<TaskCompletionSource> waiting;
        lock (gate)
        {
            if (!items.TryDequeue(out item)) return false;
            (waiting, adders) = (adders, []);
        }

        Wake(waiting);
        return true;
    }

    /// <summary>Takes the oldest item, waiting for one. What was added before the queue was closed can still be taken.</summary>
    /// <exception cref="ChannelClosedException">The queue is closed and empty.</exception>
    public async ValueTask<T> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await WaitToTakeAsync(cancellationToken);
            if (TryTake(out var item)) return item;
        }
    }

    /// <summary>Waits until there is something to take.</summary>
    /// <exception cref="ChannelClosedException">The queue is closed and empty.</exception>
    public async ValueTask WaitToTakeAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (true)
        {
            TaskCompletionSource mine = New();
            lock (gate)
            {
                if (items.Count > 0) return;
                if (closed) throw new ChannelClosedException();
                takers.Add(mine);
            }

            await WaitAsync(mine, cancellationToken);
        }
    }

    /// <summary>Takes no more items and ends every wait.</summary>
    public void Close()
    {
        List<TaskCompletionSource> waiting;
        lock (gate)
        {
            closed = true;
            waiting = [.. takers, .. adders];
            (takers, adders) = ([], []);
        }

        Wake(waiting);
    }

    private static void Wake(List<TaskCompletionSource> waiting)
    {
        foreach (var waiter in waiting) waiter.TrySetResult();
    }

    private TaskCompletionSource New() =>
        new(runsOnAdder ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);

    private async ValueTask WaitAsync(TaskCompletionSource mine, CancellationToken cancellationToken)
    {
        try
        {
            using var canceled = cancellationToken.UnsafeRegister(
                static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), mine);
            await mine.Task;
        }
        finally
        {
            lock (gate)
            {
                takers.Remove(mine);
                adders.Remove(mine);
            }
        }
    }
}
