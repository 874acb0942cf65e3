using Appliance.Hardware.Buses;
using Appliance.Hardware.Buses.Gpio;

namespace Appliance.Hil;

/// <summary>The GPIO character device of the kernel, on gpio-sim.</summary>
internal static class GpioChecks
{
    private const string Label = "header";

    public static async Task RunAsync(Bench bench)
    {
        await bench.CheckAsync("A chip is found by its label and a line by its name", FindsAsync);
        await bench.CheckAsync("Outputs are driven and given back", DrivesAsync);
        await bench.CheckAsync("An open drain output pulls low, and the resistor high when it is given back", PullsLowAsync);
        await bench.CheckAsync("A taken line names its holder", RefusesAsync);
        await bench.CheckAsync("Edges of several lines carry stamps in their order", EdgesAsync);
        await bench.CheckAsync("A resistor pulls where it was asked to", PullsAsync);
        await bench.CheckAsync("A flicker shorter than the debounce is no edge", DebouncesAsync);
        await bench.CheckAsync("A wait can be cancelled, and the line is free at once", CancelsAsync);
        await bench.CheckAsync("A wait takes no processor time", SleepsAsync);
        await bench.CheckAsync("A chip that is unplugged is an error", UnplugsAsync);
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

    private static Task DrivesAsync(CancellationToken cancellationToken)
    {
        using SimulatedChip device = new(Label, 8);
        using var chip = LinuxGpioChip.OpenByLabel(Label);
        using (var outputs = chip.RequestOutputs("x", [7, 2], 0b10))
        {
            Expect.Equal((0, 1), (device.Value(7), device.Value(2)));
            outputs.Write(0b01, 0b01);
            Expect.Equal((1, 1), (device.Value(7), device.Value(2)));
            outputs.Write(0b00, 0b10);
            Expect.Equal((1, 0), (device.Value(7), device.Value(2)));
        }

        Expect.Equal(0, device.Value(7));
        return Task.CompletedTask;
    }

    /// <summary>gpio-sim shows when such a line pulls low, but not what others do to it while it floats.</summary>
    private static Task PullsLowAsync(CancellationToken cancellationToken)
    {
        using SimulatedChip device = new(Label, 4);
        using var chip = LinuxGpioChip.OpenByLabel(Label);
        device.Pull(1, up: true);
        Expect.Equal(1, device.Value(1));
        using (var output = chip.RequestOutputs("x", [1], 1, openDrain: true))
        {
            Expect.Equal(1, device.Value(1));
            output.Write(0, 1);
            Expect.Equal(0, device.Value(1));
        }

        Expect.Equal(1, device.Value(1));
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

    private static async Task EdgesAsync(CancellationToken cancellationToken)
    {
        using SimulatedChip device = new(Label, 8);
        using var chip = LinuxGpioChip.OpenByLabel(Label);
        using var inputs = chip.RequestInputs("x", [6, 2, 4], GpioBias.PullDown, TimeSpan.Zero);
        var first = inputs.WaitForEdgeAsync(cancellationToken);
        Expect.Equal(false, first.IsCompleted);

        // The kernel reads which way an edge went only in a thread of its line: one that comes at its heels hides it.
        device.Pull(4, up: true);
        var rise = await first;
        device.Pull(6, up: true);
        device.Pull(4, up: false);
        GpioEdge[] edges =
        [
            rise, await inputs.WaitForEdgeAsync(cancellationToken), await inputs.WaitForEdgeAsync(cancellationToken),
        ];

        // It stamps an edge in its interrupt and queues it from that thread: on two processors edges of two lines this
        // close may swap places in the queue, never their stamps.
        Array.Sort(edges, (a, b) => a.Timestamp.CompareTo(b.Timestamp));
        Expect.Equal((2, true), (edges[0].Line, edges[0].Rising));
        Expect.Equal((0, true), (edges[1].Line, edges[1].Rising));
        Expect.Equal((2, false), (edges[2].Line, edges[2].Rising));
        Expect.Equal(true, edges[0].Timestamp > TimeSpan.Zero && edges[0].Timestamp < edges[1].Timestamp);
        Expect.Equal(true, edges[1].Timestamp < edges[2].Timestamp);
        Expect.Equal(0b001UL, inputs.Read());
    }

    private static Task PullsAsync(CancellationToken cancellationToken)
    {
        using SimulatedChip device = new(Label, 4);
        using var chip = LinuxGpioChip.OpenByLabel(Label);
        using (var up = chip.RequestInputs("x", [0], GpioBias.PullUp, TimeSpan.Zero)) Expect.Equal(1UL, up.Read());
        using (var down = chip.RequestInputs("x", [0], GpioBias.PullDown, TimeSpan.Zero)) Expect.Equal(0UL, down.Read());
        return Task.CompletedTask;
    }

    private static async Task DebouncesAsync(CancellationToken cancellationToken)
    {
        using SimulatedChip device = new(Label, 4);
        using var chip = LinuxGpioChip.OpenByLabel(Label);
        using var input = chip.RequestInputs("x", [0], GpioBias.PullUp, TimeSpan.FromMilliseconds(300));
        var edge = input.WaitForEdgeAsync(cancellationToken).AsTask();
        device.Pull(0, up: false);
        device.Pull(0, up: true);
        await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, cancellationToken);
        Expect.Equal(false, edge.IsCompleted);
        device.Pull(0, up: false);
        Expect.Equal(false, (await edge).Rising);
    }

    private static async Task CancelsAsync(CancellationToken cancellationToken)
    {
        using SimulatedChip device = new(Label, 4);
        using var chip = LinuxGpioChip.OpenByLabel(Label);
        for (var round = 0; round < 20; round++)
        {
            using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            using var input = chip.RequestInputs("x", [0], GpioBias.PullUp, TimeSpan.Zero);
            var edge = input.WaitForEdgeAsync(stop.Token);
            await stop.CancelAsync();
            await Expect.ThrowsAsync<OperationCanceledException>(edge.AsTask());
        }
    }

    private static async Task SleepsAsync(CancellationToken cancellationToken)
    {
        using SimulatedChip device = new(Label, 4);
        using var chip = LinuxGpioChip.OpenByLabel(Label);
        using var input = chip.RequestInputs("x", [0], GpioBias.PullUp, TimeSpan.Zero);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var edge = input.WaitForEdgeAsync(stop.Token).AsTask();
        await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken);
        var before = Wakings();
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancellationToken);
        Expect.Equal(before, Wakings());
        await stop.CancelAsync();
        await Expect.ThrowsAsync<OperationCanceledException>(edge);
    }

    /// <summary>How often the thread of the device waits has gone to sleep so far.</summary>
    private static string Wakings() => Directory.EnumerateDirectories("/proc/self/task")
        .Where(task => File.ReadAllText(Path.Combine(task, "comm")).StartsWith("Device waits", StringComparison.Ordinal))
        .SelectMany(task => File.ReadLines(Path.Combine(task, "status")))
        .Single(line => line.StartsWith("voluntary_ctxt_switches", StringComparison.Ordinal));

    private static async Task UnplugsAsync(CancellationToken cancellationToken)
    {
        using SimulatedChip device = new(Label, 4);
        using var chip = LinuxGpioChip.OpenByLabel(Label);
        using var input = chip.RequestInputs("x", [0], GpioBias.PullUp, TimeSpan.Zero);
        using var output = chip.RequestOutputs("y", [1], 0);
        device.Unplug();
        Expect.Throws<IOException>(() => input.Read());
        Expect.Throws<IOException>(() => output.Write(1, 1));
        await Expect.ThrowsAsync<IOException>(input.WaitForEdgeAsync(cancellationToken).AsTask());
        Expect.Throws<IOException>(() => chip.RequestOutputs("z", [2], 0));
        Expect.Throws<IOException>(() => chip.FindLine("z"));
    }
}
