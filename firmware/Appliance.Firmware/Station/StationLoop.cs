using System.Threading.Channels;
using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Hardware.Queues;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;

namespace Appliance.Firmware.Station;

/// <summary>
/// The one loop: takes inputs in order, lets the domain decide, journals a whole batch with one fsync, and only then
/// carries out effects and answers. Inputs that arrive while the disk is busy share the next fsync.
/// </summary>
/// <remarks>
/// There are two sets of books: the real ones, and in training mode those of training. What happens at the counter goes
/// into the ones in use; what is asked for from elsewhere always goes into the real ones.
/// </remarks>
internal sealed partial class StationLoop(
    Books counterBooks,
    Func<Books>? openTraining,
    IStationOutput output,
    TimeProvider time,
    ILogger<StationLoop> logger)
{
    /// <summary>How many inputs may wait; a further one waits outside.</summary>
    public const int InputLimit = 1_024;

    /// <summary>How many inputs share one fsync at most.</summary>
    public const int BatchLimit = 256;

    private readonly AsyncQueue<Pending> inputs = new(InputLimit);

    private readonly Books real = counterBooks;
    private Books inUse = counterBooks;

    /// <summary>State of the counter after everything acknowledged so far.</summary>
    public ApplianceState State => Volatile.Read(ref inUse).State;

    /// <summary>State of the real books, also while the counter is in training mode.</summary>
    public ApplianceState RealState => real.State;

    /// <summary>Why the last attempt to write the journal failed, or null when it went well.</summary>
    public string? JournalFault { get; private set; }

    /// <summary>Why the store is behind the journal, or null.</summary>
    public string? StoreFault { get; private set; }

    /// <summary>Hands in an input and waits for what came of it.</summary>
    /// <exception cref="StationStoppedException">The appliance is stopping.</exception>
    public Task<StationOutcome> SubmitAsync(RegisterInput input, CancellationToken cancellationToken) =>
        SubmitAsync(_ => input, needsDocuments: input.LooksUp, cancellationToken);

    /// <summary>
    /// Hands in an input that depends on documents; they are read in the loop, after everything before it was applied.
    /// </summary>
    /// <exception cref="StationStoppedException">The appliance is stopping.</exception>
    public Task<StationOutcome> SubmitAsync(Func<IDocumentReader, RegisterInput> input, CancellationToken cancellationToken) =>
        SubmitAsync(input, needsDocuments: true, cancellationToken);

    /// <summary>Hands in what happened at the counter and goes on; waits only while the queue is full.</summary>
    /// <exception cref="StationStoppedException">The appliance is stopping.</exception>
    public Task PostAsync(RegisterInput input, CancellationToken cancellationToken) =>
        WriteAsync(new(_ => input, NeedsDocuments: input.LooksUp, AtCounter: true), cancellationToken).AsTask();

    /// <summary>
    /// Hands in what happened at the counter and depends on documents, and goes on; waits only while the queue is full.
    /// The documents are always those of the real books: a card is known in training mode, too.
    /// </summary>
    /// <exception cref="StationStoppedException">The appliance is stopping.</exception>
    public Task PostAsync(Func<IDocumentReader, RegisterInput> input, CancellationToken cancellationToken) =>
        WriteAsync(new(input, NeedsDocuments: true, AtCounter: true), cancellationToken).AsTask();

    /// <summary>Tells that time went by, to the books in use and to the real ones.</summary>
    /// <exception cref="StationStoppedException">The appliance is stopping.</exception>
    public Task TickAsync(CancellationToken cancellationToken) => PostEverywhereAsync(new ClockTicked(), cancellationToken);

    /// <summary>Hands in what is so for the books in use and for the real ones, and goes on.</summary>
    /// <exception cref="StationStoppedException">The appliance is stopping.</exception>
    public async Task PostEverywhereAsync(RegisterInput input, CancellationToken cancellationToken)
    {
        await PostAsync(input, cancellationToken);
        if (State.Counter.Training) await WriteAsync(new(_ => input, NeedsDocuments: false, AtCounter: false), cancellationToken);
    }

    /// <summary>Completes when everything handed in before has been decided, journaled and carried out.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        Pending barrier = new(null, NeedsDocuments: true, AtCounter: true);
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
                if (carried is null && !inputs.TryTake(out carried))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (Settle()) continue;
                    await inputs.WaitToTakeAsync(cancellationToken);
                }

                carried = TakeBatch(batch, carried);
                if (batch.Count == 0) continue;
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
        Pending pending = new(input, needsDocuments, AtCounter: false);
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
    /// Takes what waits. An input that reads documents makes a batch of its own, so that it sees what came before it and
    /// what follows sees what it did; one for the other books starts another batch. It is returned to be carried over.
    /// </summary>
    private Pending? TakeBatch(List<Pending> batch, Pending? carried)
    {
        if (carried is not null) batch.Add(carried);
        while (batch.Count < BatchLimit && inputs.TryTake(out var next))
        {
            if (batch.Count > 0 && (next.NeedsDocuments || batch[^1].NeedsDocuments || BooksOf(next) != BooksOf(batch[0]))) return next;
            batch.Add(next);
        }

        return null;
    }

    private Books BooksOf(Pending pending) => pending.AtCounter ? inUse : real;

    private void Process(List<Pending> batch)
    {
        var books = BooksOf(batch[0]);
        var decided = Decide(books, batch);
        var drafts = decided.SelectMany(it => it.Decision.Entries).ToList();
        IReadOnlyList<JournalEntry> entries = [];
        if (drafts.Count > 0)
        {
            try
            {
                entries = books.Journal.Append(drafts);
                JournalFault = null;
            }
            catch (JournalWriteException exception)
            {
                Fail(books, decided, exception);
                return;
            }
        }

        if (decided.Count > 0) books.State = decided[^1].Decision.State;
        CarryOut(decided, entries);
        Project(books, entries);
        Answer(batch, decided, entries);
        if (entries.Count > 0 && books == real) output.Journaled(entries);
    }

    private List<Decided> Decide(Books books, List<Pending> batch)
    {
        List<Decided> decided = new(batch.Count);
        var current = books.State;
        foreach (var pending in batch)
        {
            if (pending.Input is null) continue;
            try
            {
                var decision = Decider.Decide(current, pending.Input(real.Documents), time.GetUtcNow(), books.Lookup);
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
    private void Fail(Books books, List<Decided> decided, JournalWriteException exception)
    {
        JournalFault = exception.Message;
        LogJournalFailed(logger, exception);
        var refusal = StationRefusals.NotRecorded(exception.Cause);
        var first = decided.FindIndex(it => it.Decision.Entries.Count > 0);
        var kept = decided[first].Before;
        books.State = kept with { Counter = kept.Counter with { Error = refusal } };
        CarryOut(decided[..first], []);
        output.Do(new Sound(Error: true), null);
        output.Show(inUse.State);
        foreach (var it in decided[..first]) it.Pending.Outcome.TrySetResult(new([], it.Decision.Refusal));
        foreach (var it in decided[first..]) it.Pending.Outcome.TrySetResult(new([], refusal));
    }

    private void CarryOut(List<Decided> decided, IReadOnlyList<JournalEntry> entries)
    {
        var taken = 0;
        foreach (var it in decided)
        {
            var own = entries.Skip(taken).Take(it.Decision.Entries.Count).ToList();
            foreach (var effect in it.Decision.Effects)
            {
                if (effect is SwitchBooks turn) Switch(turn.Training);
                else output.Do(effect, EntryOf(effect, own));
            }

            taken += own.Count;
        }

        if (decided.Count > 0) output.Show(inUse.State);
    }

    /// <summary>The entry an effect follows from: the one it prints, else the last of its decision.</summary>
    private static JournalEntry? EntryOf(RegisterEffect effect, List<JournalEntry> own)
    {
        if (own.Count == 0) return null;
        return effect is PrintPaper paper ? own.Find(entry => ReferenceEquals(entry.Data, paper.Data)) : own[^1];
    }

    private void Switch(bool training)
    {
        var next = training ? openTraining?.Invoke() ?? real : real;
        var (goods, people) = (real.State.Goods, real.State.People);
        next.State = next.State with
        {
            Goods = goods,
            People = people,
            Permissions = real.State.Permissions,
            StaffId = inUse.State.StaffId,
            Totals = next.State.Totals with { Surroundings = real.State.Totals.Surroundings },
            Counter = CounterState.Idle with
            {
                Training = next != real,
                LastKeyAt = time.GetUtcNow(),
                CallWaiting = inUse.State.Counter.CallWaiting,
            },
        };
        Volatile.Write(ref inUse, next);
    }

    private void Project(Books books, IReadOnlyList<JournalEntry> entries)
    {
        if (entries.Count == 0) return;
        try
        {
            if (StoreFault is null) books.Projector.Apply(entries);
        }
#pragma warning disable CA1031 // The store is only a projection: whatever is wrong with it, the sale stands.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            StoreFault = exception.Message;
            LogStoreFailed(logger, exception);
        }
    }

    /// <summary>One slice of what can wait, while nothing is waiting for the loop.</summary>
    /// <returns>Whether there may be more.</returns>
    private bool Settle()
    {
        if (StoreFault is not null) return false;
        try
        {
            return real.Projector.Settle();
        }
#pragma warning disable CA1031 // The store is only a projection: whatever is wrong with it, the counter goes on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            StoreFault = exception.Message;
            LogStoreFailed(logger, exception);
            return false;
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

    private sealed record Pending(Func<IDocumentReader, RegisterInput>? Input, bool NeedsDocuments, bool AtCounter)
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
