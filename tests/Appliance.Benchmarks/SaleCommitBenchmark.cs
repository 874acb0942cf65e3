using System.Diagnostics;
using Appliance.Domain.Register;
using Appliance.Firmware.Devices;
using Appliance.Hardware.Ports;

namespace Appliance.Benchmarks;

/// <summary>
/// From the CASH key to the fsynced entry and the command to the drawer, against a bare append and fsync of the same
/// bytes to a file in the same folder, taken in turns.
/// </summary>
internal static class SaleCommitBenchmark
{
    private const int WarmUp = 100;
    private const int Samples = 1_000;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        TaskCompletionSource<long> opened = new();
        await using var counter = await BenchCounter.StartAsync(bench => bench.Factories with
        {
            Drawer = OpenDevice.Of<ICashDrawer>(() => new NotingDrawer(() => opened.TrySetResult(Stopwatch.GetTimestamp()))),
        });
        var station = counter.Core.Station;
        using var bare = File.OpenHandle(
            Path.Combine(counter.Folder.Path, "bare"), FileMode.Create, FileAccess.Write, FileShare.None, FileOptions.None);
        var bareLength = 0L;
        List<double> sales = [];
        List<double> bares = [];
        for (var i = 0; i < WarmUp + Samples; i++)
        {
            foreach (var key in new[] { RegisterKey.Digit1, RegisterKey.Digit5, RegisterKey.Digit0, RegisterKey.Department1 })
            {
                await station.SubmitAsync(new KeyPressed(key), CancellationToken.None);
            }

            await counter.Hand.SettleAsync(CancellationToken.None);
            opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
            var startedAt = Stopwatch.GetTimestamp();
            var outcome = station.SubmitAsync(new KeyPressed(RegisterKey.Cash), CancellationToken.None);
            var openedAt = await opened.Task;
            var line = LastLine(counter, (await outcome).Entries[^1].Sequence);
            await counter.Hand.SettleAsync(CancellationToken.None);

            var bareAt = Stopwatch.GetTimestamp();
            RandomAccess.Write(bare, line, bareLength);
            RandomAccess.FlushToDisk(bare);
            var bareTime = Stopwatch.GetElapsedTime(bareAt);
            bareLength += line.Length;
            if (i < WarmUp) continue;
            sales.Add(Stopwatch.GetElapsedTime(startedAt, openedAt).TotalMilliseconds);
            bares.Add(bareTime.TotalMilliseconds);
        }

        Console.Error.WriteLine($"  sale {sales.At(0.5):0.000} / {sales.At(0.99):0.000} ms, bare {bares.At(0.5):0.000} / {bares.At(0.99):0.000} ms (p50 / p99)");
        return
        [
            new("sale-commit-p50", sales.At(0.5) / bares.At(0.5), 2, "x-bare-append-fsync"),
            new("sale-commit-p99", sales.At(0.99) / bares.At(0.99), 5, "x-bare-append-fsync"),
        ];
    }

    private static byte[] LastLine(BenchCounter counter, long sequence)
    {
        var entry = counter.Stores.Journal.Read(sequence).First();
        var segment = Path.Combine(counter.Folder.Journal, $"{entry.Day:yyyy-MM-dd}.jsonl");
        using var stream = new FileStream(segment, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Seek(-Math.Min(stream.Length, 8_192), SeekOrigin.End);
        using StreamReader reader = new(stream);
        var wanted = $"\"seq\":{sequence},";
        return System.Text.Encoding.UTF8.GetBytes(
            reader.ReadToEnd().Split('\n').First(line => line.Contains(wanted, StringComparison.Ordinal)) + "\n");
    }
}
