namespace Appliance.Hardware.CardReaders.Pn532;

/// <summary>How a PN532 reader is asked for cards.</summary>
public sealed class Pn532Options
{
    /// <summary>
    /// Pause between two rounds of asking while nothing lies there, 5–30 ms. A round takes about 25 ms itself. The
    /// default is 20 ms.
    /// </summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Checks that every value is in its range; the message names the option and the range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static void Validate(Pn532Options options)
    {
        if (options.PollInterval < TimeSpan.FromMilliseconds(5) || options.PollInterval > TimeSpan.FromMilliseconds(30))
            throw new ArgumentOutOfRangeException(nameof(options), options.PollInterval, "PollInterval: 5–30 ms.");
    }
}
