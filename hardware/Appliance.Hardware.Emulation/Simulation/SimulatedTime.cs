namespace Appliance.Hardware.Emulation.Simulation;

/// <summary>
/// A clock that stands still until it is told to go on. Timers fire in the order they are due, on the thread that
/// advances the clock.
/// </summary>
/// <param name="start">The first instant.</param>
public sealed class SimulatedTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly PriorityQueue<(SimulatedTimer Timer, long Generation), (DateTimeOffset Due, long Order)> timers = new();
    private DateTimeOffset now = start;
    private TimeSpan slept;
    private long order;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>When the next timer is due, or null when none waits.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (gate)
            {
                DropStale();
                return timers.TryPeek(out _, out var priority) ? priority.Due + slept : null;
            }
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return now + slept;
    }

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        lock (gate) return now.Ticks;
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        SimulatedTimer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock on and fires what falls due, in order. Never moves it back.</summary>
    public void AdvanceTo(DateTimeOffset instant)
    {
        while (true)
        {
            SimulatedTimer timer;
            lock (gate)
            {
                DropStale();
                var end = instant - slept;
                if (!timers.TryPeek(out var next, out var priority) || priority.Due > end)
                {
                    if (end > now) now = end;
                    return;
                }

                timers.Dequeue();
                if (priority.Due > now) now = priority.Due;
                timer = next.Timer;
            }

            timer.Fire();
        }
    }

    /// <summary>
    /// Lets the machine sleep: the clock on the wall goes on, timers and timestamps stand still, and what was under way
    /// goes on afterwards as if nothing had been. So a quiet hour costs nothing.
    /// </summary>
    public void Sleep(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        lock (gate) slept += time;
    }

    private void DropStale()
    {
        while (timers.TryPeek(out var next, out _) && next.Generation != next.Timer.Generation) timers.Dequeue();
    }

    private sealed class SimulatedTimer(SimulatedTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan period = Timeout.InfiniteTimeSpan;
        private bool disposed;

        public long Generation { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                if (disposed) return false;
                this.period = period;
                Schedule(dueTime);
                return true;
            }
        }

        public void Fire()
        {
            lock (time.gate)
            {
                if (disposed) return;
                Schedule(period <= TimeSpan.Zero ? Timeout.InfiniteTimeSpan : period);
            }

            callback(state);
        }

        public void Dispose()
        {
            lock (time.gate)
            {
                disposed = true;
                Generation++;
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Schedule(TimeSpan dueTime)
        {
            Generation++;
            if (dueTime == Timeout.InfiniteTimeSpan) return;
            var due = time.now + (dueTime > TimeSpan.Zero ? dueTime : TimeSpan.Zero);
            time.timers.Enqueue((this, Generation), (due, time.order++));
        }
    }
}
