using Appliance.Hardware.Buses;
using Appliance.Hardware.Ports;

namespace Appliance.Hardware.Tones.GpioTone;

/// <summary>
/// An active buzzer (one that makes its own tone) on a GPIO line. The line is held only while a signal sounds, so it is
/// silent after every way out. One worker owns it.
/// </summary>
public sealed class GpioToneIndicator : IToneIndicator
{
    /// <summary>Length of the short tone.</summary>
    public static readonly TimeSpan ShortTone = TimeSpan.FromMilliseconds(40);

    /// <summary>Length of a long tone.</summary>
    public static readonly TimeSpan LongTone = TimeSpan.FromMilliseconds(300);

    /// <summary>Silence between two tones.</summary>
    public static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(150);

    private const string Consumer = "tone-indicator";
    private readonly IGpioChip chip;
    private readonly GpioToneIndicatorOptions options;
    private readonly TimeProvider time;

    /// <summary>Makes a driver; the line is not touched before it sounds.</summary>
    public GpioToneIndicator(IGpioChip chip, GpioToneIndicatorOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(chip);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        this.chip = chip;
        this.options = options;
        this.time = time;
    }

    /// <inheritdoc/>
    public async Task SoundAsync(ToneSignal signal, CancellationToken cancellationToken)
    {
        var (tone, count) = signal switch
        {
            ToneSignal.Accepted => (ShortTone, 1),
            ToneSignal.Error => (LongTone, 2),
            _ => throw new ArgumentOutOfRangeException(nameof(signal), signal, "No such signal."),
        };
        cancellationToken.ThrowIfCancellationRequested();
        using var line = chip.RequestOutputs(Consumer, [options.Line], initial: 0);
        for (var sounded = 0; sounded < count; sounded++)
        {
            if (sounded > 0) await Task.Delay(Gap, time, cancellationToken);
            try
            {
                line.Write(1, mask: 1);
                await Task.Delay(tone, time, cancellationToken);
            }
            finally
            {
                line.Write(0, mask: 1);
            }
        }
    }
}
