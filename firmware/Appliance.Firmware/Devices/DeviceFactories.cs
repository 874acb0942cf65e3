using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Devices;

/// <summary>How to open each device anew. The drivers behind it are the same on every kind of wire.</summary>
internal sealed record DeviceFactories(
    DeviceOpener<ILineDisplay> OperatorDisplay,
    DeviceOpener<ILineDisplay> CustomerDisplay,
    DeviceOpener<IPosPrinter> Printer,
    DeviceOpener<ICashDrawer> Drawer,
    DeviceOpener<IToneIndicator> Tone,
    DeviceOpener<IPosKeyboard> Keyboard,
    DeviceOpener<ICardReader> CardReader,
    DeviceOpener<IScanner> Scanner)
{
    /// <summary>Factories of drivers over wires that are always there.</summary>
    public DeviceFactories(
        Func<ILineDisplay> operatorDisplay,
        Func<ILineDisplay> customerDisplay,
        Func<IPosPrinter> printer,
        Func<ICashDrawer> drawer,
        Func<IToneIndicator> tone,
        Func<IPosKeyboard> keyboard,
        Func<ICardReader> cardReader,
        Func<IScanner> scanner)
        : this(
            OpenDevice.Of(operatorDisplay),
            OpenDevice.Of(customerDisplay),
            OpenDevice.Of(printer),
            OpenDevice.Of(drawer),
            OpenDevice.Of(tone),
            OpenDevice.Of(keyboard),
            OpenDevice.Of(cardReader),
            OpenDevice.Of(scanner))
    {
    }

    /// <summary>Which key of the keyboard means what, where settings say so; else as the shop arranged them.</summary>
    public KeyLayout? Keys { get; init; }

    /// <summary>Devices that not every counter has.</summary>
    public OptionalDevices Optional { get; init; } = OptionalDevices.None;

    /// <summary>Roles of <see cref="DeviceRoles"/> that the shop does without: they have no worker.</summary>
    public IReadOnlySet<string> Without { get; init; } = new HashSet<string>();
}
