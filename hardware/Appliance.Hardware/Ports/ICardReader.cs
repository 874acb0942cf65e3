namespace Appliance.Hardware.Ports;

/// <summary>A reader of contactless member cards.</summary>
public interface ICardReader
{
    /// <summary>
    /// Sets the reader up and yields one reading per tap until cancelled: a card that stays gives one reading.
    /// </summary>
    /// <exception cref="IOException">The connection is lost.</exception>
    /// <exception cref="TimeoutException">The reader says nothing.</exception>
    IAsyncEnumerable<CardReading> ReadCardsAsync(CancellationToken cancellationToken);
}

/// <summary>What a tap gave.</summary>
public abstract record CardReading;

/// <summary>A card with a lasting id.</summary>
/// <param name="Kind">Its technology.</param>
/// <param name="Uid">
/// Its id: 4, 7 or 10 bytes for <see cref="CardKind.TypeA"/>, 8 for <see cref="CardKind.FeliCa"/>, 3–5 for
/// <see cref="CardKind.Proximity125kHz"/>. A reader that passes on only part of a card's id may give 3 for any of them.
/// </param>
public sealed record CardRead(CardKind Kind, ReadOnlyMemory<byte> Uid) : CardReading;

/// <summary>Something was held to the reader that cannot be used as a card.</summary>
/// <param name="Reason">Why.</param>
public sealed record CardRefused(CardRefusalReason Reason) : CardReading;

/// <summary>Technology of a card.</summary>
public enum CardKind
{
    /// <summary>ISO/IEC 14443 type A (MIFARE, NTAG).</summary>
    TypeA,

    /// <summary>FeliCa (JIS X 6319-4).</summary>
    FeliCa,

    /// <summary>
    /// A 125 kHz tag (EM4100 and its kind). Its number can be copied by anybody, and is not unique when a reader passes
    /// on 24 bits of it.
    /// </summary>
    Proximity125kHz,
}

/// <summary>Why a tap was refused.</summary>
public enum CardRefusalReason
{
    /// <summary>The id is made up anew at each tap (phones, payment cards): a four-byte id that starts with 08.</summary>
    RandomId,

    /// <summary>More than one card at once.</summary>
    SeveralCards,
}
