using System.Runtime.CompilerServices;
using Appliance.Hardware.Ports;

namespace Appliance.Hardware.CardReaders.Pcsc;

/// <summary>
/// A contactless reader with a CCID driver (ACR122U, RC-S300, Omnikey …) through pcscd. A card's id is asked for with
/// the pseudo command FF CA 00 00 00. Source: PC/SC specification 2.02, part 3 with its supplement for contactless cards.
/// </summary>
public sealed class PcscCardReader : ICardReader
{
    private const int FelicaIdLength = 8;

    /// <summary>GET DATA, UID (part 3 §3.2.2.1.3).</summary>
    private static readonly byte[] GetUid = [0xFF, 0xCA, 0x00, 0x00, 0x00];

    private readonly Func<IPcsc> open;
    private readonly PcscOptions options;

    /// <summary>Makes a driver; pcscd is reached while cards are being read.</summary>
    /// <param name="options">Which reader.</param>
    public PcscCardReader(PcscOptions options)
        : this(options, () => new PcscLite())
    {
    }

    /// <summary>Makes a driver over another PC/SC.</summary>
    internal PcscCardReader(PcscOptions options, Func<IPcsc> open)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        this.open = open;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<CardReading> ReadCardsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var pcsc = open();
        var reader = Chosen(await pcsc.ListReadersAsync(cancellationToken));
        var known = new PcscStatus(0, []);
        while (true)
        {
            var status = await pcsc.WaitForChangeAsync(reader, known.State, cancellationToken);

            // The count tells a card lifted and another put down between two looks.
            var isNew = status.HasCard && (!known.HasCard || status.Count != known.Count);
            known = status;
            if (!isNew) continue;
            var answer = await pcsc.TransmitAsync(reader, GetUid, cancellationToken);
            if (Reading(status.Atr, answer) is { } reading) yield return reading;
        }
    }

    private string Chosen(IReadOnlyList<string> readers)
    {
        if (readers.Count == 0) throw PcscLite.Failure(PcscNative.NoReaders);
        return readers.FirstOrDefault(name => name.StartsWith(options.ReaderName, StringComparison.OrdinalIgnoreCase))
            ?? throw new IOException($"No reader's name begins with {options.ReaderName}: {string.Join(", ", readers)}.");
    }

    /// <summary>The id goes before 90 00. Anything else is no answer, or a card without an id of ours.</summary>
    private static CardReading? Reading(byte[] atr, byte[]? answer)
    {
        if (answer is not [.. var id, 0x90, 0x00]) return null;
        CardKind? kind = IsFelica(atr) && id.Length == FelicaIdLength ? CardKind.FeliCa
            : !IsFelica(atr) && id.Length is 4 or 7 or 10 ? CardKind.TypeA
            : null;
        if (kind is not { } known) return null;
        return CardRound.IsRandom(known, id) ? new CardRefused(CardRefusalReason.RandomId) : new CardRead(known, id);
    }

    /// <summary>
    /// A storage card's ATR names its standard behind the RID A0 00 00 03 06; 11 is FeliCa (part 3, supplement). The ACR122
    /// says 03 (type A) there, and FeliCa by names of its own: F0 11 at 212 kbit/s, F0 12 at 424.
    /// </summary>
    private static bool IsFelica(byte[] atr) =>
        atr is [0x3B, 0x8F, 0x80, 0x01, 0x80, 0x4F, 0x0C, 0xA0, 0x00, 0x00, 0x03, 0x06, .. var standard]
        && standard is [0x11, ..] or [0x03, 0xF0, 0x11 or 0x12, ..];
}
