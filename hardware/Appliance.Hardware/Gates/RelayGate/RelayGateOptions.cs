namespace Appliance.Hardware.Gates.RelayGate;

/// <summary>How a gate's relay is wired.</summary>
public sealed class RelayGateOptions
{
    /// <summary>Line offset of the relay.</summary>
    public required int RelayLine { get; init; }

    /// <summary>Whether the relay board energises on a low level. The default is false.</summary>
    public bool RelayIsActiveLow { get; init; }

    /// <summary>Length of the pulse, 50 ms–5 s. The default is 500 ms.</summary>
    public TimeSpan Pulse { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Checks that every value is in its range; the message names the option and the range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static void Validate(RelayGateOptions options)
    {
        if (options.Pulse < RelayGate.PulseMinimum || options.Pulse > RelayGate.PulseLimit)
            throw new ArgumentOutOfRangeException(nameof(options), options.Pulse, "Pulse: 50 ms–5 s.");
    }
}
