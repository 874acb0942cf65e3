using Appliance.Firmware.Devices;
using Appliance.Hardware.CashDrawers.PrinterKickCashDrawer;
using Appliance.Hardware.CashDrawers.RelayCashDrawer;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Scanners;
using Appliance.Hardware.Scanners.KeyboardWedge;
using Appliance.Hardware.Tones.GpioTone;

namespace Appliance.Firmware.Wiring;

/// <summary>Drivers of the cash drawer.</summary>
internal static class CashDrawerDrivers
{
    /// <summary>The drawer on the printer's connector.</summary>
    public const string PrinterKick = "printer-kick";

    private static readonly Dictionary<string, DrawerConnector> Connectors = new(StringComparer.OrdinalIgnoreCase)
    {
        ["pin2"] = DrawerConnector.Pin2,
        ["pin5"] = DrawerConnector.Pin5,
    };

    public static IReadOnlyList<DeviceDriver<ICashDrawer>> All { get; } =
    [
        new("relay", (section, bench) =>
        {
            RelayCashDrawerOptions options = section.Checked(
                new RelayCashDrawerOptions
                {
                    RelayLine = section.Number("RelayLine", "the relay's line on the chip", 0, Wires.LineLimit),
                    RelayIsActiveLow = section.Flag("RelayIsActiveLow", false),
                    SensorLine = section.NumberOrNull("SensorLine", 0, Wires.LineLimit),
                    SensorIsHighWhenOpen = section.Flag("SensorIsHighWhenOpen", true),
                    Pulse = section.Milliseconds("PulseMs", TimeSpan.FromMilliseconds(200)),
                },
                RelayCashDrawerOptions.Validate);
            List<(string, int)> lines = [("RelayLine", options.RelayLine)];
            if (options.SensorLine is { } sensor) lines.Add(("SensorLine", sensor));
            return section.Gpio(bench, lines).Over(chip => (ICashDrawer)new RelayCashDrawer(chip, options, bench.Time));
        }),
        new(PrinterKick, (section, bench) =>
        {
            var hasSensor = section.Flag("HasSensor", true);
            var isHighWhenOpen = section.Flag("SensorIsHighWhenOpen", true);
            PrinterKickCashDrawerOptions options = section.Checked(
                new PrinterKickCashDrawerOptions
                {
                    Connector = section.Choice("Connector", Connectors, DrawerConnector.Pin2),
                    SensorIsHighWhenOpen = hasSensor ? isHighWhenOpen : null,
                    Pulse = section.Milliseconds("PulseMs", TimeSpan.FromMilliseconds(200)),
                },
                PrinterKickCashDrawerOptions.Validate);
            return OpenDevice.Of<ICashDrawer>(
                () => new PrinterKickCashDrawer(bench.Printer.Take(), options, bench.Time));
        }),
    ];
}

/// <summary>Drivers of the buzzer.</summary>
internal static class ToneDrivers
{
    public static IReadOnlyList<DeviceDriver<IToneIndicator>> All { get; } =
    [
        new("gpio-buzzer", (section, bench) =>
        {
            GpioToneIndicatorOptions options = new()
            {
                Line = section.Number("Line", "the buzzer's line on the chip", 0, Wires.LineLimit),
            };
            return section.Gpio(bench, ("Line", options.Line)).Over(
                chip => (IToneIndicator)new GpioToneIndicator(chip, options, bench.Time));
        }),
    ];
}

/// <summary>Drivers of the scanner.</summary>
internal static class ScannerDrivers
{
    private const int UsualBaudRateBps = 9_600;

    public static IReadOnlyList<DeviceDriver<IScanner>> All { get; } =
    [
        new("serial", (section, bench) =>
            section.Serial(bench, UsualBaudRateBps).Over(port => (IScanner)new SerialScanner(port.Stream, bench.Time))),
        new("keyboard-wedge", (section, bench) =>
            section.Evdev(bench).Over(keyboard => (IScanner)new KeyboardWedgeScanner(keyboard, bench.Time))),
    ];
}
