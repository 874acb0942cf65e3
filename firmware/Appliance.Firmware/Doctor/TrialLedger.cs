using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Doctor;

/// <summary>
/// A ledger that forgets. What a device tells during a trial it tells the appliance once more at its next start, which
/// then journals it: nothing that is put in during a trial is lost.
/// </summary>
internal sealed class TrialLedger : ICashLedger
{
    private CashMark? mark;

    public ValueTask<CashMark?> ReadMarkAsync(CancellationToken cancellationToken) => new(mark);

    public ValueTask RecordAsync(CashRecord record, CancellationToken cancellationToken)
    {
        mark = record.Mark;
        return ValueTask.CompletedTask;
    }
}
