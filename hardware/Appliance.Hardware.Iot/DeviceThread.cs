using System.Collections.Concurrent;

namespace Appliance.Hardware.Iot;

/// <summary>
/// The libraries block and sleep, so each device gets a thread of its own, and its worker stays free. Calls are made
/// one after the other in the order they came.
/// </summary>
internal sealed class DeviceThread : IDisposable
{
    /// <summary>Calls that may wait; a device has one owner, which waits for each.</summary>
    private const int WaitingCalls = 8;

    private readonly string device;
    private readonly BlockingCollection<Task> calls = new(WaitingCalls);

    /// <summary>Starts a thread.</summary>
    /// <param name="device">Its name, also for messages.</param>
    public DeviceThread(string device)
    {
        this.device = device;
        new Thread(Run) { IsBackground = true, Name = device }.Start();
    }

    /// <summary>Makes a call on the thread.</summary>
    /// <exception cref="IOException">The library failed, in whatever way.</exception>
    /// <exception cref="InvalidOperationException">More calls wait than a device's owner can make.</exception>
    public Task<T> RunAsync<T>(Func<T> call, CancellationToken cancellationToken)
    {
        Task<T> task = new(
            () =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                return LibraryFailure.Translated(device, call);
            },
            CancellationToken.None,
            TaskCreationOptions.RunContinuationsAsynchronously);
        if (!calls.TryAdd(task)) throw new InvalidOperationException($"{device}: too many calls at once.");
        return task;
    }

    /// <summary>Makes a call on the thread.</summary>
    /// <exception cref="IOException">The library failed, in whatever way.</exception>
    /// <exception cref="InvalidOperationException">More calls wait than a device's owner can make.</exception>
    public Task RunAsync(Action call, CancellationToken cancellationToken) => RunAsync(
        () =>
        {
            call();
            return true;
        },
        cancellationToken);

    /// <summary>Ends the thread after the calls that wait.</summary>
    public void Dispose() => calls.CompleteAdding();

    private void Run()
    {
        foreach (var call in calls.GetConsumingEnumerable()) call.RunSynchronously(TaskScheduler.Default);
    }
}
