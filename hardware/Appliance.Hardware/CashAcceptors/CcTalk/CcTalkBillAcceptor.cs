using Appliance.Hardware.Ports;

namespace Appliance.Hardware.CashAcceptors.CcTalk;

/// <summary>
/// A bill validator with escrow and stacker on ccTalk (UnifiedPOS BillAcceptor). A bill goes from the escrow to the
/// stacker only after the ledger holds that it will, and counts when the device says that it is there. Outside a
/// deposit, a bill found in escrow is given back. Source: ccTalk Generic Specification 4.7, part 2.
/// </summary>
public sealed class CcTalkBillAcceptor : CcTalkAcceptor
{
    /// <summary>How often a bill is held anew: devices give it back after some ten seconds.</summary>
    public static readonly TimeSpan HoldInterval = TimeSpan.FromSeconds(3);

    /// <summary>How often a bill that could not be sent on is sent again.</summary>
    public static readonly TimeSpan RouteInterval = TimeSpan.FromSeconds(1);

    private const byte StackerAndEscrow = 0b11;
    private const byte RouteBack = 0;
    private const byte RouteStacker = 1;
    private const byte RouteStay = 255;
    private const byte WentToStacker = 0;
    private const byte IsInEscrow = 1;
    private const byte StatusReturned = 1;
    private const byte StatusUnknownStacked = 21;
    private readonly CcTalkBillAcceptorOptions options;
    private bool isRouted;
    private long? routedAt;

    /// <summary>Makes a driver; the device is not touched before it is run.</summary>
    /// <param name="bus">The wire, shared with other devices.</param>
    /// <param name="options">How to ask.</param>
    /// <param name="ledger">Where its count is kept.</param>
    /// <param name="time">Clock for the intervals.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public CcTalkBillAcceptor(CcTalkBus bus, CcTalkBillAcceptorOptions options, ICashLedger ledger, TimeProvider time)
        : base(bus, Checked(options).Address, CcTalkCommand.ReadBufferedBillEvents, options.PollInterval, ledger, time) =>
        this.options = options;

    private protected override string Category => "Bill";

    private bool IsHolding => IsDepositing && options.HoldInEscrow;

    private bool IsStacking => IsDepositing ? !options.HoldInEscrow : Ending == CashDepositEnd.Deposit;

    private protected override async Task<bool> PrepareAsync(CancellationToken cancellationToken)
    {
        ForgetRoute();
        await Device.SetMasterAsync(takes: false, cancellationToken);
        await Device.SetBillModeAsync(StackerAndEscrow, cancellationToken);
        return true;
    }

    private protected override async Task<long?[]> ReadDenominationsAsync(CancellationToken cancellationToken)
    {
        var (factor, decimals) = await Device.ReadScalingAsync(cancellationToken);
        var yen = new long?[options.Positions + 1];
        for (byte type = 1; type <= options.Positions; type++)
        {
            var id = await Device.ReadIdAsync(CcTalkCommand.RequestBillId, type, cancellationToken);
            var value = CcTalkIds.BillYen(id.Span, factor, decimals);
            if (value is { } bill && options.AcceptedYen is [_, ..] && !options.AcceptedYen.Contains(bill)) value = null;
            yen[type] = value;
        }

        return yen;
    }

    private protected override void Take(CcTalkEvent happened, CashTally tally)
    {
        if (happened.A == 0) TakeStatus(happened.B, tally);
        else if (YenAt(happened.A) is not { } yen) tally.Unidentified(happened.A);
        else if (happened.B == WentToStacker) tally.Accept(yen);
        else if (happened.B == IsInEscrow)
        {
            ForgetRoute();
            tally.Escrow(yen, isOnItsWay: IsStacking);
        }
    }

    private protected override async Task FollowAsync(bool isOpen, CancellationToken cancellationToken)
    {
        // Nobody asked it for five seconds, and it closed.
        if (isOpen && !await Device.ReadMasterAsync(cancellationToken))
            await Device.SetMasterAsync(takes: true, cancellationToken);
        if (Mark.BillInEscrow is null) return;
        if (isRouted)
        {
            if (Time.GetElapsedTime(routedAt!.Value) > BillLimit) SetStatus(CashAcceptorStatus.Jam);
            return;
        }

        if (routedAt is { } last && Time.GetElapsedTime(last) < (IsHolding ? HoldInterval : RouteInterval)) return;
        await RouteAsync(cancellationToken);
    }

    private async Task RouteAsync(CancellationToken cancellationToken)
    {
        if (IsHolding)
        {
            await Device.RouteAsync(RouteStay, cancellationToken);
            routedAt = Time.GetTimestamp();
            return;
        }

        var isStacking = IsStacking;
        if (isStacking && !Mark.BillOnItsWay)
        {
            CashTally tally = new(Mark);
            tally.SendToStacker();
            await CommitAsync(tally, cancellationToken);
        }

        isRouted = await Device.RouteAsync(isStacking ? RouteStacker : RouteBack, cancellationToken);
        routedAt = Time.GetTimestamp();
    }

    private void ForgetRoute()
    {
        isRouted = false;
        routedAt = null;
    }

    private static void TakeStatus(byte code, CashTally tally)
    {
        if (code == StatusReturned) tally.Returned();
        else if (code == StatusUnknownStacked) tally.Unidentified(position: 0);
        else tally.Status = StatusOf(code) ?? tally.Status;
    }

    /// <summary>Status codes of bill events (header 159); the others tell of a bill that was refused.</summary>
    private static CashAcceptorStatus? StatusOf(byte code) => code switch
    {
        6 or 7 or 15 or 16 => CashAcceptorStatus.Jam, // In transport, stacker; stacker itself; transport, kept safe.
        10 or 12 => CashAcceptorStatus.Ok, // Stacker well, or put in.
        11 => CashAcceptorStatus.CashBoxRemoved,
        13 or 19 => CashAcceptorStatus.Fault, // Stacker, or the guard against strings.
        14 => CashAcceptorStatus.Full,
        _ => null,
    };

    private static CcTalkBillAcceptorOptions Checked(CcTalkBillAcceptorOptions options)
    {
        CcTalkBillAcceptorOptions.Validate(options);
        return options;
    }
}
