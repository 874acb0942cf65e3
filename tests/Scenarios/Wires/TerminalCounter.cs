using Appliance.Firmware.Devices;
using Appliance.Firmware.Replay;
using Appliance.Firmware.Virtual;
using Appliance.Firmware.Wiring;
using Appliance.Hardware.Emulation.CardReaders;
using Appliance.Hardware.Emulation.LineDisplays;
using Appliance.Hardware.Emulation.Wires;

namespace Appliance.Scenarios.Tests.Wires;

/// <summary>
/// A counter for a configuration file: at the end of each serial port that the file names stands an emulated device, on
/// a pseudo-terminal of the kernel; every other device is on the bench's own wires in memory.
/// </summary>
internal sealed class TerminalCounter : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("appliance-wires-").FullName;
    private readonly List<PseudoTerminal> terminals = [];
    private readonly CancellationTokenSource stop = new();
    private readonly DeviceWiring wiring;
    private readonly Task pole = Task.CompletedTask;

    public TerminalCounter(string file, DateTimeOffset start)
    {
        SkippingTime time = new(start);
        wiring = WireFile.Read(file, folder, time);
        VirtualBench bench = new(time, new()
        {
            PrinterEnd = EndOf(DeviceRoles.Printer),
            Reader = EndOf(DeviceRoles.CardReader) is { } reader ? new EmulatedPn532(reader, time) : null,
            ScannerEnd = EndOf(DeviceRoles.Scanner),
        });
        var ends = CounterEnds.Of(bench);
        if (EndOf(DeviceRoles.CustomerDisplay) is { } display)
        {
            EmulatedPoleDisplay glass = new(display, PoleCommandSet.Epson);
            pole = glass.RunAsync(stop.Token);
            ends = ends with { CustomerText = () => glass.Text };
        }

        if (wiring.IsReal(DeviceRoles.Drawer)) ends = WithDrawerAtPrinter(ends);
        Stage = ScenarioStage.Wired(time, wiring, bench, ends);
    }

    public ScenarioStage Stage { get; }

    /// <summary>How many devices are on terminals.</summary>
    public int Terminals => terminals.Count;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        try
        {
            await pole;
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // That is how it ends.
        }

        foreach (var terminal in terminals) terminal.Dispose();
        stop.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static CounterEnds WithDrawerAtPrinter(CounterEnds ends)
    {
        var isOpen = false;
        void Move(bool open)
        {
            isOpen = open;
            ends.Printer.SetDrawerSensor(high: open);
        }

        ends.Printer.DrawerKicked += () => Move(open: true);
        return ends with
        {
            DrawerIsOpen = () => isOpen,
            DrawerPulses = () => ends.Printer.DrawerKicks,
            CloseDrawer = () => Move(open: false),
        };
    }

    private Stream? EndOf(string role)
    {
        if (!wiring.IsReal(role)) return null;
        PseudoTerminal terminal = new();
        terminals.Add(terminal);
        File.CreateSymbolicLink(Path.Combine(folder, role), terminal.Path);
        return terminal.Device;
    }
}
