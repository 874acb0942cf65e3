namespace Appliance.Hardware.CallButtons.GpioCallButton;

/// <summary>How a call button is wired.</summary>
public sealed class GpioCallButtonOptions
{
    /// <summary>Line offset of the button.</summary>
    public required int Line { get; init; }

    /// <summary>Whether its line is high while it is pressed. The default is false: a button to ground.</summary>
    public bool PressedIsHigh { get; init; }

    /// <summary>How long a level must last to count, 1–100 ms. The default is 20 ms.</summary>
    public TimeSpan Debounce { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Checks that every value is in its range; the message names the option and the range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static void Validate(GpioCallButtonOptions options)
    {
        if (options.Debounce < TimeSpan.FromMilliseconds(1) || options.Debounce > TimeSpan.FromMilliseconds(100))
            throw new ArgumentOutOfRangeException(nameof(options), options.Debounce, "Debounce: 1–100 ms.");
    }
}
