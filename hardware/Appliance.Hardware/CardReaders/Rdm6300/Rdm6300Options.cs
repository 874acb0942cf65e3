namespace Appliance.Hardware.CardReaders.Rdm6300;

/// <summary>How a RDM6300 reader's frames are understood.</summary>
public sealed class Rdm6300Options
{
    /// <summary>
    /// How long a tag must not be heard of before it may tap again, 0.2–5 s. The module repeats a tag that lies there
    /// some ten times a second. The default is 0.5 s.
    /// </summary>
    public TimeSpan AbsentAfter { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Checks that every value is in its range; the message names the option and the range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static void Validate(Rdm6300Options options)
    {
        if (options.AbsentAfter < TimeSpan.FromMilliseconds(200) || options.AbsentAfter > TimeSpan.FromSeconds(5))
            throw new ArgumentOutOfRangeException(nameof(options), options.AbsentAfter, "AbsentAfter: 0.2–5 s.");
    }
}
