using Appliance.Hardware.CardReaders;
using Appliance.Hardware.Ports;
using Iot.Device.Mfrc522;

namespace Appliance.Hardware.Iot.CardReaders;

/// <summary>
/// An MFRC522 contactless reader over Iot.Device.Mfrc522, on SPI, I2C or its UART: ISO/IEC 14443 type A only. The
/// library cannot tell two cards at once from none, so they give no reading. Source: NXP MFRC522 datasheet, rev. 3.9.
/// </summary>
public sealed class IotMfrc522CardReader : ICardReader
{
    /// <summary>One request a round: the library waits 36 ms for its answer, since it never starts the chip's own timer.</summary>
    private static readonly TimeSpan LookFor = TimeSpan.Zero;

    private readonly Func<MfRc522> open;
    private readonly IotCardReaderOptions options;
    private readonly TimeProvider time;

    /// <summary>Makes a driver; nothing travels before cards are read.</summary>
    /// <param name="open">Opens the library's reader; the driver owns what it gives.</param>
    /// <param name="options">How to ask.</param>
    /// <param name="time">Clock of the pauses.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public IotMfrc522CardReader(Func<MfRc522> open, IotCardReaderOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        IotCardReaderOptions.Validate(options);
        this.open = open;
        this.options = options;
        this.time = time;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<CardReading> ReadCardsAsync(CancellationToken cancellationToken) =>
        new PolledReader<MfRc522>("mfrc522", open, Ask, options, time, Wake).ReadCardsAsync(cancellationToken);

    /// <summary>
    /// A card that was read misses the next request unless it loses its field. The field's switch also shows whether
    /// there is a chip at all: with the wires open a register reads as all ones or all zeros, whatever was written.
    /// </summary>
    private static void Wake(MfRc522 reader)
    {
        reader.Enabled = true;
        if (!reader.Enabled) throw new IOException("The MFRC522 does not answer.");
    }

    private static CardRound Ask(MfRc522 reader)
    {
        var found = reader.ListenToCardIso14443TypeA(out var card, LookFor);
        reader.Enabled = false;
        if (reader.Enabled) throw new IOException("The MFRC522 does not answer.");
        return found && card.NfcId.Length is 4 or 7 or 10 ? CardRound.Of([new CardRead(CardKind.TypeA, card.NfcId)]) : CardRound.Of([]);
    }
}
