using System.Runtime.CompilerServices;
using Appliance.Hardware.Ports;

namespace Appliance.Hardware.CardReaders.Rdm6300;

/// <summary>
/// A RDM6300 (or RDM630) reader of 125 kHz EM4100 tags on a serial port: 9600 bit/s, 8N1. It only talks, and only
/// while a tag lies there; that it is gone shows only when the port is. Source: the module's data sheet, in its README.
/// </summary>
public sealed class Rdm6300CardReader : ICardReader
{
    private const int ReadBufferBytes = 64;
    private readonly Stream stream;
    private readonly Rdm6300Options options;
    private readonly TimeProvider time;

    /// <summary>Makes a driver over an open serial port, which stays its owner's.</summary>
    /// <param name="stream">The port; its reads must end when cancelled.</param>
    /// <param name="options">How frames are understood.</param>
    /// <param name="time">Clock for telling taps apart.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public Rdm6300CardReader(Stream stream, Rdm6300Options options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        Rdm6300Options.Validate(options);
        this.stream = stream;
        this.options = options;
        this.time = time;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<CardReading> ReadCardsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[ReadBufferBytes];
        Rdm6300Frame frame = new();
        TapMemory taps = new(options.AbsentAfter, time);
        while (true)
        {
            var count = await stream.ReadAsync(buffer, cancellationToken);
            if (count == 0) throw new EndOfStreamException("The card reader closed the connection.");
            for (var index = 0; index < count; index++)
            {
                if (frame.Take(buffer[index]) is { } id && taps.IsNew(id))
                    yield return new CardRead(CardKind.Proximity125kHz, id);
            }
        }
    }
}
