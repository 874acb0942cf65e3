using System.Collections.Concurrent;

namespace Appliance.Hardware.Buses.Serial;

/// <summary>
/// A thread that does a port's blocking reads. Left to the pool, a few ports that wait would hold as many threads as
/// it starts with on a small machine, and everything else would wait for more.
/// </summary>
/// <param name="read">
/// Reads into a buffer and returns the number of bytes, 0 after a while without any, or throws when the port is gone.
/// </param>
internal sealed class SerialReader(Func<Memory<byte>, int> read) : IDisposable
{
    private readonly BlockingCollection<Request> requests = new(boundedCapacity: 1);
    private Thread? thread;

    /// <summary>Reads at least one byte; the buffer is not touched after the task has ended.</summary>
    /// <exception cref="InvalidOperationException">Two reads are under way already.</exception>
    public Task<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        Request request = new(buffer, cancellationToken);
        try
        {
            if (!requests.TryAdd(request)) throw new InvalidOperationException("The port has a reader already.");
        }
        catch (Exception exception) when (exception is InvalidOperationException && requests.IsAddingCompleted)
        {
            throw new ObjectDisposedException(nameof(SerialPort), exception);
        }

        lock (requests)
        {
            if (thread is null)
            {
                thread = new(Loop) { IsBackground = true, Name = "Serial reader" };
                thread.Start();
            }
        }

        return request.Done.Task;
    }

    /// <summary>Lets the thread end after the read under way.</summary>
    public void Dispose() => requests.CompleteAdding();

    private void Loop()
    {
        foreach (var request in requests.GetConsumingEnumerable())
        {
            try
            {
                var count = 0;
                while (count == 0 && !request.CancellationToken.IsCancellationRequested) count = read(request.Buffer);
                if (count > 0) request.Done.TrySetResult(count);
                else request.Done.TrySetCanceled(request.CancellationToken);
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException)
            {
                request.Done.TrySetException(exception);
            }
        }

        requests.Dispose();
    }

    private sealed record Request(Memory<byte> Buffer, CancellationToken CancellationToken)
    {
        public TaskCompletionSource<int> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
