using Appliance.Domain.Drawers;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Firmware.Station;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Devices;

/// <summary>
/// The count of an acceptor in the journal: a record is one entry, and is acknowledged when that is on the disk. It is
/// always kept in the real books; money is real in training mode, too.
/// </summary>
/// <param name="device">The acceptor's role.</param>
/// <param name="station">The loop that journals.</param>
internal sealed class JournalCashLedger(string device, Func<StationLoop> station) : ICashLedger
{
    public async ValueTask<CashMark?> ReadMarkAsync(CancellationToken cancellationToken)
    {
        try
        {
            // A record that somebody gave up waiting for may still be on its way.
            await station().DrainAsync(cancellationToken);
        }
        catch (StationStoppedException exception)
        {
            throw new IOException("The appliance is stopping.", exception);
        }

        return station().RealState.Totals.Around.MarkOf(device) is { } mark
            ? new(mark.SerialNumber, mark.EventCounter, mark.DepositOpen, mark.BillInEscrow?.Amount, mark.BillOnItsWay)
            : null;
    }

    public async ValueTask RecordAsync(CashRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        var mark = record.Mark;
        CashReported reported = new(
            device,
            new(mark.SerialNumber, mark.EventCounter, mark.DepositOpen, YenOrNull(mark.BillInEscrow), mark.BillOnItsWay),
            [.. record.Events.OfType<CashAccepted>().Select(money => new Yen(money.Yen))],
            [.. record.Events.OfType<CashUncertain>().Select(DoubtOf)]);
        try
        {
            var outcome = await station().SubmitAsync(reported, cancellationToken);
            if (outcome.Refusal is { } refusal) throw new IOException($"The journal took no record of it: {refusal.Code}.");
        }
        catch (StationStoppedException exception)
        {
            throw new IOException("The appliance is stopping.", exception);
        }
    }

    private static Yen? YenOrNull(long? yen) => yen is { } amount ? new(amount) : null;

    private static CashDoubt DoubtOf(CashUncertain doubt) => new(
        doubt.Reason switch
        {
            CashUncertainty.EventsMissed => CashDoubtReason.EventsMissed,
            CashUncertainty.DeviceReset => CashDoubtReason.DeviceReset,
            CashUncertainty.DeviceReplaced => CashDoubtReason.DeviceReplaced,
            CashUncertainty.BillInDoubt => CashDoubtReason.BillInDoubt,
            CashUncertainty.Unidentified => CashDoubtReason.Unidentified,
            _ => throw new ArgumentOutOfRangeException(nameof(doubt), doubt.Reason, "The journal has no word for this."),
        },
        doubt.Events,
        doubt.Yen == 0 ? null : new(doubt.Yen));
}
