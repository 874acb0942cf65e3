namespace Appliance.Storage.Documents;

/// <summary>
/// Moves the store's log on, on a thread of its own, after enough was changed: the writer is the station's loop, and a key
/// press would wait for the disk there.
/// </summary>
/// <param name="move">Moves what there is; <see cref="IOException"/> when the disk failed.</param>
internal sealed class SqliteLogMover(Action move) : IDisposable
{
    private readonly AutoResetEvent wake = new(initialState: false);
    private Thread? thread;
    private volatile bool hasEnded;

    /// <summary>There is enough to move. The first time starts the thread; called by one thread at a time.</summary>
    public void Wake()
    {
        if (thread is null)
        {
            thread = new(Run) { IsBackground = true, Name = "Store log" };
            thread.Start();
        }

        wake.Set();
    }

    /// <summary>Waits for a move under way.</summary>
    public void Dispose()
    {
        hasEnded = true;
        wake.Set();
        thread?.Join();
        wake.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            wake.WaitOne();
            if (hasEnded) return;
            try
            {
                move();
            }
            catch (IOException)
            {
                // It is only ahead of time: the writer does it when the log is full, and hears of the disk then.
            }
        }
    }
}
