namespace Appliance.Hardware.Ports;

/// <summary>
/// Where the count of one cash acceptor is kept, so that a power cut neither loses money nor counts it twice. The
/// driver records before it acknowledges, and after a restart goes on from the last mark.
/// </summary>
public interface ICashLedger
{
    /// <summary>The mark of the last record; null when there is none.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    ValueTask<CashMark?> ReadMarkAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Makes a record lasting, whole or not at all, and completes when it would survive a power cut. What was recorded
    /// although this failed shows in the next <see cref="ReadMarkAsync"/>.
    /// </summary>
    /// <exception cref="IOException">It cannot be kept; the driver lets no more money in.</exception>
    ValueTask RecordAsync(CashRecord record, CancellationToken cancellationToken);
}

/// <summary>What a cash acceptor told, with the mark up to which it has been heard.</summary>
/// <param name="Mark">Where to go on after a restart.</param>
/// <param name="Events">In the order they happened; none where only the mark moved.</param>
public sealed record CashRecord(CashMark Mark, IReadOnlyList<CashEvent> Events);

/// <summary>How far a cash acceptor has been heard.</summary>
/// <param name="SerialNumber">The device's, 0–16,777,215.</param>
/// <param name="EventCounter">Its counter at the last event that was recorded, 0–255.</param>
/// <param name="DepositOpen">Whether it may have let money in since.</param>
/// <param name="BillInEscrow">The bill in escrow, in yen; null when there is none.</param>
/// <param name="BillOnItsWay">Whether that bill was, or is about to be, sent to the stacker.</param>
public sealed record CashMark(
    long SerialNumber,
    int EventCounter,
    bool DepositOpen = false,
    long? BillInEscrow = null,
    bool BillOnItsWay = false);

/// <summary>What happened in a cash acceptor.</summary>
public abstract record CashEvent;

/// <summary>Money is in the cash box or the stacker: this and nothing else is counted.</summary>
/// <param name="Yen">Its denomination.</param>
public sealed record CashAccepted(long Yen) : CashEvent;

/// <summary>A bill is held in escrow; it is not ours yet.</summary>
/// <param name="Yen">Its denomination.</param>
public sealed record BillEscrowed(long Yen) : CashEvent;

/// <summary>A bill in escrow was given back.</summary>
/// <param name="Yen">Its denomination.</param>
public sealed record BillReturned(long Yen) : CashEvent;

/// <summary>
/// The count may be short of what is in the box. Nothing is guessed: somebody has to look.
/// </summary>
/// <param name="Reason">Why.</param>
/// <param name="Events">How many events nobody heard, or the coin position or bill type; 0 where not known.</param>
/// <param name="Yen">The bill in doubt; else 0.</param>
public sealed record CashUncertain(CashUncertainty Reason, int Events = 0, long Yen = 0) : CashEvent;

/// <summary>Why a count may be short.</summary>
public enum CashUncertainty
{
    /// <summary>More happened than the device remembers.</summary>
    EventsMissed,

    /// <summary>It lost its memory while a deposit was open, for example with its power.</summary>
    DeviceReset,

    /// <summary>Another device is there since a deposit was open.</summary>
    DeviceReplaced,

    /// <summary>A bill was on its way to the stacker, and what became of it is not known.</summary>
    BillInDoubt,

    /// <summary>Money came in that the device has no, or no Japanese, name for.</summary>
    Unidentified,
}
