namespace Appliance.Hardware.CashDrawers.RelayCashDrawer;

/// <summary>How a drawer's solenoid and sensor are wired.</summary>
public sealed class RelayCashDrawerOptions
{
    /// <summary>Line offset of the relay.</summary>
    public required int RelayLine { get; init; }

    /// <summary>Whether the relay board energises on a low level. The default is false.</summary>
    public bool RelayIsActiveLow { get; init; }

    /// <summary>Line offset of the open sensor; null without one, which is the default.</summary>
    public int? SensorLine { get; init; }

    /// <summary>Whether the sensor's line is high while the drawer is open. The default is true.</summary>
    public bool SensorIsHighWhenOpen { get; init; } = true;

    /// <summary>Length of the pulse, 10–500 ms. The default is 200 ms.</summary>
    public TimeSpan Pulse { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Checks that every value is in its range; the message names the option and the range.</summary>
    /// <exception cref="ArgumentException">A value is outside its range, or both lines are the same.</exception>
    public static void Validate(RelayCashDrawerOptions options)
    {
        SolenoidBounds.Check(options.Pulse, nameof(options));
        if (options.SensorLine == options.RelayLine)
            throw new ArgumentException("SensorLine: another line than RelayLine.", nameof(options));
    }
}
