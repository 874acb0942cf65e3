namespace Appliance.Hardware.CashAcceptors.CcTalk;

/// <summary>How a coin acceptor is asked.</summary>
public sealed class CcTalkCoinAcceptorOptions
{
    /// <summary>Its address on the bus, 2–255. The default is 2, the standard one.</summary>
    public int Address { get; init; } = 2;

    /// <summary>How many coin positions it has, 1–16. The default is 16.</summary>
    public int Positions { get; init; } = CcTalkAcceptor.PositionLimit;

    /// <summary>Coins it takes, in yen. The default is none named, which is all it knows.</summary>
    public IReadOnlyList<long> AcceptedYen { get; init; } = [];

    /// <summary>
    /// From one look at it to the next, 50–900 ms: some close when nobody looks for a second. The default is 200 ms.
    /// </summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Checks that every value is in its range; the message names the option and the range.</summary>
    /// <exception cref="ArgumentException">A value is outside its range.</exception>
    public static void Validate(CcTalkCoinAcceptorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        CcTalkAcceptor.Check(options.Address, options.Positions, options.PollInterval, nameof(options));
        if (options.AcceptedYen.Any(yen => !CcTalkIds.Coins.Contains(yen)))
            throw new ArgumentException("AcceptedYen: 1, 5, 10, 50, 100 or 500.", nameof(options));
    }
}
