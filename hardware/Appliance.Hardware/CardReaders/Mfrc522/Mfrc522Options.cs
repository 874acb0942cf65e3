namespace Appliance.Hardware.CardReaders.Mfrc522;

/// <summary>How a MFRC522 reader is asked for cards.</summary>
public sealed class Mfrc522Options
{
    /// <summary>
    /// Pause with the field off between two rounds of asking, 10–200 ms. A round takes about 10 ms without a card. The
    /// default is 40 ms.
    /// </summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(40);

    /// <summary>Checks that every value is in its range; the message names the option and the range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static void Validate(Mfrc522Options options)
    {
        if (options.PollInterval < TimeSpan.FromMilliseconds(10) || options.PollInterval > TimeSpan.FromMilliseconds(200))
            throw new ArgumentOutOfRangeException(nameof(options), options.PollInterval, "PollInterval: 10–200 ms.");
    }
}
