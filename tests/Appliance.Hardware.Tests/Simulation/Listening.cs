namespace Appliance.Hardware.Tests.Simulation;

/// <summary>
/// Listens to a device and keeps what it tells, by any clock. What must come is waited for as long as it takes, up to a
/// limit, so that a slow machine changes nothing.
/// </summary>
/// <typeparam name="T">What it tells.</typeparam>
internal sealed class Listening<T> : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly List<T> told = [];
    private readonly TimeProvider time;
    private readonly Task reading;

    public Listening(Func<CancellationToken, IAsyncEnumerable<T>> read, TimeProvider time)
    {
        this.time = time;
        reading = ListenAsync(read(stop.Token));
    }

    /// <summary>All so far.</summary>
    public IReadOnlyList<T> Told
    {
        get
        {
            lock (told) return [.. told];
        }
    }

    /// <summary>Waits until so much was told.</summary>
    public async Task UntilToldAsync(int count)
    {
        await UntilAsync(() => Told.Count >= count || reading.IsCompleted);
        if (reading.IsFaulted) await reading;
    }

    /// <summary>Waits until something is so.</summary>
    public Task UntilAsync(Func<bool> isSo) => time.UntilAsync(isSo);

    public Task PassAsync(TimeSpan span) => Task.Delay(span, time);

    /// <summary>Waits until the device fails.</summary>
    public async Task<Exception> FailureAsync()
    {
        await UntilAsync(() => reading.IsCompleted);
        return await Assert.ThrowsAnyAsync<Exception>(() => reading);
    }

    /// <summary>Stops listening, to a device that has not failed.</summary>
    public async Task StopAsync()
    {
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }

    private async Task ListenAsync(IAsyncEnumerable<T> source)
    {
        await foreach (var item in source)
        {
            lock (told) told.Add(item);
        }
    }
}
