using Appliance.Hardware.Ports;

namespace Appliance.Hardware.CardReaders.KeyboardWedge;

/// <summary>How a reader writes a card's id.</summary>
public enum WedgeNumerals
{
    /// <summary>Decimal digits with leading zeros.</summary>
    DecimalDigits,

    /// <summary>Hex digits, two a byte, large or small.</summary>
    HexDigits,
}

/// <summary>What a reader that types as a keyboard types.</summary>
public sealed class KeyboardWedgeOptions
{
    /// <summary>Longest line looked at.</summary>
    public const int LineLimit = 32;

    /// <summary>How the id is written. The default is decimal, as most 125 kHz readers do.</summary>
    public WedgeNumerals Numerals { get; init; } = WedgeNumerals.DecimalDigits;

    /// <summary>Digits in a line, 6–20, even when hexadecimal; lines of another length are dropped. The default is 10.</summary>
    public int DigitCount { get; init; } = 10;

    /// <summary>Bytes of the id, 3–10; the half of the digits when hexadecimal, at most 8 when decimal. The default is 4.</summary>
    public int IdLength { get; init; } = 4;

    /// <summary>Whether the reader writes the id's last byte first. The default is false.</summary>
    public bool LastByteFirst { get; init; }

    /// <summary>
    /// What the reader reads; a line does not say. With <see cref="CardKind.TypeA"/> an id of four bytes that starts
    /// with 08 is refused. The default is <see cref="CardKind.Proximity125kHz"/>.
    /// </summary>
    public CardKind Kind { get; init; } = CardKind.Proximity125kHz;

    /// <summary>
    /// How long an id must not be typed before it may tap again, 0.2–5 s. Longer than the reader's own repetition, if it
    /// repeats. The default is 1.2 s.
    /// </summary>
    public TimeSpan AbsentAfter { get; init; } = TimeSpan.FromMilliseconds(1200);

    /// <summary>Checks that every value is in its range; the message names the option and the range.</summary>
    /// <exception cref="ArgumentException">A value is outside its range, or two do not fit each other.</exception>
    public static void Validate(KeyboardWedgeOptions options)
    {
        if (!Enum.IsDefined(options.Numerals))
            throw new ArgumentOutOfRangeException(nameof(options), options.Numerals, "Numerals: decimal or hexadecimal.");
        if (options.DigitCount is < 6 or > 20)
            throw new ArgumentOutOfRangeException(nameof(options), options.DigitCount, "DigitCount: 6–20.");
        if (options.IdLength is < 3 or > 10)
            throw new ArgumentOutOfRangeException(nameof(options), options.IdLength, "IdLength: 3–10 bytes.");
        var fits = options.Numerals == WedgeNumerals.DecimalDigits
            ? options.IdLength <= sizeof(ulong)
            : options.DigitCount == 2 * options.IdLength;
        if (!fits) throw new ArgumentException("IdLength does not fit DigitCount and Numerals.", nameof(options));
        if (!Enum.IsDefined(options.Kind))
            throw new ArgumentOutOfRangeException(nameof(options), options.Kind, "Kind: no technology.");
        if (options.AbsentAfter < TimeSpan.FromMilliseconds(200) || options.AbsentAfter > TimeSpan.FromSeconds(5))
            throw new ArgumentOutOfRangeException(nameof(options), options.AbsentAfter, "AbsentAfter: 0.2–5 s.");
    }
}
