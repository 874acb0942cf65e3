namespace Appliance.Hardware.Iot;

/// <summary>
/// The library tells of edges only, never that the chip went: a line is read now and then, and the first failure is told.
/// </summary>
internal sealed class LineWatch : IDisposable
{
    /// <summary>From one look to the next.</summary>
    public static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    private readonly ITimer timer;

    /// <summary>Begins to look.</summary>
    /// <param name="read">Reads a line; throws an <see cref="IOException"/> when the chip is gone.</param>
    /// <param name="gone">Told of that, on any thread.</param>
    /// <param name="time">Clock of the looks.</param>
    public LineWatch(Func<bool> read, Action<IOException> gone, TimeProvider time) =>
        timer = time.CreateTimer(
            _ =>
            {
                try
                {
                    read();
                }
                catch (IOException failure)
                {
                    gone(failure);
                }
            },
            state: null,
            LookInterval,
            LookInterval);

    /// <summary>Ends it; a look that is under way may still come to its end.</summary>
    public void Dispose() => timer.Dispose();
}
