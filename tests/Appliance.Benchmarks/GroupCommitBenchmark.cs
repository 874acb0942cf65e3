using System.Diagnostics;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;

namespace Appliance.Benchmarks;

/// <summary>Entries a second from 32 writers at once, against one writer that waits for each of its own.</summary>
internal static class GroupCommitBenchmark
{
    private const int Writers = 32;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(3);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        await using var counter = await BenchCounter.StartAsync();
        await RunAsync(counter, Writers, Duration / 3);
        List<double> ratios = [];
        for (var round = 0; round < 3; round++)
        {
            var one = await RunAsync(counter, 1, Duration);
            var many = await RunAsync(counter, Writers, Duration);
            Console.Error.WriteLine($"  one writer {one:0}/s, {Writers} writers {many:0}/s");
            ratios.Add(many / one);
        }

        return [new("group-commit-32-writers", ratios.At(0.5), 8, "x-one-writer", AtLeast: true)];
    }

    private static async Task<double> RunAsync(BenchCounter counter, int writers, TimeSpan duration)
    {
        var written = 0L;
        var startedAt = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(startedAt) < duration)
            {
                SetUpRequested request = new([new AccessGranted($"T{writer}", $"{writer:x64}", "benchmark", "127.0.0.1")]);
                await counter.Core.Station.SubmitAsync(request, CancellationToken.None);
                Interlocked.Increment(ref written);
            }
        })));
        return written / Stopwatch.GetElapsedTime(startedAt).TotalSeconds;
    }
}
