namespace Appliance.Hardware.Ports;

/// <summary>
/// Takes coins or bills in (UnifiedPOS CoinAcceptor and BillAcceptor, whose deposits are alike). Money is taken only
/// while a deposit is open. What was taken is the ledger's to know; the counts here are for showing.
/// </summary>
public interface ICashAcceptor
{
    /// <summary>What it takes, in yen, ascending (DepositCashList); empty before it was first run.</summary>
    IReadOnlyList<long> Denominations { get; }

    /// <summary>What it last said of itself.</summary>
    CashAcceptorStatus Status { get; }

    /// <summary>Whether a deposit is open.</summary>
    bool IsDepositing { get; }

    /// <summary>
    /// How many of each denomination, in yen, came in since the last deposit began (DepositCounts). A bill counts when
    /// it is in the stacker.
    /// </summary>
    IReadOnlyDictionary<long, int> DepositCounts { get; }

    /// <summary>Sum of <see cref="DepositCounts"/> in yen (DepositAmount).</summary>
    long DepositAmount { get; }

    /// <summary>Called after <see cref="Status"/> or <see cref="DepositCounts"/> changed; must not block.</summary>
    event Action? Changed;

    /// <summary>
    /// Sets the device up, records what came in while nobody listened, and watches it until cancelled. However it ends,
    /// the device is told to take nothing more.
    /// </summary>
    /// <exception cref="IOException">The connection is lost, or the device is not the one expected.</exception>
    /// <exception cref="TimeoutException">The device says nothing.</exception>
    Task RunAsync(CancellationToken cancellationToken);

    /// <summary>Lets money in from now on (BeginDeposit); <see cref="RunAsync"/> must be running.</summary>
    /// <exception cref="InvalidOperationException">A deposit is open.</exception>
    /// <exception cref="IOException">The device is not running or was lost; no deposit is open.</exception>
    /// <exception cref="TimeoutException">The last deposit's bill is still on its way; no deposit is open.</exception>
    Task BeginDepositAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Lets no more money in, waits for what is on its way, and ends the deposit (FixDeposit and EndDeposit). It may be
    /// called again after it failed.
    /// </summary>
    /// <param name="end">What becomes of a bill in escrow. What is in the cash box or the stacker stays there.</param>
    /// <param name="cancellationToken">Ends the wait; no more money is let in all the same.</param>
    /// <exception cref="IOException">It is not running or was lost; what was on its way is recorded later.</exception>
    /// <exception cref="TimeoutException">A bill did not arrive; it is recorded when it does.</exception>
    Task EndDepositAsync(CashDepositEnd end, CancellationToken cancellationToken);
}

/// <summary>What becomes of a bill in escrow when a deposit ends.</summary>
public enum CashDepositEnd
{
    /// <summary>It is taken (CHAN_DEPOSIT_NOCHANGE).</summary>
    Deposit,

    /// <summary>It is given back (CHAN_DEPOSIT_REPAY).</summary>
    Repay,
}

/// <summary>
/// State of a cash acceptor (DeviceStatus and FullStatus). Empty and NearEmpty are not among them: it pays nothing out.
/// </summary>
public enum CashAcceptorStatus
{
    /// <summary>It can take money (STATUS_OK).</summary>
    Ok,

    /// <summary>Money is stuck in it (STATUS_JAM).</summary>
    Jam,

    /// <summary>Its stacker is full (STATUS_FULL).</summary>
    Full,

    /// <summary>Its stacker is out.</summary>
    CashBoxRemoved,

    /// <summary>Its own check failed.</summary>
    Fault,
}
