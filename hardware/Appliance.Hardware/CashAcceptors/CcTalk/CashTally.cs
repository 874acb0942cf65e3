using Appliance.Hardware.Ports;

namespace Appliance.Hardware.CashAcceptors.CcTalk;

/// <summary>
/// Draws up one record: from the last mark and what the device told since to the next mark and what it means. It knows
/// no wire and no clock.
/// </summary>
/// <param name="mark">Where the device was heard last.</param>
internal sealed class CashTally(CashMark mark)
{
    private readonly List<CashEvent> events = [];

    public CashMark Mark { get; private set; } = mark;

    /// <summary>What the last status says; null when none came.</summary>
    public CashAcceptorStatus? Status { get; set; }

    public CashRecord Record => new(Mark, events);

    /// <summary>Another device is there, or the first one ever: what it counted before is not ours.</summary>
    public static CashTally OfNewDevice(CashMark? before, long serialNumber, byte counter)
    {
        CashTally tally = new(before ?? new(serialNumber, counter));
        tally.Doubt();
        if (tally.Mark.DepositOpen) tally.Add(new CashUncertain(CashUncertainty.DeviceReplaced));
        tally.Mark = new(serialNumber, counter);
        return tally;
    }

    /// <summary>Money is in the box.</summary>
    public void Accept(long yen)
    {
        if (Mark.BillInEscrow == yen) Forget();
        Add(new CashAccepted(yen));
    }

    /// <summary>Money came that has no name.</summary>
    public void Unidentified(int position) => Add(new CashUncertain(CashUncertainty.Unidentified, position));

    public void Escrow(long yen, bool isOnItsWay)
    {
        Doubt();
        Mark = Mark with { BillInEscrow = yen, BillOnItsWay = isOnItsWay };
        Add(new BillEscrowed(yen));
    }

    public void SendToStacker() => Mark = Mark with { BillOnItsWay = true };

    public void Returned()
    {
        if (Mark.BillInEscrow is { } yen) Add(new BillReturned(yen));
        Forget();
    }

    /// <summary>The device lost its memory, and with it what happened since the mark.</summary>
    public void Lose()
    {
        Doubt();
        if (Mark.DepositOpen) Add(new CashUncertain(CashUncertainty.DeviceReset));
    }

    public void Missed(int count)
    {
        Doubt();
        Add(new CashUncertain(CashUncertainty.EventsMissed, count));
    }

    public void Advance(byte counter) => Mark = Mark with { EventCounter = counter };

    public void SetDepositOpen(bool open) => Mark = Mark with { DepositOpen = open };

    /// <summary>A bill that was not sent to the stacker did not go there: only one that was is in doubt.</summary>
    private void Doubt()
    {
        if (Mark is { BillInEscrow: { } yen, BillOnItsWay: true })
            Add(new CashUncertain(CashUncertainty.BillInDoubt, Yen: yen));
        Forget();
    }

    private void Forget() => Mark = Mark with { BillInEscrow = null, BillOnItsWay = false };

    private void Add(CashEvent happened) => events.Add(happened);
}
