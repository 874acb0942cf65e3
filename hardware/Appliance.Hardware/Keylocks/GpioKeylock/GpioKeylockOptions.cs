namespace Appliance.Hardware.Keylocks.GpioKeylock;

/// <summary>How a keylock's contacts are wired: one line each, one closed at a time.</summary>
public sealed class GpioKeylockOptions
{
    /// <summary>
    /// Line offset of the contact at Lock; null where there is none, which is the default: no contact closed means
    /// Lock then.
    /// </summary>
    public int? LockLine { get; init; }

    /// <summary>Line offset of the contact at Normal.</summary>
    public required int NormalLine { get; init; }

    /// <summary>Line offset of the contact at Supervisor.</summary>
    public required int SupervisorLine { get; init; }

    /// <summary>Whether a closed contact makes its line high. The default is false: contacts to ground.</summary>
    public bool ClosedIsHigh { get; init; }

    /// <summary>How long a level must last to count, 1–100 ms. The default is 20 ms.</summary>
    public TimeSpan Debounce { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Checks that every value is in its range; the message names the option and the range.</summary>
    /// <exception cref="ArgumentException">A value is outside its range, or a line is named twice.</exception>
    public static void Validate(GpioKeylockOptions options)
    {
        if (options.NormalLine == options.SupervisorLine
            || options.LockLine == options.NormalLine
            || options.LockLine == options.SupervisorLine)
            throw new ArgumentException("LockLine, NormalLine, SupervisorLine: each line once.", nameof(options));
        if (options.Debounce < TimeSpan.FromMilliseconds(1) || options.Debounce > TimeSpan.FromMilliseconds(100))
            throw new ArgumentOutOfRangeException(nameof(options), options.Debounce, "Debounce: 1–100 ms.");
    }
}
