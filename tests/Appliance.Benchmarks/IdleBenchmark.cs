using System.Diagnostics;

namespace Appliance.Benchmarks;

/// <summary>
/// Processor time of the whole appliance's process while nobody is there: web side, station and every virtual device,
/// the emulated ones with their wires included.
/// </summary>
internal static class IdleBenchmark
{
    /// <summary>Longer than the start's compiling, and than a card reader asks in haste.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(40);

    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(20);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        var folder = BenchCounter.NewFolder();
        var port = Random.Shared.Next(20_000, 40_000);
        var program = Path.Combine(AppContext.BaseDirectory, "appliance.dll");
        ProcessStartInfo start = new("dotnet", [program, $"--Urls=http://127.0.0.1:{port}", $"--Data:Folder={folder}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            if (await process.StandardOutput.ReadLineAsync() is not { } line || !line.Contains("ready", StringComparison.Ordinal))
                throw new InvalidOperationException("The appliance did not start.");
            await Task.Delay(Calm, TimeProvider.System);
            process.Refresh();
            var (before, at) = (process.TotalProcessorTime, Stopwatch.GetTimestamp());
            await Task.Delay(Watched, TimeProvider.System);
            process.Refresh();
            var share = (process.TotalProcessorTime - before) / Stopwatch.GetElapsedTime(at);
            return [new("idle-processor", 100 * share, 1, "%-of-one-core")];
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }
}
