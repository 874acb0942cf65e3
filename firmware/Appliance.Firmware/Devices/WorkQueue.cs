using Appliance.Hardware.Queues;

namespace Appliance.Firmware.Devices;

/// <summary>What a device still has to do. Beyond its limit the oldest is dropped: the newest matters at a counter.</summary>
internal sealed class WorkQueue<T>
{
    private readonly AsyncQueue<T> waiting;
    private int open;

    /// <param name="limit">How much may wait.</param>
    /// <param name="runsOnAdder">
    /// Whether the worker goes on in the thread that adds: only for a device whose first step takes microseconds.
    /// </param>
    public WorkQueue(int limit, bool runsOnAdder = false) => waiting = new(limit, runsOnAdder);

    /// <summary>Whether all that was added has been done or dropped.</summary>
    public bool IsIdle => Volatile.Read(ref open) == 0;

    public void Add(T work)
    {
        Interlocked.Increment(ref open);
        if (waiting.AddDroppingOldest(work)) Interlocked.Decrement(ref open);
    }

    public ValueTask<T> TakeAsync(CancellationToken cancellationToken) => waiting.TakeAsync(cancellationToken);

    /// <summary>Says that what was taken last is done.</summary>
    public void Done() => Interlocked.Decrement(ref open);
}
