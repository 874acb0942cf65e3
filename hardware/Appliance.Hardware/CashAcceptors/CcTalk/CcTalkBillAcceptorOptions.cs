namespace Appliance.Hardware.CashAcceptors.CcTalk;

/// <summary>How a bill validator is asked.</summary>
public sealed class CcTalkBillAcceptorOptions
{
    /// <summary>Its address on the bus, 2–255. The default is 40, the standard one.</summary>
    public int Address { get; init; } = 40;

    /// <summary>How many bill types it has, 1–16. The default is 16.</summary>
    public int Positions { get; init; } = CcTalkAcceptor.PositionLimit;

    /// <summary>Bills it takes, in yen. The default is none named, which is all it knows.</summary>
    public IReadOnlyList<long> AcceptedYen { get; init; } = [];

    /// <summary>
    /// Whether a bill waits in escrow until the deposit ends, so that it can be given back; a deposit takes one bill
    /// then. Else it goes to the stacker as soon as it is recorded. The default is false.
    /// </summary>
    public bool HoldInEscrow { get; init; }

    /// <summary>From one look at it to the next, 50–900 ms. The default is 200 ms.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Checks that every value is in its range; the message names the option and the range.</summary>
    /// <exception cref="ArgumentException">A value is outside its range.</exception>
    public static void Validate(CcTalkBillAcceptorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        CcTalkAcceptor.Check(options.Address, options.Positions, options.PollInterval, nameof(options));
        if (options.AcceptedYen.Any(yen => !CcTalkIds.Bills.Contains(yen)))
            throw new ArgumentException("AcceptedYen: 1000, 2000, 5000 or 10000.", nameof(options));
    }
}
