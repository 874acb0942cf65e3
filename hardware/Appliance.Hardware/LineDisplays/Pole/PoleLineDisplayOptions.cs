namespace Appliance.Hardware.LineDisplays.Pole;

/// <summary>How a pole display is used.</summary>
public sealed class PoleLineDisplayOptions
{
    /// <summary>Brightness, 1–4 (20, 40, 60 and 100 %). The default is 4.</summary>
    public int Brightness { get; init; } = 4;

    /// <summary>
    /// A pole display says nothing back, so nobody sees that it lost its power. The first text shown this long after
    /// the last session began begins a new one, and all of it travels. 1 second to 1 hour; the default is 30 seconds.
    /// </summary>
    public TimeSpan RefreshAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Checks that every value is in its range; the message names the option and the range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static void Validate(PoleLineDisplayOptions options)
    {
        if (options.Brightness is < 1 or > 4)
            throw new ArgumentOutOfRangeException(nameof(options), options.Brightness, "Brightness: 1–4.");
        if (options.RefreshAfter < TimeSpan.FromSeconds(1) || options.RefreshAfter > TimeSpan.FromHours(1))
            throw new ArgumentOutOfRangeException(nameof(options), options.RefreshAfter, "RefreshAfter: 1 s to 1 h.");
    }
}
