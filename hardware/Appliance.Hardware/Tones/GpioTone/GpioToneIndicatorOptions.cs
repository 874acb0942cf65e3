namespace Appliance.Hardware.Tones.GpioTone;

/// <summary>How a buzzer is wired.</summary>
public sealed class GpioToneIndicatorOptions
{
    /// <summary>Line offset of the buzzer; high sounds.</summary>
    public required int Line { get; init; }
}
