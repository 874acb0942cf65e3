using Appliance.Hardware.Ports;

namespace Appliance.Hardware.CashDrawers.PrinterKickCashDrawer;

/// <summary>How a drawer on a printer's connector is built.</summary>
public sealed class PrinterKickCashDrawerOptions
{
    /// <summary>Which of the two drawers a connector takes. The default is <see cref="DrawerConnector.Pin2"/>.</summary>
    public DrawerConnector Connector { get; init; } = DrawerConnector.Pin2;

    /// <summary>
    /// Whether pin 3 is high while the drawer is open; null for a drawer without a switch. Drawers differ. The default
    /// is true: the switch opens with the drawer and the printer pulls the pin up.
    /// </summary>
    public bool? SensorIsHighWhenOpen { get; init; } = true;

    /// <summary>Length of the pulse, 10–500 ms in units of 2 ms. The default is 200 ms.</summary>
    public TimeSpan Pulse { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Checks that every value is in its range; the message names the option and the range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static void Validate(PrinterKickCashDrawerOptions options) =>
        SolenoidBounds.Check(options.Pulse, nameof(options));
}
