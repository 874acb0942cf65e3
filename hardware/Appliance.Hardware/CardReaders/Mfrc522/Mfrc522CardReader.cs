using System.Runtime.CompilerServices;
using Appliance.Hardware.Buses;
using Appliance.Hardware.Ports;

namespace Appliance.Hardware.CardReaders.Mfrc522;

/// <summary>
/// A MFRC522 (RC522) reader of ISO/IEC 14443 type A cards over SPI: mode 0, up to 10 MHz. Each round the field comes on,
/// the cards are asked and selected level by level, and the field goes off. Sources: NXP's data sheet, ISO/IEC 14443-3.
/// </summary>
public sealed class Mfrc522CardReader : ICardReader
{
    private const byte Reqa = 0x26;
    private const byte ReqaBits = 7;
    private const byte WholeId = 0x70;
    private const byte NoneKnown = 0x20;
    private const byte CascadeTag = 0x88;
    private const byte IdGoesOn = 0x04;

    /// <summary>SEL of the three cascade levels, for ids of four, seven and ten bytes.</summary>
    private static readonly byte[] Levels = [0x93, 0x95, 0x97];

    private readonly Mfrc522Chip chip;
    private readonly Mfrc522Options options;
    private readonly TimeProvider time;

    /// <summary>Makes a driver over an SPI device, which stays its owner's.</summary>
    /// <param name="spi">The device.</param>
    /// <param name="options">How to ask.</param>
    /// <param name="time">Clock for the limits.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public Mfrc522CardReader(ISpiDevice spi, Mfrc522Options options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(spi);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        Mfrc522Options.Validate(options);
        chip = new(spi, time);
        this.options = options;
        this.time = time;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<CardReading> ReadCardsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await chip.SetUpAsync(cancellationToken);
        CardField field = new();
        while (true)
        {
            if (!chip.IsSetUp()) throw new IOException("The MFRC522 lost its settings: its power or a wire failed.");
            await chip.SwitchFieldOnAsync(cancellationToken);
            var round = await AskAsync(cancellationToken);
            chip.SwitchFieldOff();
            if (field.Take(round) is { } reading) yield return reading;
            await Task.Delay(options.PollInterval, time, cancellationToken);
        }
    }

    /// <summary>
    /// Asks who is there. Several cards of different makes collide here already, but their ids tell it more surely.
    /// </summary>
    private async Task<CardRound> AskAsync(CancellationToken cancellationToken)
    {
        var atqa = await chip.SendAsync([Reqa], ReqaBits, cancellationToken);
        if (atqa.Outcome == Mfrc522Outcome.Nothing) return CardRound.Of([]);
        List<byte> uid = [];
        foreach (var level in Levels)
        {
            var part = await chip.SendAsync([level, NoneKnown], lastBits: 0, cancellationToken);
            if (part.Outcome == Mfrc522Outcome.Collision) return CardRound.Crowd;
            if (!IsIdPart(part)) return CardRound.Of([]);
            if (await SelectAsync(level, part.Data, cancellationToken) is not { } goesOn) return CardRound.Of([]);
            if (goesOn != (part.Data[0] == CascadeTag)) return CardRound.Of([]);
            uid.AddRange(goesOn ? part.Data[1..4] : part.Data[..4]);
            if (!goesOn) return CardRound.Of([new CardRead(CardKind.TypeA, uid.ToArray())]);
        }

        return CardRound.Of([]); // A third level that goes on does not exist.
    }

    /// <summary>Four bytes and BCC, their exclusive or (ISO/IEC 14443-3 §6.5.3.2).</summary>
    private static bool IsIdPart(Mfrc522Answer answer) =>
        answer is { Outcome: Mfrc522Outcome.Whole, Data: [var a, var b, var c, var d, var check] }
        && (a ^ b ^ c ^ d) == check;

    /// <summary>Selects the card; it answers SAK with a CRC. Whether its id goes on, or null for no such answer.</summary>
    private async Task<bool?> SelectAsync(byte level, byte[] part, CancellationToken cancellationToken)
    {
        byte[] select = [level, WholeId, .. part];
        var crc = await chip.CrcAsync(select, cancellationToken);
        var answer = await chip.SendAsync([.. select, .. crc], lastBits: 0, cancellationToken);
        if (answer is not { Outcome: Mfrc522Outcome.Whole, Data: [var sak, var low, var high] }) return null;
        var check = await chip.CrcAsync([sak], cancellationToken);
        return check is [var trueLow, var trueHigh] && trueLow == low && trueHigh == high
            ? (sak & IdGoesOn) != 0
            : null;
    }
}
