using Appliance.Domain.Register;
using Appliance.Firmware.Devices;
using Appliance.Hardware.Emulation.CardReaders;
using Appliance.Hardware.Emulation.Printers;

namespace Appliance.Firmware.Virtual;

/// <summary>What hands reach and eyes see at a counter: the devices at the far ends of the wires, whatever these are.</summary>
/// <param name="OperatorText">Rows on the operator's display.</param>
/// <param name="CustomerText">Rows on the customer's display.</param>
/// <param name="MoveKeyAsync">Puts a key of a layout down, or lets it up; one that is not there does nothing.</param>
/// <param name="Reader">The card reader.</param>
/// <param name="ScanAsync">Reads a code.</param>
/// <param name="Printer">The printer.</param>
/// <param name="DrawerIsOpen">Whether the drawer stands open.</param>
/// <param name="DrawerPulses">Pulses its solenoid got so far.</param>
/// <param name="CloseDrawer">Pushes the drawer shut.</param>
/// <param name="UnlockDrawer">Opens the drawer with its key, without a pulse.</param>
internal sealed record CounterEnds(
    Func<IReadOnlyList<string>> OperatorText,
    Func<IReadOnlyList<string>> CustomerText,
    Func<RegisterKey, KeyLayout, bool, CancellationToken, ValueTask> MoveKeyAsync,
    EmulatedPn532 Reader,
    Func<string, CancellationToken, ValueTask> ScanAsync,
    EmulatedEscPosPrinter Printer,
    Func<bool> DrawerIsOpen,
    Func<int> DrawerPulses,
    Action CloseDrawer,
    Action UnlockDrawer)
{
    /// <summary>Those of a virtual counter.</summary>
    public static CounterEnds Of(VirtualBench bench) => new(
        () => bench.OperatorGlass.Text,
        () => bench.CustomerGlass.Text,
        (key, layout, down, _) => Move(bench, layout.PlaceOf(key), down),
        bench.Reader,
        bench.Scanner.ScanAsync,
        bench.Printer,
        () => bench.Drawer.IsOpen,
        () => bench.Drawer.Pulses,
        bench.Drawer.Close,
        bench.Drawer.Unlock);

    private static ValueTask Move(VirtualBench bench, (int Row, int Column)? place, bool down)
    {
        if (place is not { } at) return ValueTask.CompletedTask;
        if (down) bench.Keys.Press(at.Row, at.Column);
        else bench.Keys.Release(at.Row, at.Column);
        return ValueTask.CompletedTask;
    }
}
