namespace Appliance.Hardware.Power.GpioPosPower;

/// <summary>How a power-fail signal is wired.</summary>
public sealed class GpioPosPowerOptions
{
    /// <summary>Line offset of the signal.</summary>
    public required int Line { get; init; }

    /// <summary>
    /// Whether its line is high while the mains have failed. The default is false: a signal that goes low, or a cable
    /// that is cut, is a failure.
    /// </summary>
    public bool FailedIsHigh { get; init; }

    /// <summary>How long a level must last to count, 0–100 ms. The default is 5 ms, for there is little time.</summary>
    public TimeSpan Debounce { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>Checks that every value is in its range; the message names the option and the range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static void Validate(GpioPosPowerOptions options)
    {
        if (options.Debounce < TimeSpan.Zero || options.Debounce > TimeSpan.FromMilliseconds(100))
            throw new ArgumentOutOfRangeException(nameof(options), options.Debounce, "Debounce: 0–100 ms.");
    }
}
