using Appliance.Firmware.Virtual;
using Appliance.Hardware.Emulation.Buses;

namespace Appliance.Scenarios.Tests.Faults;

/// <summary>
/// Makes things go wrong at any instant: pulls cables, jams, opens covers, puts noise and half frames on wires. Each
/// fault ends by itself after a while; several may be there at once.
/// </summary>
internal sealed class FaultMischief
{
    private const int NoiseLimitBytes = 24;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestFault = TimeSpan.FromSeconds(4);

    private readonly VirtualBench bench;
    private readonly TimeProvider time;
    private readonly Random random;
    private readonly List<VirtualFault> faults;
    private readonly List<(VirtualFault Fault, DateTimeOffset Ends)> active = [];

    public FaultMischief(VirtualBench bench, TimeProvider time, int seed)
    {
        (this.bench, this.time, random) = (bench, time, new(seed));
        faults = [.. new VirtualFaults(bench).All];
        foreach (var (name, fault) in GpioChipFaults.Names.OrderBy(it => it.Key, StringComparer.Ordinal))
            faults.Add(new("gpio", name, name, on => bench.Gpio.SetFault(fault, on)));
    }

    /// <summary>How many faults there have been.</summary>
    public int Count { get; private set; }

    /// <summary>Whether a device has had a fault since an instant.</summary>
    public bool Hit(string device, DateTimeOffset since) => lastHits.GetValueOrDefault(device) >= since;

    private readonly Dictionary<string, DateTimeOffset> lastHits = [];

    /// <summary>Does mischief until there have been so many faults, then mends everything.</summary>
    public async Task RunAsync(int until)
    {
        while (Count < until)
        {
            await Task.Delay(random.NextDouble() * LongestPause, time, CancellationToken.None);
            End(it => it.Ends <= time.GetUtcNow());
            Begin();
        }

        End(_ => true);
    }

    private void Begin()
    {
        Count++;
        var choice = random.Next(faults.Count + 2);
        if (choice >= faults.Count)
        {
            var noise = new byte[random.Next(1, NoiseLimitBytes)];
            random.NextBytes(noise);
            (choice == faults.Count ? bench.PrinterWire : bench.ReaderWire).InjectNoise(noise);
            Note(choice == faults.Count ? "printer" : "card-reader");
            return;
        }

        var fault = faults[choice];
        if (fault.IsActive) return;
        fault.Set(true);
        Note(fault.Device);

        // Most are short: what breaks a driver is a wire that comes back in the middle of something.
        var length = LongestFault * Math.Pow(random.NextDouble(), 3);
        active.Add((fault, time.GetUtcNow() + length));
    }

    private void End(Predicate<(VirtualFault Fault, DateTimeOffset Ends)> over)
    {
        foreach (var (fault, _) in active.FindAll(over))
        {
            fault.Set(false);
            Note(fault.Device);
        }

        active.RemoveAll(over);
    }

    private void Note(string device) => lastHits[device] = time.GetUtcNow();
}
