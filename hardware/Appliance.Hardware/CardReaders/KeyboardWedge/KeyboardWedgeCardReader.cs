using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using Appliance.Hardware.Ports;

namespace Appliance.Hardware.CardReaders.KeyboardWedge;

/// <summary>
/// A USB reader that types a card's id as a keyboard would, each as a line. It takes lines from whoever reads the
/// keyboard; the keyboard must be its own, or every typed number would be a card.
/// </summary>
public sealed class KeyboardWedgeCardReader : ICardReader
{
    private readonly Func<CancellationToken, IAsyncEnumerable<string>> readLines;
    private readonly KeyboardWedgeOptions options;
    private readonly TimeProvider time;

    /// <summary>Makes a driver.</summary>
    /// <param name="readLines">
    /// Opens the keyboard and yields each line without its ending, until cancelled; throws <see cref="IOException"/>
    /// when the keyboard is gone.
    /// </param>
    /// <param name="options">What the reader types.</param>
    /// <param name="time">Clock for telling taps apart.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public KeyboardWedgeCardReader(
        Func<CancellationToken, IAsyncEnumerable<string>> readLines, KeyboardWedgeOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(readLines);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        KeyboardWedgeOptions.Validate(options);
        this.readLines = readLines;
        this.options = options;
        this.time = time;
    }

    /// <summary>Makes a driver over lines that are there already; they can be read once.</summary>
    /// <param name="lines">Each line without its ending.</param>
    /// <param name="options">What the reader types.</param>
    /// <param name="time">Clock for telling taps apart.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public KeyboardWedgeCardReader(IAsyncEnumerable<string> lines, KeyboardWedgeOptions options, TimeProvider time)
        : this(_ => lines, options, time) => ArgumentNullException.ThrowIfNull(lines);

    /// <inheritdoc/>
    public async IAsyncEnumerable<CardReading> ReadCardsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        TapMemory taps = new(options.AbsentAfter, time);
        await foreach (var line in readLines(cancellationToken).WithCancellation(cancellationToken))
        {
            if (Id(line) is not { } id || !taps.IsNew(id)) continue;
            yield return CardRound.IsRandom(options.Kind, id)
                ? new CardRefused(CardRefusalReason.RandomId)
                : new CardRead(options.Kind, id);
        }

        throw new EndOfStreamException("The card reader's keyboard is gone.");
    }

    /// <summary>The id in a line, or null when it is none: another length, another sign, or a number that does not fit.</summary>
    private byte[]? Id(string line)
    {
        if (line.Length > KeyboardWedgeOptions.LineLimit) return null;
        var digits = line.AsSpan().Trim();
        if (digits.Length != options.DigitCount) return null;
        var id = options.Numerals == WedgeNumerals.DecimalDigits ? FromDecimal(digits) : FromHex(digits);
        if (options.LastByteFirst && id is not null) Array.Reverse(id);
        return id;
    }

    private byte[]? FromDecimal(ReadOnlySpan<char> digits)
    {
        if (!ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, number);
        var tooLarge = bytes.AsSpan(0, bytes.Length - options.IdLength).ContainsAnyExcept((byte)0);
        return tooLarge ? null : bytes[^options.IdLength..];
    }

    private static byte[]? FromHex(ReadOnlySpan<char> digits)
    {
        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit(digit)) return null;
        }

        return Convert.FromHexString(digits);
    }
}
