using Appliance.Hardware.Ports;

namespace Appliance.Hardware.Tests.CashAcceptors;

/// <summary>A ledger on an imagined disk, that may fail before or after it wrote.</summary>
internal sealed class MemoryLedger : ICashLedger
{
    private readonly List<CashRecord> records = [];

    /// <summary>Called before and after each record is kept.</summary>
    public Action Step { get; set; } = () => { };

    public IReadOnlyList<CashRecord> Records => records;

    public IReadOnlyList<CashEvent> Events => [.. records.SelectMany(record => record.Events)];

    public CashMark? Mark => records.Count > 0 ? records[^1].Mark : null;

    public long AcceptedYen => Events.OfType<CashAccepted>().Sum(money => money.Yen);

    public IReadOnlyList<CashUncertain> Uncertain => [.. Events.OfType<CashUncertain>()];

    public ValueTask<CashMark?> ReadMarkAsync(CancellationToken cancellationToken) => new(Mark);

    public ValueTask RecordAsync(CashRecord record, CancellationToken cancellationToken)
    {
        Step();
        records.Add(record);
        Step();
        return ValueTask.CompletedTask;
    }
}
