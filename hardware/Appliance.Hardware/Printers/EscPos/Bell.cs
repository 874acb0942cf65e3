namespace Appliance.Hardware.Printers.EscPos;

/// <summary>Wakes the one who waits; rung with nobody waiting, it wakes the next at once.</summary>
internal sealed class Bell(TimeProvider time)
{
    private readonly Lock gate = new();
    private TaskCompletionSource? waiter;
    private bool rung;

    /// <summary>Rings.</summary>
    public void Ring()
    {
        lock (gate)
        {
            if (waiter is null) rung = true;
            else waiter.TrySetResult();
        }
    }

    /// <summary>Waits for a ring, at most for the given time; which of the two it was shows in what changed.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        TaskCompletionSource mine = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (rung)
            {
                rung = false;
                return;
            }

            waiter = mine;
        }

        try
        {
            // The timer completes the same source: Task.WaitAsync would leave the simulation's thread.
            using var timer = time.CreateTimer(
                static state => ((TaskCompletionSource)state!).TrySetResult(), mine, atMost, Timeout.InfiniteTimeSpan);
            using var canceled = cancellationToken.Register(
                static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), mine);
            await mine.Task;
        }
        finally
        {
            lock (gate) waiter = null;
        }
    }
}
