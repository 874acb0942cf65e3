using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using Appliance.Firmware.Core;
using Appliance.Hardware.Buses;
using Appliance.Hardware.Buses.Gpio;
using Appliance.Hardware.Buses.I2c;
using Appliance.Hardware.Buses.Kernel;
using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.LineDisplays;
using Appliance.Hardware.LineDisplays.Hd44780;
using Microsoft.Win32.SafeHandles;

namespace Appliance.Hil;

/// <summary>
/// From an edge on a GPIO line to its letter on a display, by our own chip and by each that the package set offers. The
/// processor is emulated, so only ratios mean anything. The floor is a bare read of the kernel's event.
/// </summary>
internal static class LatencyChecks
{
    private const string Label = "latency";
    private const int Key = 0;
    private const int Glass = 0x26;
    private const int Warming = 20;
    private const int Rounds = 100;
    private const int EventBytes = 48;

    /// <summary>Two runs of the same code differ by this much where the processor is emulated.</summary>
    private const double NoiseShare = 1.25;

    /// <summary>Before each edge, so that whoever waits has gone to sleep.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(3);

    public static async Task RunAsync(Bench bench, ForwardedI2cBus i2c)
    {
        await bench.CheckAsync("Our own chip is not slower from an edge to the display than any other there is",
            cancellationToken => CompareAsync(i2c, cancellationToken));
    }

    private static async Task CompareAsync(ForwardedI2cBus i2c, CancellationToken cancellationToken)
    {
        EmulatedI2cBus devices = new();
        devices.Attach(Glass, new EmulatedHd44780());
        i2c.Devices = devices;
        var bare = await MeasureBareAsync(cancellationToken);
        var own = await MeasureAsync(LinuxGpioChip.OpenByLabel, cancellationToken);
        Tell("bare-read", bare, own);
        Tell("own-chip", own, own);
        foreach (var offer in PackageSetOffers.GpioChips)
        {
            var other = await MeasureAsync(_ => offer.Open(NumberOf(Label), TimeProvider.System), cancellationToken);
            Tell(offer.Name, other, own);
            Expect.Equal(true, own <= other * NoiseShare);
        }
    }

    /// <summary>The least there can be: a thread that sleeps in read(2) and writes to the display itself.</summary>
    private static async Task<TimeSpan> MeasureBareAsync(CancellationToken cancellationToken)
    {
        using SimulatedChip device = new(Label, 2);
        device.Pull(Key, up: true);
        using var chip = DeviceFile.Open($"/dev/gpiochip{NumberOf(Label)}", LibC.ReadWrite);
        var request = GpioRequests.Inputs("key", [Key], GpioBias.None, TimeSpan.Zero);
        chip.Control(GpioLayout.GetLine, ref request, "request lines of");
        using SafeFileHandle line = new(request.Descriptor, ownsHandle: true);
        using var bus = LinuxI2cBus.Open(ForwardedI2cBus.Path);
        Hd44780LineDisplay display = new(bus, new() { Address = Glass }, TimeProvider.System);
        await display.InitializeAsync(cancellationToken);
        var ends = Channel.CreateBounded<long>(1);
        Thread waiter = new(() =>
        {
            for (var round = 0; round < Warming + Rounds; round++)
            {
                ReadEvent(line);
                Show(display, round);
                ends.Writer.TryWrite(Stopwatch.GetTimestamp());
            }
        });
        waiter.Start();
        List<TimeSpan> taken = [];
        for (var round = 0; round < Warming + Rounds; round++)
        {
            await Task.Delay(Rest, TimeProvider.System, cancellationToken);
            var start = Stopwatch.GetTimestamp();
            device.Pull(Key, up: round % 2 != 0);
            var end = await ends.Reader.ReadAsync(cancellationToken);
            if (round >= Warming) taken.Add(Stopwatch.GetElapsedTime(start, end));
        }

        return Median(taken);
    }

    private static unsafe void ReadEvent(SafeFileHandle line)
    {
        var change = stackalloc byte[EventBytes];
        if (LibC.Read(line, change, EventBytes) != EventBytes) throw new IOException("The line was lost.");
    }

    /// <summary>The median of many edges, from before the line is pulled until the letter is acknowledged.</summary>
    private static async Task<TimeSpan> MeasureAsync(Func<string, IGpioChip> open, CancellationToken cancellationToken)
    {
        using SimulatedChip device = new(Label, 2);
        device.Pull(Key, up: true);
        var chip = open(Label);
        using var owned = chip as IDisposable;
        using var input = chip.RequestInputs("key", [Key], GpioBias.None, TimeSpan.Zero);
        using var bus = LinuxI2cBus.Open(ForwardedI2cBus.Path);
        Hd44780LineDisplay display = new(bus, new() { Address = Glass }, TimeProvider.System);
        await display.InitializeAsync(cancellationToken);
        List<TimeSpan> taken = [];
        for (var round = 0; round < Warming + Rounds; round++)
        {
            var shown = ReactAsync(input, display, round, cancellationToken);
            await Task.Delay(Rest, TimeProvider.System, cancellationToken);
            var start = Stopwatch.GetTimestamp();
            device.Pull(Key, up: round % 2 != 0);
            var end = await shown;
            if (round >= Warming) taken.Add(Stopwatch.GetElapsedTime(start, end));
        }

        return Median(taken);
    }

    /// <summary>Waits already when the edge comes, as a driver does.</summary>
    private static async Task<long> ReactAsync(
        IGpioInputs input, Hd44780LineDisplay display, int round, CancellationToken cancellationToken)
    {
        await input.WaitForEdgeAsync(cancellationToken);
        Show(display, round);
        return Stopwatch.GetTimestamp();
    }

    /// <summary>On I2C the driver has written everything when it returns.</summary>
    private static void Show(Hd44780LineDisplay display, int round)
    {
        var shown = display.DisplayTextAsync([round % 2 == 0 ? "1" : "2", ""], CancellationToken.None);
        Expect.Equal(true, shown.IsCompletedSuccessfully);
    }

    private static TimeSpan Median(IReadOnlyCollection<TimeSpan> taken) => taken.Order().ElementAt(taken.Count / 2);

    /// <summary>libgpiod's number of a chip, which is the kernel's.</summary>
    private static string NumberOf(string label)
    {
        foreach (var path in Directory.EnumerateFiles("/dev", "gpiochip*"))
        {
            using var chip = LinuxGpioChip.Open(path);
            if (chip.Label == label) return path[(path.LastIndexOf('p') + 1)..];
        }

        throw new InvalidOperationException($"There is no chip {label}.");
    }

    private static void Tell(string name, TimeSpan taken, TimeSpan own) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"figure edge-to-display-{name} median={taken.TotalMicroseconds:F0} us, {taken / own:F2} x our own chip"));
}
