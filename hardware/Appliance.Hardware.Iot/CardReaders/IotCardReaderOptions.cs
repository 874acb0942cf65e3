namespace Appliance.Hardware.Iot.CardReaders;

/// <summary>How a reader is asked for cards.</summary>
public sealed class IotCardReaderOptions
{
    /// <summary>Pause between two rounds of asking, 5–100 ms. The default is 20 ms.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    internal static void Validate(IotCardReaderOptions options)
    {
        if (options.PollInterval < TimeSpan.FromMilliseconds(5) || options.PollInterval > TimeSpan.FromMilliseconds(100))
            throw new ArgumentOutOfRangeException(nameof(options), options.PollInterval, "PollInterval: 5–100 ms.");
    }
}
