using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Firmware.Core;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Devices;

/// <summary>A paper to print. Which ones there are follows from the journal, so none is lost with the power.</summary>
/// <param name="Entry">The journal entry it follows from.</param>
/// <param name="Reissue">Whether an earlier attempt may be on paper: marked 再発行.</param>
/// <param name="Training">Marked as training across the paper; not confirmed in the real books.</param>
/// <param name="ConsoleCode">A code for the console, which the entry does not hold; such a paper is not printed again.</param>
internal sealed record PrintJob(JournalEntry Entry, bool Reissue, bool Training = false, PrintConsoleCode? ConsoleCode = null)
{
    /// <summary>Makes a page that follows from no entry, for a technician; null for a paper of the shop.</summary>
    public Func<int, PrintDocument>? Test { get; init; }

    /// <summary>Number of its entry; 0 of a test page.</summary>
    public long Sequence => Test is null ? Entry.Sequence : 0;
}

/// <summary>
/// Prints receipts one after the other. A job counts as done when the printer confirmed its end; one that was cut off
/// is printed again, marked 再発行. A paper that is at fault itself is passed over, so that the ones behind it do not wait
/// for ever; it stays unconfirmed in the journal.
/// </summary>
internal sealed partial class PosPrinterWorker(
    DeviceOpener<IPosPrinter> open,
    Func<PrintJob, int, PrintDocument> compose,
    Func<PrintJob, CancellationToken, Task> confirmed,
    TimeProvider time,
    ILogger<PosPrinterWorker> logger)
    : DeviceWorker(DeviceRoles.Printer, time, logger)
{
    /// <summary>Receipts that may wait for paper; beyond it the oldest waits in the journal for the next start.</summary>
    public const int QueueLimit = 500;

    private readonly WorkQueue<PrintJob> jobs = new(QueueLimit);
    private PrintJob? current;
    private bool started;

    /// <summary>Whether every receipt is on paper.</summary>
    public bool IsIdle => jobs.IsIdle;

    /// <summary>Whether it waits for somebody (paper, cover) or for the printer to come back.</summary>
    public bool IsStuck => State is DeviceState.Error or DeviceState.Offline;

    /// <summary>What the printer last said of itself; null before it said anything.</summary>
    public PosPrinterStatus? Status { get; private set; }

    public void Print(PrintJob job) => jobs.Add(job);

    /// <summary>Prints a page that stands for nothing, after what waits; it is lost with the power.</summary>
    /// <param name="page">Makes it for so many columns.</param>
    public void PrintTest(Func<int, PrintDocument> page) => jobs.Add(new(null!, Reissue: false) { Test = page });

    protected override async Task SessionAsync(CancellationToken cancellationToken)
    {
        using var opened = await open(cancellationToken);
        var printer = opened.Device;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        printer.StatusChanged += Tell;
        try
        {
            await await Task.WhenAny(printer.RunAsync(stop.Token), ServeAsync(printer, stop.Token));
        }
        finally
        {
            printer.StatusChanged -= Tell;
            stop.CancelHere();
        }
    }

    private async Task ServeAsync(IPosPrinter printer, CancellationToken cancellationToken)
    {
        while (true)
        {
            // A job that an earlier session did not finish comes first; what it printed may be on paper.
            if (current is null) (current, started) = (await jobs.TakeAsync(cancellationToken), false);
            var job = started ? current with { Reissue = true } : current;
            if (Compose(job, printer.Columns) is { } document && await PrintAsync(printer, job, document, cancellationToken)
                && job.Test is null)
            {
                await confirmed(job, cancellationToken);
            }

            current = null;
            jobs.Done();
            Pulse();
        }
    }

    private PrintDocument? Compose(PrintJob job, int columns)
    {
        try
        {
            return job.Test is { } test ? test(columns) : compose(job, columns);
        }
#pragma warning disable CA1031 // Whatever is wrong with one paper must not hold up all that come after it.
        catch (Exception exception) when (exception is not (IOException or TimeoutException))
#pragma warning restore CA1031
        {
            LogUnprintable(logger, exception, job.Sequence);
            return null;
        }
    }

    /// <summary>False when the document is out of what the driver takes.</summary>
    private async Task<bool> PrintAsync(
        IPosPrinter printer, PrintJob job, PrintDocument document, CancellationToken cancellationToken)
    {
        started = true;
        try
        {
            await printer.PrintAsync(document, cancellationToken);
            return true;
        }
        catch (ArgumentException exception)
        {
            LogUnprintable(logger, exception, job.Sequence);
            return false;
        }
    }

    private void Tell(PosPrinterStatus status)
    {
        Status = status;
        var trouble = status switch
        {
            { CoverOpen: true } => "プリンタのカバーが開いています",
            { PaperEnd: true } => "用紙がありません",
            { CutterError: true } => "カッターが動きません",
            { Online: false } => "プリンタがオフラインです",
            { PaperNearEnd: true } => "用紙が残りわずかです",
            _ => null,
        };
        var works = trouble is null || status is { Online: true, CoverOpen: false, PaperEnd: false, CutterError: false };
        SetState(works ? DeviceState.Online : DeviceState.Error, trouble);
    }

    [LoggerMessage(EventId = 2003, Level = LogLevel.Error, Message = "The paper of entry {Sequence} cannot be printed.")]
    private static partial void LogUnprintable(ILogger logger, Exception exception, long sequence);
}
