using System.Runtime.CompilerServices;
using Appliance.Hardware.Buses;
using Appliance.Hardware.Ports;

namespace Appliance.Hardware.CardReaders.Pn532;

/// <summary>
/// A PN532 contactless reader over its high speed UART (115200 bit/s, 8N1), I2C (address 0x24) or SPI (mode 0). It asks
/// for ISO/IEC 14443 type A cards and for FeliCa in turn. Sources: NXP UM0701-02 (PN532 user manual) and AN10609 (its C106 appendix on waking).
/// </summary>
public sealed class Pn532CardReader : ICardReader
{
    /// <summary>How long no card is seen before the field is asked less often.</summary>
    public static readonly TimeSpan QuietAfter = TimeSpan.FromSeconds(30);

    /// <summary>Rest between two rounds then: the next card is told within 200 ms all the same.</summary>
    public static readonly TimeSpan QuietInterval = TimeSpan.FromMilliseconds(140);

    private const byte GetFirmwareVersion = 0x02;
    private const byte SamConfiguration = 0x14;
    private const byte RfConfiguration = 0x32;
    private const byte InListPassiveTarget = 0x4A;
    private const byte ChipPn532 = 0x32;
    private const int FelicaIdLength = 8;
    private const byte FelicaResponseCode = 0x01;

    /// <summary>Normal mode: no secure module, no time-out, no interrupt line.</summary>
    private static readonly byte[] NormalMode = [0x01, 0x00, 0x00];

    /// <summary>
    /// Configuration item 5: MxRtyATR and MxRtyPSL as after reset, MxRtyPassiveActivation 1. Without a limit the chip
    /// would wait for a card for ever. One repetition, since a card may still be starting up at the first request.
    /// </summary>
    private static readonly byte[] MaxRetries = [0x05, 0xFF, 0x01, 0x01];

    /// <summary>
    /// Configuration item 1: field off. A card that was read stays active, or halted, and would miss the next request;
    /// without power it forgets. The next request switches the field on again. Where no card answered none is active, and
    /// the host sleeps instead.
    /// </summary>
    private static readonly byte[] FieldOff = [0x01, 0x00];

    /// <summary>Up to two targets, type A at 106 kbit/s.</summary>
    private static readonly byte[] TypeATargets = [0x02, 0x00];

    /// <summary>One target, FeliCa at 212 kbit/s: any system code, system code wanted in the answer, one time slot.</summary>
    private static readonly byte[] FelicaTarget = [0x01, 0x01, 0x00, 0xFF, 0xFF, 0x01, 0x00];

    private readonly IPn532Wire wire;
    private readonly Pn532Options options;
    private readonly TimeProvider time;

    /// <summary>Makes a driver over an open serial port, which stays its owner's.</summary>
    /// <param name="stream">The port; a read of no bytes means that nothing came yet.</param>
    /// <param name="options">How to ask.</param>
    /// <param name="time">Clock for the limits.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public Pn532CardReader(Stream stream, Pn532Options options, TimeProvider time)
        : this(new Pn532HsuWire(stream ?? throw new ArgumentNullException(nameof(stream)), time), options, time)
    {
    }

    /// <summary>Makes a driver over an I2C bus, which stays its owner's.</summary>
    /// <param name="bus">The bus; 100 or 400 kHz, and clock stretching allowed.</param>
    /// <param name="options">How to ask.</param>
    /// <param name="time">Clock for the limits.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public Pn532CardReader(II2cBus bus, Pn532Options options, TimeProvider time)
        : this(new Pn532I2cWire(bus ?? throw new ArgumentNullException(nameof(bus)), time), options, time)
    {
    }

    /// <summary>Makes a driver over an SPI device, which stays its owner's.</summary>
    /// <param name="spi">The device; mode 0, at most 5 MHz. The driver turns the order of the bits round itself.</param>
    /// <param name="options">How to ask.</param>
    /// <param name="time">Clock for the limits.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public Pn532CardReader(ISpiDevice spi, Pn532Options options, TimeProvider time)
        : this(new Pn532SpiWire(spi ?? throw new ArgumentNullException(nameof(spi)), time), options, time)
    {
    }

    private Pn532CardReader(IPn532Wire wire, Pn532Options options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        Pn532Options.Validate(options);
        this.wire = wire;
        this.options = options;
        this.time = time;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<CardReading> ReadCardsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using Pn532Link link = new(wire, time);
        await SetUpAsync(link, cancellationToken);
        CardField field = new();
        var seen = time.GetTimestamp();
        while (true)
        {
            var round = await AskAsync(link, cancellationToken);
            if (!round.IsEmpty) seen = time.GetTimestamp();
            if (field.Take(round) is { } reading) yield return reading;
            var isQuiet = time.GetElapsedTime(seen) > QuietAfter;
            await Task.Delay(isQuiet ? QuietInterval : options.PollInterval, time, cancellationToken);
        }
    }

    private static async Task SetUpAsync(Pn532Link link, CancellationToken cancellationToken)
    {
        // The chip sleeps in low battery mode until a SAMConfiguration comes (AN10609, C106): it must be the first.
        await link.WakeAsync(SamConfiguration, NormalMode, cancellationToken);
        var version = await link.ExchangeAsync(GetFirmwareVersion, ReadOnlyMemory<byte>.Empty, cancellationToken);
        if (version.Span is not [ChipPn532, ..])
            throw new IOException($"This is no PN532: its version is {Convert.ToHexString(version.Span)}.");
        await link.ExchangeAsync(RfConfiguration, MaxRetries, cancellationToken);
    }

    /// <summary>
    /// Asks both technologies before anything is said, since a second card or a phone may answer only the other one.
    /// </summary>
    private static async Task<CardRound> AskAsync(Pn532Link link, CancellationToken cancellationToken)
    {
        List<CardRead> found = [];

        // Most member cards are type A: asked last, they are told with nothing more to wait for.
        AddFelica(found, await link.ExchangeAsync(InListPassiveTarget, FelicaTarget, cancellationToken));
        AddTypeA(found, await link.ExchangeAsync(InListPassiveTarget, TypeATargets, cancellationToken));
        if (found.Count > 0) await link.ExchangeAsync(RfConfiguration, FieldOff, cancellationToken);
        return CardRound.Of(found);
    }

    /// <summary>
    /// NbTg, then for each: Tg, SENS_RES[2], SEL_RES, NFCIDLength, NFCID1, and ATS[its first byte is its length] when
    /// SEL_RES bit 6 says ISO/IEC 14443-4 (UM0701-02 §7.3.5).
    /// </summary>
    private static void AddTypeA(List<CardRead> found, ReadOnlyMemory<byte> answer)
    {
        if (answer.Length == 0) return;
        var left = answer[1..];
        for (var target = 0; target < answer.Span[0]; target++)
        {
            if (left.Span is not [_, _, _, var selRes, var idLength, ..] || left.Length < 5 + idLength) return;
            if (idLength is not (4 or 7 or 10)) return;
            found.Add(new CardRead(CardKind.TypeA, left.Slice(5, idLength)));
            left = left[(5 + idLength)..];
            if ((selRes & 0x20) == 0 || left.IsEmpty) continue;
            if (left.Span[0] == 0 || left.Span[0] > left.Length) return;
            left = left[left.Span[0]..];
        }
    }

    /// <summary>NbTg, then Tg, length, response code 01, IDm[8], PMm[8], and the system code when it was given.</summary>
    private static void AddFelica(List<CardRead> found, ReadOnlyMemory<byte> answer)
    {
        if (answer.Length < 4 + FelicaIdLength || answer.Span[0] == 0 || answer.Span[3] != FelicaResponseCode) return;
        found.Add(new CardRead(CardKind.FeliCa, answer.Slice(4, FelicaIdLength)));
    }
}
