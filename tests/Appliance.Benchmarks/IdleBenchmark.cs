using System.Diagnostics;
using Appliance.Hardware.Emulation.CardReaders;
using Appliance.Hardware.Emulation.Wires;

namespace Appliance.Benchmarks;

/// <summary>
/// Processor time of the whole appliance's process while nobody is there: web side, station and every device. Once with
/// all emulated devices in the same process, and once with the card reader, the only device that has to be asked again
/// and again, at the end of a serial port and its emulator in this process: that is what a real counter costs.
/// </summary>
internal static class IdleBenchmark
{
    /// <summary>Longer than the start's compiling, and than a card reader asks in haste.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(40);

    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(20);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        using PseudoTerminal port = new();
        using CancellationTokenSource stop = new();
        var reader = new EmulatedPn532(port.Device, TimeProvider.System).RunAsync(stop.Token);
        var drivers = await ShareAsync("--Devices:CardReader:Driver=pn532-hsu", $"--Devices:CardReader:Port={port.Path}");
        await stop.CancelAsync();
        await ((Task)reader).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var all = await ShareAsync();
        return
        [
            new("idle-processor-drivers", 100 * drivers, 1, "%-of-one-core"),
            new("idle-processor-with-emulators", 100 * all, 1, "%-of-one-core"),
        ];
    }

    private static async Task<double> ShareAsync(params IEnumerable<string> devices)
    {
        var folder = BenchCounter.NewFolder();
        var port = Random.Shared.Next(20_000, 40_000);
        var program = Path.Combine(AppContext.BaseDirectory, "appliance.dll");
        ProcessStartInfo start = new(
            "dotnet", [program, $"--Urls=http://127.0.0.1:{port}", $"--Data:Folder={folder}", .. devices])
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
            return (process.TotalProcessorTime - before) / Stopwatch.GetElapsedTime(at);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }
}
