using System.Diagnostics;

namespace Appliance.Hil;

/// <summary>Runs checks one after the other, prints each with its time, and counts.</summary>
internal sealed class Bench
{
    /// <summary>A check that takes longer has failed.</summary>
    public static readonly TimeSpan CheckLimit = TimeSpan.FromSeconds(30);

    private int passed;

    public int Failed { get; private set; }

    public string Summary => $"{passed} passed, {Failed} failed";

    /// <param name="sentence">What it shows.</param>
    /// <param name="check">The check.</param>
    /// <param name="limit">Another time than <see cref="CheckLimit"/>.</param>
    public async Task CheckAsync(string sentence, Func<CancellationToken, Task> check, TimeSpan? limit = null)
    {
        var start = Stopwatch.GetTimestamp();
        using CancellationTokenSource late = new(limit ?? CheckLimit);
        try
        {
            await check(late.Token).WaitAsync(late.Token);
            passed++;
            Console.WriteLine($"ok      {sentence} ({Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms)");
        }
#pragma warning disable CA1031 // Whatever a check throws is its result, and the next one runs.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Failed++;
            Console.WriteLine($"FAILED  {sentence}: {exception}");
        }
    }
}
