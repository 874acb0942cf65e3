using Appliance.Hardware.Buses;
using Appliance.Hardware.Buses.Gpio;

namespace Appliance.Hil;

/// <summary>What is the kernel's own, on gpio-sim; the rest are the rules of <see cref="KernelGpioRules"/>.</summary>
internal static class GpioChecks
{
    private const string Label = "header";

    /// <summary>A thread that did not go to sleep once in this time sleeps.</summary>
    private static readonly TimeSpan SettlingTime = TimeSpan.FromMilliseconds(50);

    public static async Task RunAsync(Bench bench)
    {
        await bench.CheckAsync("A chip is found by its label and a line by its name", FindsAsync);
        await bench.CheckAsync("A taken line names its holder", RefusesAsync);
        await bench.CheckAsync("A wait takes no processor time", SleepsAsync);
    }

    private static Task FindsAsync(CancellationToken cancellationToken)
    {
        using SimulatedChip other = new("other", 4);
        using SimulatedChip device = new(Label, 12, (3, "RELAY"), (9, "SENSOR"));
        using var chip = LinuxGpioChip.OpenByLabel(Label);
        Expect.Equal((Label, 12), (chip.Label, chip.LineCount));
        Expect.Equal(9, chip.FindLine("SENSOR"));
        Expect.Contains("has no line BUZZER", Expect.Throws<IOException>(() => chip.FindLine("BUZZER")).Message);
        var failure = Expect.Throws<IOException>(() => LinuxGpioChip.OpenByLabel("pinctrl-rp1"));
        Expect.Contains($"({Label})", failure.Message);
        Expect.Contains("(other)", failure.Message);
        Expect.Throws<IOException>(() => chip.RequestOutputs("x", [12], 0));
        return Task.CompletedTask;
    }

    private static Task RefusesAsync(CancellationToken cancellationToken)
    {
        using SimulatedChip device = new(Label, 4);
        using var chip = LinuxGpioChip.OpenByLabel(Label);
        using (chip.RequestOutputs("cash-drawer", [2], 0))
        {
            var failure = Expect.Throws<IOException>(
                () => chip.RequestInputs("keys", [1, 2], GpioBias.None, TimeSpan.Zero));
            Expect.Contains("Line 2 is held by cash-drawer.", failure.Message);
        }

        using var free = chip.RequestInputs("keys", [1, 2], GpioBias.None, TimeSpan.Zero);
        return Task.CompletedTask;
    }

    private static async Task SleepsAsync(CancellationToken cancellationToken)
    {
        using SimulatedChip device = new(Label, 4);
        using var chip = LinuxGpioChip.OpenByLabel(Label);
        using var input = chip.RequestInputs("x", [0], GpioBias.PullUp, TimeSpan.Zero);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var edge = input.WaitForEdgeAsync(stop.Token).AsTask();
        var before = Wakings();
        while (await WakingsAfterAsync(SettlingTime) is var now && now != before) before = now;
        Expect.Equal(before, await WakingsAfterAsync(TimeSpan.FromSeconds(1)));
        await stop.CancelAsync();
        await Expect.ThrowsAsync<OperationCanceledException>(edge);

        async Task<string> WakingsAfterAsync(TimeSpan span)
        {
            await Task.Delay(span, TimeProvider.System, cancellationToken);
            return Wakings();
        }
    }

    /// <summary>How often the thread of the device waits has gone to sleep so far.</summary>
    private static string Wakings() => Directory.EnumerateDirectories("/proc/self/task")
        .Where(task => File.ReadAllText(Path.Combine(task, "comm")).StartsWith("Device waits", StringComparison.Ordinal))
        .SelectMany(task => File.ReadLines(Path.Combine(task, "status")))
        .Single(line => line.StartsWith("voluntary_ctxt_switches", StringComparison.Ordinal));
}
