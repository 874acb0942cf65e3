using Appliance.Hardware.CardReaders;
using Appliance.Hardware.Ports;
using Iot.Device.Pn532.ListPassive;
using Iot.Device.Pn532.RfConfiguration;
using LibraryReader = Iot.Device.Pn532.Pn532;

namespace Appliance.Hardware.Iot.CardReaders;

/// <summary>
/// A PN532 contactless reader over Iot.Device.Pn532, on I2C, SPI or its UART. It asks for ISO/IEC 14443 type A cards
/// and for FeliCa in turn. Source: NXP UM0701-02 (PN532 user manual).
/// </summary>
public sealed class IotPn532CardReader : ICardReader
{
    private const byte FelicaResponseCode = 0x01;

    /// <summary>FeliCa polling: any system code, system code wanted in the answer, one time slot.</summary>
    private static readonly byte[] AnyFelica = [0x00, 0xFF, 0xFF, 0x01, 0x00];

    private readonly Func<LibraryReader> open;
    private readonly IotCardReaderOptions options;
    private readonly TimeProvider time;

    /// <summary>Makes a driver; nothing travels before cards are read.</summary>
    /// <param name="open">Opens the library's reader; the driver owns what it gives.</param>
    /// <param name="options">How to ask.</param>
    /// <param name="time">Clock of the pauses.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public IotPn532CardReader(Func<LibraryReader> open, IotCardReaderOptions options, TimeProvider time)
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
        new PolledReader<LibraryReader>("pn532", Open, Ask, options, time).ReadCardsAsync(cancellationToken);

    /// <summary>Without a limit of its retries the chip would wait for a card for ever.</summary>
    private LibraryReader Open()
    {
        var reader = open();
        MaxRetriesMode retries = new() { MaxRetryAnswerToReset = 0xFF, MaxRetryPSL = 0x01, MaxRetryPassiveActivation = 0x01 };
        if (reader.SetMaxRetriesInitialization(retries)) return reader;
        reader.Dispose();
        throw new TimeoutException("The PN532 does not answer.");
    }

    /// <summary>
    /// The library returns the same for "no card" and "no answer", so that the field's switching off, which a card
    /// needs to be found again, is also what tells that the reader is there.
    /// </summary>
    private static CardRound Ask(LibraryReader reader)
    {
        var typeA = reader.ListPassiveTarget(MaxTarget.Two, TargetBaudRate.B106kbpsTypeA);
        var felica = reader.ListPassiveTarget(MaxTarget.One, TargetBaudRate.B212kbps, AnyFelica);
        if (!reader.SetRfField(RfFieldMode.None)) throw new TimeoutException("The PN532 does not answer.");
        if (typeA is [> 1, ..]) return CardRound.Crowd;
        List<CardRead> found = [];
        if (typeA is [1, .. { Length: >= 5 } target] && target.Length >= 5 + target[4]
            && reader.TryDecode106kbpsTypeA(target.AsSpan(0, 5 + target[4])) is { NfcId.Length: 4 or 7 or 10 } card)
        {
            found.Add(new(CardKind.TypeA, card.NfcId));
        }

        if (felica is [1, .. { Length: >= 19 } answer]
            && reader.TryDecodeData212_424Kbps(answer) is { ResponseCode: FelicaResponseCode } other)
        {
            found.Add(new(CardKind.FeliCa, other.NfcId));
        }

        return CardRound.Of(found);
    }
}
