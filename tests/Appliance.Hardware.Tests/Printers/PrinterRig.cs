using Appliance.Hardware.Emulation.Printers;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.Emulation.Wires;
using Appliance.Hardware.Fonts;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Printers.EscPos;

namespace Appliance.Hardware.Tests.Printers;

/// <summary>A driver and an emulated printer at the two ends of a wire, in simulated time.</summary>
internal sealed class PrinterRig : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Simulated time a test may take: a driver that probes for ever would never end it.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromDays(1);

    private readonly CancellationTokenSource stop = new();

    private PrinterRig(
        SimulatedTime time, EmulatedPrinterOptions device, EscPosPrinterOptions options, JapaneseFont? font)
    {
        Time = time;
        Device = new(Wire.Device, time, device);
        Driver = new(Wire.Host, options, time, font);
        Wire.Transferred += (fromHost, bytes) =>
        {
            if (fromHost) HostSent.AddRange(bytes.Span);
        };
    }

    public SimulatedTime Time { get; }

    public SerialWire Wire { get; } = new();

    public EmulatedEscPosPrinter Device { get; }

    public EscPosPrinter Driver { get; }

    public List<byte> HostSent { get; } = [];

    public Task DeviceRun { get; private set; } = Task.CompletedTask;

    public Task DriverRun { get; private set; } = Task.CompletedTask;

    public static void Run(
        Func<PrinterRig, Task> test,
        EmulatedPrinterOptions? device = null,
        EscPosPrinterOptions? options = null,
        bool deviceIsOn = true,
        bool driverIsOn = true,
        JapaneseFont? font = null)
    {
        SimulationLoop loop = new(Start);
        loop.Run(async () =>
        {
            using PrinterRig rig = new(loop.Time, device ?? new(), options ?? new(), font);
            if (deviceIsOn) rig.SwitchOn();
            if (driverIsOn) rig.DriverRun = rig.Driver.RunAsync(rig.stop.Token);
            var done = test(rig);
            if (await Task.WhenAny(done, Task.Delay(Limit, loop.Time)) != done)
            {
                throw new TimeoutException("The test did not come to its end.");
            }

            await done;
            rig.stop.Cancel();
            await Task.WhenAll(rig.DeviceRun, rig.DriverRun).ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        });
    }

    public void Dispose()
    {
        stop.Dispose();
        Wire.Dispose();
    }

    public void SwitchOn() => DeviceRun = Device.RunAsync(stop.Token);

    public Task PrintAsync(params PrintElement[] elements) => Driver.PrintAsync(new(elements), CancellationToken.None);

    public Task RestartDriver() => DriverRun = Driver.RunAsync(stop.Token);

    public Task WaitAsync(double seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), Time);

    public static PrintElement[] Lines(int count) =>
        [.. Enumerable.Range(1, count).Select(number => new PrintText($"line {number}"))];
}
