namespace Appliance.Hardware.CardReaders.Pn532;

/// <summary>
/// Ends waits whose time is up. They follow one another a dozen times a second and hardly ever run out, so one timer is
/// left running for whichever comes next: setting it for each would wake the processor more often than the reader does.
/// </summary>
internal sealed class Pn532Deadline : IDisposable
{
    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly ITimer timer;
    private readonly long origin;
    private CancellationTokenSource? wait;
    private TimeSpan due;
    private TimeSpan rings = TimeSpan.MaxValue;

    public Pn532Deadline(TimeProvider time)
    {
        this.time = time;
        origin = time.GetTimestamp();
        timer = time.CreateTimer(_ => Rang(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Begins a wait; it ends when it is disposed.</summary>
    /// <param name="limit">How long it may take.</param>
    /// <param name="cancellationToken">Ends it, too.</param>
    public CancellationTokenSource Begin(TimeSpan limit, CancellationToken cancellationToken)
    {
        var begun = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        lock (gate)
        {
            wait = begun;
            Set(limit);
        }

        return begun;
    }

    /// <summary>Gives the wait under way this much from now.</summary>
    public void Move(TimeSpan limit)
    {
        lock (gate) Set(limit);
    }

    /// <summary>The wait is over; its source may be disposed.</summary>
    public void End()
    {
        lock (gate) wait = null;
    }

    /// <inheritdoc/>
    public void Dispose() => timer.Dispose();

    private TimeSpan Now => time.GetElapsedTime(origin);

    private void Set(TimeSpan limit)
    {
        due = Now + limit;
        Ring(limit);
    }

    /// <summary>A timer that rings too early looks again; only one that would ring too late is set anew.</summary>
    private void Ring(TimeSpan after)
    {
        if (rings <= due) return;
        rings = due;
        timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(after.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }

    private void Rang()
    {
        lock (gate)
        {
            rings = TimeSpan.MaxValue;
            if (wait is null) return;
            var left = due - Now;
            if (left > TimeSpan.Zero) Ring(left);
            else wait.Cancel();
        }
    }
}
