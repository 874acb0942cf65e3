using System.Threading.Channels;
using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Hardware.Queues;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Station;

/// <summary>
/// The one loop: takes inputs in order, lets the domain decide, journals a whole batch with one fsync, and only then
/// carries out effects and answers. Inputs that arrive while the disk is busy share the next fsync.
/// </summary>
internal sealed partial class StationLoop(
    ApplianceState initial,
    Journal journal,
    Projector projector,
    IDocumentReader documents,
    IStationOutput output,
    TimeProvider time,
    ILogger<StationLoop> logger)
{
    /// <summary>How many inputs may wait; a further one waits outside.</summary>
    public const int InputLimit = 1_024;

    /// <summary>How many inputs share one fsync at most.</summary>
    public const int BatchLimit = 256;

    private readonly AsyncQueue<Pending> inputs = new(InputLimit);

    private ApplianceState state = initial;

    /// <summary>State after everything acknowledged so far.</summary>
    public ApplianceState State => Volatile.Read(ref state);

    /// <summary>Why the last attempt to write the journal failed, or null when it went well.</summary>
    public string? JournalFault { get; private set; }

    /// <summary>Why the store is behind the journal, or null.</summary>
    public string? StoreFault { get; private set; }

    /// <summary>Hands in an input and waits for what came of it.</summary>
    /// <exception cref="StationStoppedException">The appliance is stopping.</exception>
    public Task<StationOutcome> SubmitAsync(RegisterInput input, CancellationToken cancellationToken) =>
        SubmitAsync(_ => input, needsDocuments: false, cancellationToken);

    /// <summary>
    /// Hands in an input that depends on documents; they are read in the loop, after everything before it was applied.
    /// </summary>
    /// <exception cref="StationStoppedException">The appliance is stopping.</exception>
    public Task<StationOutcome> SubmitAsync(Func<IDocumentReader, RegisterInput> input, CancellationToken cancellationToken) =>
        SubmitAsync(input, needsDocuments: true, cancellationToken);

    /// <summary>Hands in an input and goes on; waits only while the queue is full.</summary>
    /// <exception cref="StationStoppedException">The appliance is stopping.</exception>
    public Task PostAsync(RegisterInput input, CancellationToken cancellationToken) =>
        WriteAsync(new(_ => input, NeedsDocuments: false), cancellationToken).AsTask();

    /// <summary>Hands in an input that depends on documents and goes on; waits only while the queue is full.</summary>
    /// <exception cref="StationStoppedException">The appliance is stopping.</exception>
    public Task PostAsync(Func<IDocumentReader, RegisterInput> input, CancellationToken cancellationToken) =>
        WriteAsync(new(input, NeedsDocuments: true), cancellationToken).AsTask();

    /// <summary>Completes when everything handed in before has been decided, journaled and carried out.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        Pending barrier = new(null, NeedsDocuments: true);
        await WriteAsync(barrier, cancellationToken);
        await barrier.AnswerAsync(cancellationToken);
    }

    /// <summary>Runs until cancelled; whatever waits then is answered with <see cref="StationStoppedException"/>.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        output.Show(State);
        try
        {
            List<Pending> batch = [];
            Pending? carried = null;
            while (true)
            {
                if (carried is null) await inputs.WaitToTakeAsync(cancellationToken);
                carried = TakeBatch(batch, carried);
                Process(batch);
                batch.Clear();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            inputs.Close();
            while (inputs.TryTake(out var waiting)) waiting.Outcome.TrySetException(new StationStoppedException());
        }
    }

    private async Task<StationOutcome> SubmitAsync(
        Func<IDocumentReader, RegisterInput> input, bool needsDocuments, CancellationToken cancellationToken)
    {
        Pending pending = new(input, needsDocuments);
        await WriteAsync(pending, cancellationToken);
        return await pending.AnswerAsync(cancellationToken);
    }

    private async ValueTask WriteAsync(Pending pending, CancellationToken cancellationToken)
    {
        try
        {
            await inputs.AddAsync(pending, cancellationToken);
        }
        catch (ChannelClosedException exception)
        {
            throw new StationStoppedException(exception);
        }
    }

    /// <summary>
    /// Takes what waits. An input that reads documents starts a batch of its own, so that it sees what came before it;
    /// it is returned to be carried over.
    /// </summary>
    private Pending? TakeBatch(List<Pending> batch, Pending? carried)
    {
        if (carried is not null) batch.Add(carried);
        while (batch.Count < BatchLimit && inputs.TryTake(out var next))
        {
            if (next.NeedsDocuments && batch.Count > 0) return next;
            batch.Add(next);
        }

        return null;
    }

    private void Process(List<Pending> batch)
    {
        var decided = Decide(batch);
        var drafts = decided.SelectMany(it => it.Decision.Entries).ToList();
        IReadOnlyList<JournalEntry> entries = [];
        if (drafts.Count > 0)
        {
            try
            {
                entries = journal.Append(drafts);
                JournalFault = null;
            }
            catch (JournalWriteException exception)
            {
                Fail(decided, exception);
                return;
            }
        }

        if (decided.Count > 0) state = decided[^1].Decision.State;
        CarryOut(decided, entries);
        Project(entries);
        Answer(batch, decided, entries);
        if (entries.Count > 0) output.Journaled(entries);
    }

    private List<Decided> Decide(List<Pending> batch)
    {
        List<Decided> decided = new(batch.Count);
        var current = state;
        foreach (var pending in batch)
        {
            if (pending.Input is null) continue;
            try
            {
                var decision = Decider.Decide(current, pending.Input(documents), time.GetUtcNow());
                decided.Add(new(pending, current, decision));
                current = decision.State;
            }
#pragma warning disable CA1031 // One input that breaks an invariant must not stop the loop for all others.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                LogBroken(logger, exception);
                pending.Outcome.TrySetException(exception);
            }
        }

        return decided;
    }

    /// <summary>
    /// Nothing of the batch was written. What came before the first entry stands (digits keyed are not lost); from there
    /// on nothing happened, and the cashier is told.
    /// </summary>
    private void Fail(List<Decided> decided, JournalWriteException exception)
    {
        JournalFault = exception.Message;
        LogJournalFailed(logger, exception);
        var refusal = StationRefusals.NotRecorded(exception.Cause);
        var first = decided.FindIndex(it => it.Decision.Entries.Count > 0);
        var kept = decided[first].Before;
        state = kept with { Counter = kept.Counter with { Error = refusal } };
        CarryOut(decided[..first], []);
        output.Do(new Sound(Error: true), null);
        output.Show(state);
        foreach (var it in decided[..first]) it.Pending.Outcome.TrySetResult(new([], it.Decision.Refusal));
        foreach (var it in decided[first..]) it.Pending.Outcome.TrySetResult(new([], refusal));
    }

    private void CarryOut(List<Decided> decided, IReadOnlyList<JournalEntry> entries)
    {
        var taken = 0;
        foreach (var it in decided)
        {
            var own = it.Decision.Entries.Count;
            foreach (var effect in it.Decision.Effects)
            {
                var entry = own == 0 || entries.Count == 0 ? null : entries[taken + own - 1];
                output.Do(effect, entry);
            }

            taken += own;
        }

        if (decided.Count > 0) output.Show(state);
    }

    private void Project(IReadOnlyList<JournalEntry> entries)
    {
        if (entries.Count == 0) return;
        try
        {
            if (StoreFault is null) projector.Apply(entries);
        }
#pragma warning disable CA1031 // The store is only a projection: whatever is wrong with it, the sale stands.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            StoreFault = exception.Message;
            LogStoreFailed(logger, exception);
        }
    }

    private static void Answer(List<Pending> batch, List<Decided> decided, IReadOnlyList<JournalEntry> entries)
    {
        var taken = 0;
        foreach (var it in decided)
        {
            var own = it.Decision.Entries.Count;
            it.Pending.Outcome.TrySetResult(new([.. entries.Skip(taken).Take(own)], it.Decision.Refusal));
            taken += own;
        }

        foreach (var barrier in batch.Where(it => it.Input is null)) barrier.Outcome.TrySetResult(new([], null));
    }

    [LoggerMessage(EventId = 1001, Level = LogLevel.Critical, Message = "The journal could not be written.")]
    private static partial void LogJournalFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Error,
        Message = "The store could not follow the journal; it is rebuilt at the next start.")]
    private static partial void LogStoreFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 1003, Level = LogLevel.Error, Message = "An input could not be decided.")]
    private static partial void LogBroken(ILogger logger, Exception exception);

    private sealed record Pending(Func<IDocumentReader, RegisterInput>? Input, bool NeedsDocuments)
    {
        public TaskCompletionSource<StationOutcome> Outcome { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Waits for the answer; who gives up waiting does not take the input back.</summary>
        public async Task<StationOutcome> AnswerAsync(CancellationToken cancellationToken)
        {
            using var canceled = cancellationToken.Register(() => Outcome.TrySetCanceled(cancellationToken));
            return await Outcome.Task;
        }
    }

    private readonly record struct Decided(Pending Pending, ApplianceState Before, Decision Decision);
}

/// <summary>What came of an input.</summary>
/// <param name="Entries">Its journal entries, already durable.</param>
/// <param name="Refusal">Why it was not taken, or null.</param>
internal sealed record StationOutcome(IReadOnlyList<JournalEntry> Entries, Refusal? Refusal);

/// <summary>The appliance is stopping and takes no more inputs.</summary>
internal sealed class StationStoppedException : InvalidOperationException
{
    public StationStoppedException()
        : base("The appliance is stopping.")
    {
    }

    public StationStoppedException(Exception inner)
        : base("The appliance is stopping.", inner)
    {
    }
}
