using Appliance.Hardware.Ports;

namespace Appliance.Hardware.CardReaders.Wiegand;

/// <summary>How a Wiegand reader is wired and what it reads.</summary>
public sealed class WiegandOptions
{
    /// <summary>Line offset of DATA0, mostly the green wire.</summary>
    public required int Data0Line { get; init; }

    /// <summary>Line offset of DATA1, mostly the white wire.</summary>
    public required int Data1Line { get; init; }

    /// <summary>
    /// What the reader reads; Wiegand does not say. With <see cref="CardKind.TypeA"/> an id of four bytes that starts
    /// with 08 is refused. The default is <see cref="CardKind.Proximity125kHz"/>.
    /// </summary>
    public CardKind Kind { get; init; } = CardKind.Proximity125kHz;

    /// <summary>Whether the reader sends the id's last byte first, as some 13.56 MHz ones do. The default is false.</summary>
    public bool LastByteFirst { get; init; }

    /// <summary>Silence that ends a frame, 5–100 ms; bits come 1–2 ms apart. The default is 25 ms.</summary>
    public TimeSpan EndOfFrame { get; init; } = TimeSpan.FromMilliseconds(25);

    /// <summary>
    /// How long an id must not be heard of before it may tap again, 0.2–5 s. Longer than the reader's own repetition,
    /// if it repeats. The default is 1.2 s.
    /// </summary>
    public TimeSpan AbsentAfter { get; init; } = TimeSpan.FromMilliseconds(1200);

    /// <summary>Checks that every value is in its range; the message names the option and the range.</summary>
    /// <exception cref="ArgumentException">A value is outside its range, or both lines are the same.</exception>
    public static void Validate(WiegandOptions options)
    {
        if (options.Data0Line < 0 || options.Data1Line < 0 || options.Data0Line == options.Data1Line)
            throw new ArgumentException("Data0Line, Data1Line: two lines.", nameof(options));
        if (!Enum.IsDefined(options.Kind))
            throw new ArgumentOutOfRangeException(nameof(options), options.Kind, "Kind: no technology.");
        if (options.EndOfFrame < TimeSpan.FromMilliseconds(5) || options.EndOfFrame > TimeSpan.FromMilliseconds(100))
            throw new ArgumentOutOfRangeException(nameof(options), options.EndOfFrame, "EndOfFrame: 5–100 ms.");
        if (options.AbsentAfter < TimeSpan.FromMilliseconds(200) || options.AbsentAfter > TimeSpan.FromSeconds(5))
            throw new ArgumentOutOfRangeException(nameof(options), options.AbsentAfter, "AbsentAfter: 0.2–5 s.");
    }
}
