using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Appliance.Storage.Projections;

/// <summary>Makes the next item on a second thread while the caller uses the current one.</summary>
internal static class ReadAhead
{
    /// <summary>Items made but not yet used.</summary>
    private const int Ahead = 2;

    /// <summary>Returns when all items were used; throws what making or using one threw.</summary>
    public static void Run<T>(IEnumerable<T> source, Action<T> use)
    {
        using BlockingCollection<T> queue = new(Ahead);
        using CancellationTokenSource stop = new();
        ExceptionDispatchInfo? failure = null;
        Thread maker = new(() => failure = Make(source, queue, stop.Token)) { IsBackground = true, Name = "journal-reader" };
        maker.Start();
        try
        {
            foreach (var item in queue.GetConsumingEnumerable(CancellationToken.None)) use(item);
        }
        finally
        {
            stop.Cancel();
            maker.Join();
        }

        failure?.Throw();
    }

    private static ExceptionDispatchInfo? Make<T>(IEnumerable<T> source, BlockingCollection<T> queue, CancellationToken stop)
    {
        try
        {
            foreach (var item in source) queue.Add(item, stop);
            return null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
#pragma warning disable CA1031 // Nothing is swallowed: it is thrown again on the caller's thread.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return ExceptionDispatchInfo.Capture(error);
        }
        finally
        {
            queue.CompleteAdding();
        }
    }
}
