using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Devices;

/// <summary>How to open each device anew. The drivers behind it are the same on every kind of wire.</summary>
internal sealed record DeviceFactories(
    Func<ILineDisplay> OperatorDisplay,
    Func<ILineDisplay> CustomerDisplay,
    Func<IPosPrinter> Printer,
    Func<ICashDrawer> Drawer,
    Func<IToneIndicator> Tone,
    Func<IPosKeyboard> Keyboard,
    Func<ICardReader> CardReader,
    Func<IScanner> Scanner);
