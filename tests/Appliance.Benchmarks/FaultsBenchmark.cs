using System.Diagnostics;
using System.Globalization;
using Appliance.Scenarios.Tests.Faults;

namespace Appliance.Benchmarks;

/// <summary>
/// Ten thousand random faults on a whole virtual appliance that goes on selling, in simulated time. A number among the
/// arguments is the seed; without one it is a new one each time, printed so that the run can be had again.
/// </summary>
internal static class FaultsBenchmark
{
    private const int Faults = 10_000;

    public static Task<IReadOnlyList<Figure>> MeasureAsync(string[] args)
    {
        var seeds = args.Select(it => int.TryParse(it, CultureInfo.InvariantCulture, out var number) ? number : (int?)null);
        var seed = seeds.FirstOrDefault(it => it is not null) ?? Random.Shared.Next(int.MaxValue - 1);
        Console.Error.WriteLine($"  seed {seed}");
        var startedAt = Stopwatch.GetTimestamp();
        var result = FaultRun.Run(seed, Faults);
        Console.Error.WriteLine($"  {result} in {Stopwatch.GetElapsedTime(startedAt).TotalSeconds:0} s");
        return Task.FromResult<IReadOnlyList<Figure>>(
        [
            new("faults-survived", result.Faults, Faults, "faults", AtLeast: true),
            new("faults-longest-recovery", result.LongestRecovery.TotalSeconds, FaultRun.RecoveryLimit.TotalSeconds, "s-simulated"),
            new("faults-memory-grown", result.GrownBytes / 1_048_576.0, 2, "MiB"),
        ]);
    }
}
