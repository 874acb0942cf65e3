namespace Appliance.Firmware.Core;

/// <summary>
/// Tells whoever waits that something changed. Unlike <c>Task.WaitAsync</c> it never goes through the thread pool, so a
/// simulation sees every step.
/// </summary>
internal sealed class Signal
{
    private readonly Lock gate = new();
    private List<TaskCompletionSource<bool>> waiting = [];

    public void Tell()
    {
        List<TaskCompletionSource<bool>> told;
        lock (gate) (told, waiting) = (waiting, []);
        foreach (var waiter in told) waiter.TrySetResult(true);
    }

    /// <summary>Waits until a condition holds that changes only before a <see cref="Tell"/>.</summary>
    /// <returns>Whether it held before the time was over.</returns>
    public async Task<bool> WaitUntilAsync(
        Func<bool> condition, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        var startedAt = time.GetTimestamp();
        while (true)
        {
            TaskCompletionSource<bool> mine = new(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (gate) waiting.Add(mine);
            var left = limit - time.GetElapsedTime(startedAt);
            if (condition() || left <= TimeSpan.Zero)
            {
                lock (gate) waiting.Remove(mine);
                return condition();
            }

            using var timer = time.CreateTimer(_ => mine.TrySetResult(false), null, left, Timeout.InfiniteTimeSpan);
            using var canceled = cancellationToken.Register(() => mine.TrySetCanceled(cancellationToken));
            try
            {
                await mine.Task;
            }
            finally
            {
                // A signal that is never told again must not gather those who have given up.
                lock (gate) waiting.Remove(mine);
            }
        }
    }
}
