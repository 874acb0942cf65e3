using Appliance.Hardware.Ports;

namespace Appliance.Hardware.CashAcceptors.CcTalk;

/// <summary>
/// A coin acceptor on ccTalk (UnifiedPOS CoinAcceptor). Coins go past it into the box at once; there is no escrow.
/// Source: ccTalk Generic Specification 4.7, part 2, and the manuals named in the README.
/// </summary>
public sealed class CcTalkCoinAcceptor : CcTalkAcceptor
{
    private readonly CcTalkCoinAcceptorOptions options;

    /// <summary>Makes a driver; the device is not touched before it is run.</summary>
    /// <param name="bus">The wire, shared with other devices.</param>
    /// <param name="options">How to ask.</param>
    /// <param name="ledger">Where its count is kept.</param>
    /// <param name="time">Clock for the intervals.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public CcTalkCoinAcceptor(CcTalkBus bus, CcTalkCoinAcceptorOptions options, ICashLedger ledger, TimeProvider time)
        : base(bus, Checked(options).Address, CcTalkCommand.ReadBufferedCredit, options.PollInterval, ledger, time) =>
        this.options = options;

    private protected override string Category => "Coin";

    /// <summary>Some have no master inhibit, and say nothing when it is set; the others suffice for them.</summary>
    private protected override async Task<bool> PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Device.TrySetMasterAsync(takes: false, cancellationToken);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private protected override async Task<long?[]> ReadDenominationsAsync(CancellationToken cancellationToken)
    {
        var yen = new long?[options.Positions + 1];
        for (byte position = 1; position <= options.Positions; position++)
        {
            var id = await Device.ReadIdAsync(CcTalkCommand.RequestCoinId, position, cancellationToken);
            var value = CcTalkIds.CoinYen(id.Span);
            if (value is { } coin && options.AcceptedYen is [_, ..] && !options.AcceptedYen.Contains(coin)) value = null;
            yen[position] = value;
        }

        return yen;
    }

    private protected override void Take(CcTalkEvent happened, CashTally tally)
    {
        if (happened.A == 0) tally.Status = StatusOf(happened.B) ?? tally.Status;
        else if (YenAt(happened.A) is { } yen) tally.Accept(yen);
        else tally.Unidentified(happened.A);
    }

    /// <summary>
    /// Error codes (part 3, appendix 2†): 14 credit sensor blocked, 15 sorter opto blocked, 26 reject sensor blocked,
    /// 32 manifold opto blocked. The others tell of a coin that was refused.
    /// </summary>
    private static CashAcceptorStatus? StatusOf(byte code) => code is 14 or 15 or 26 or 32 ? CashAcceptorStatus.Jam : null;

    private static CcTalkCoinAcceptorOptions Checked(CcTalkCoinAcceptorOptions options)
    {
        CcTalkCoinAcceptorOptions.Validate(options);
        return options;
    }
}
