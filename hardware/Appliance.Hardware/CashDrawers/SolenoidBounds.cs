namespace Appliance.Hardware.CashDrawers;

/// <summary>What a drawer's solenoid bears, however it is switched: one rated for pulses burns when it is held.</summary>
public static class SolenoidBounds
{
    /// <summary>Shorter pulses free no drawer.</summary>
    public static readonly TimeSpan PulseMinimum = TimeSpan.FromMilliseconds(10);

    /// <summary>No pulse is longer than this.</summary>
    public static readonly TimeSpan PulseLimit = TimeSpan.FromMilliseconds(500);

    /// <summary>Least rest between two pulses, so that the solenoid cools.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    /// <exception cref="ArgumentOutOfRangeException">A pulse is outside the bounds.</exception>
    internal static void Check(TimeSpan pulse, string parameter)
    {
        if (pulse < PulseMinimum || pulse > PulseLimit)
            throw new ArgumentOutOfRangeException(parameter, pulse, "Pulse: 10–500 ms.");
    }
}
