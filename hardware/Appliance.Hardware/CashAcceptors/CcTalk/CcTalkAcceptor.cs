using Appliance.Hardware.Ports;
using Appliance.Hardware.Queues;

namespace Appliance.Hardware.CashAcceptors.CcTalk;

/// <summary>
/// What a coin acceptor and a bill validator on ccTalk have in common: a memory of five events that is read by their
/// counter, inhibits, and a deposit. One worker runs it; each change of the counter is recorded before anything follows
/// from it.
/// </summary>
public abstract class CcTalkAcceptor : ICashAcceptor
{
    /// <summary>Most coin positions or bill types.</summary>
    public const int PositionLimit = 16;

    /// <summary>How long money that was let in before the inhibits may still fall.</summary>
    public static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(1);

    /// <summary>How long a bill may take from the escrow to where it is sent.</summary>
    public static readonly TimeSpan BillLimit = TimeSpan.FromSeconds(15);

    /// <summary>How often a device with a jam or a fault is asked whether it is well again.</summary>
    public static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(5);

    private const int RequestLimit = 4;
    private const int LowestAddress = 2;
    private static readonly TimeSpan PollMinimum = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan PollMaximum = TimeSpan.FromMilliseconds(900);
    private readonly CcTalkBus bus;
    private readonly CcTalkCommand eventsCommand;
    private readonly TimeSpan pollInterval;
    private readonly ICashLedger ledger;
    private readonly AsyncQueue<Request> requests = new(RequestLimit);
    private readonly SortedDictionary<long, int> counts = [];
    private long?[] yenOf = [];
    private ushort taken;
    private bool running;
    private bool hasMaster;
    private bool isOpen;
    private bool counting;
    private long checkedAt;

    private protected CcTalkAcceptor(
        CcTalkBus bus,
        int address,
        CcTalkCommand eventsCommand,
        TimeSpan pollInterval,
        ICashLedger ledger,
        TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(bus);
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(time);
        this.bus = bus;
        this.eventsCommand = eventsCommand;
        this.pollInterval = pollInterval;
        this.ledger = ledger;
        Time = time;
        Device = new(bus, (byte)address);
    }

    /// <inheritdoc/>
    public event Action? Changed;

    /// <inheritdoc/>
    public IReadOnlyList<long> Denominations { get; private set; } = [];

    /// <inheritdoc/>
    public CashAcceptorStatus Status { get; private set; }

    /// <inheritdoc/>
    public bool IsDepositing { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<long, int> DepositCounts
    {
        get
        {
            lock (counts) return new SortedDictionary<long, int>(counts);
        }
    }

    /// <inheritdoc/>
    public long DepositAmount => DepositCounts.Sum(count => count.Key * count.Value);

    private protected TimeProvider Time { get; }

    private protected CcTalkDevice Device { get; }

    /// <summary>The last record's mark.</summary>
    private protected CashMark Mark { get; private set; } = new(0, 0);

    /// <summary>What becomes of a bill in escrow while no deposit is open.</summary>
    private protected CashDepositEnd Ending { get; private set; } = CashDepositEnd.Repay;

    /// <summary>
    /// What the inhibits stand at. A device forgets them with its power, so they show whether it lost it: with a master
    /// inhibit they stay set all the time, and the master opens and closes.
    /// </summary>
    private ushort Inhibits => hasMaster || isOpen ? taken : (ushort)0;

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (running) throw new InvalidOperationException("It is being run.");
        running = true;
        try
        {
            await StartAsync(cancellationToken);
            while (true)
            {
                while (requests.TryTake(out var request)) await ServeAsync(request, cancellationToken);
                await LookAsync(cancellationToken);
                await Task.Delay(pollInterval, Time, cancellationToken);
            }
        }
        finally
        {
            running = false;
            while (requests.TryTake(out var request)) request.Done.TrySetException(Lost(null));
            await TryCloseAsync();
        }
    }

    /// <inheritdoc/>
    public Task BeginDepositAsync(CancellationToken cancellationToken)
    {
        if (IsDepositing) throw new InvalidOperationException("A deposit is open.");
        return AskAsync(new(BeginAsync, Undo: () => EndDeposit(CashDepositEnd.Repay)), cancellationToken);
    }

    /// <inheritdoc/>
    public Task EndDepositAsync(CashDepositEnd end, CancellationToken cancellationToken)
    {
        EndDeposit(end);
        return AskAsync(new(EndAsync, Undo: null), cancellationToken);
    }

    /// <exception cref="ArgumentException">A value is outside its range.</exception>
    internal static void Check(int address, int positions, TimeSpan pollInterval, string parameter)
    {
        if (address is < LowestAddress or > byte.MaxValue)
            throw new ArgumentOutOfRangeException(parameter, address, "Address: 2–255.");
        if (positions is < 1 or > PositionLimit)
            throw new ArgumentOutOfRangeException(parameter, positions, $"Positions: 1–{PositionLimit}.");
        if (pollInterval < PollMinimum || pollInterval > PollMaximum)
            throw new ArgumentOutOfRangeException(parameter, pollInterval, "PollInterval: 50–900 ms.");
    }

    /// <summary>
    /// Makes the device ready after each start of either side, so that it takes nothing yet; false when it has no
    /// master inhibit for that.
    /// </summary>
    private protected abstract Task<bool> PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Asks what the positions mean: yen by position (0 is not used); null for what is not taken.</summary>
    private protected abstract Task<long?[]> ReadDenominationsAsync(CancellationToken cancellationToken);

    /// <summary>What the device's category begins with.</summary>
    private protected abstract string Category { get; }

    /// <summary>Says what an event means.</summary>
    private protected abstract void Take(CcTalkEvent happened, CashTally tally);

    /// <summary>Does what follows from the last record.</summary>
    private protected virtual Task FollowAsync(bool isOpen, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The denomination at a position; null when it has none of ours.</summary>
    private protected long? YenAt(byte position) => position < yenOf.Length ? yenOf[position] : null;

    private protected void SetStatus(CashAcceptorStatus status)
    {
        if (Status == status) return;
        Status = status;
        checkedAt = Time.GetTimestamp();
        Changed?.Invoke();
    }

    /// <summary>Makes what a tally says lasting; only then it is true.</summary>
    private protected async Task CommitAsync(CashTally tally, CancellationToken cancellationToken)
    {
        var record = tally.Record;
        if (record.Mark != Mark || record.Events.Count > 0) await ledger.RecordAsync(record, cancellationToken);
        Mark = record.Mark;
        var accepted = record.Events.OfType<CashAccepted>().ToArray();
        if (counting && accepted.Length > 0)
        {
            lock (counts)
            {
                foreach (var money in accepted) counts[money.Yen] = counts.GetValueOrDefault(money.Yen) + 1;
            }

            Changed?.Invoke();
        }

        if (tally.Status is { } status) SetStatus(status);
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        isOpen = false;
        await Device.PollAsync(cancellationToken);
        var category = await Device.ReadCategoryAsync(cancellationToken);
        if (!category.StartsWith(Category, StringComparison.OrdinalIgnoreCase))
            throw new IOException($"This is no {Category} acceptor: its category is {category}.");
        var serialNumber = await Device.ReadSerialNumberAsync(cancellationToken);
        var inhibits = await Device.ReadInhibitsAsync(cancellationToken);
        hasMaster = await PrepareAsync(cancellationToken);
        if (!hasMaster) await Device.SetInhibitsAsync(0, cancellationToken);
        await LearnAsync(cancellationToken);
        await ResumeAsync(serialNumber, inhibits, cancellationToken);
        await Device.SetInhibitsAsync(Inhibits, cancellationToken);
        SetStatus(await Device.IsWellAsync(cancellationToken) ? CashAcceptorStatus.Ok : CashAcceptorStatus.Fault);
        await LookAsync(cancellationToken);
        if (IsDepositing) await OpenAsync(cancellationToken);
        else if (Mark.DepositOpen) await RecordDepositAsync(open: false, cancellationToken);
    }

    private async Task LearnAsync(CancellationToken cancellationToken)
    {
        yenOf = await ReadDenominationsAsync(cancellationToken);
        taken = 0;
        for (var position = 1; position < yenOf.Length; position++)
        {
            if (yenOf[position] is not null) taken |= (ushort)(1 << (position - 1));
        }

        if (taken == 0) throw new IOException("The device knows no Japanese money that is to be taken.");
        Denominations = [.. yenOf.OfType<long>().Distinct().Order()];
    }

    private async Task ResumeAsync(long serialNumber, ushort inhibits, CancellationToken cancellationToken)
    {
        var before = await ledger.ReadMarkAsync(cancellationToken);
        if (before?.SerialNumber == serialNumber)
        {
            // The counter alone may look as if nothing had been: 0 before the first coin, and 0 after the power went.
            Mark = before;
            CashTally tally = new(before);
            if (hasMaster && before.DepositOpen && inhibits != taken) tally.Lose();
            await CommitAsync(tally, cancellationToken);
            return;
        }

        var events = await Device.ReadEventsAsync(eventsCommand, cancellationToken);
        await CommitAsync(CashTally.OfNewDevice(before, serialNumber, events.Counter), cancellationToken);
    }

    /// <summary>Reads what happened, records it, and does what follows.</summary>
    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var (hasReset, events) = await ReadAsync(cancellationToken);
        if (hasReset || events.Since(Mark.EventCounter).IsOdd)
        {
            // A reply to an earlier question that comes late looks the same: ask again when the wire is silent.
            bus.Distrust();
            (hasReset, events) = await ReadAsync(cancellationToken);
        }

        var news = events.Since(hasReset ? 0 : Mark.EventCounter);
        hasReset |= news.HasReset;
        CashTally tally = new(Mark);
        if (hasReset) tally.Lose();
        if (news.Missed > 0) tally.Missed(news.Missed);
        foreach (var happened in news.Events) Take(happened, tally);
        tally.Advance(events.Counter);
        await CommitAsync(tally, cancellationToken);
        if (hasReset)
        {
            await PrepareAsync(cancellationToken);
            await Device.SetInhibitsAsync(Inhibits, cancellationToken);
            if (isOpen) await OpenAsync(cancellationToken);
        }

        await FollowAsync(isOpen, cancellationToken);
        await CheckAsync(cancellationToken);
    }

    /// <summary>
    /// Reads the events, and before them whether the inhibits still stand as they were set: a device that lost its
    /// power for a moment forgot them.
    /// </summary>
    private async Task<(bool HasReset, CcTalkEvents Events)> ReadAsync(CancellationToken cancellationToken)
    {
        var hasReset = Inhibits != 0 && await Device.ReadInhibitsAsync(cancellationToken) != Inhibits;
        return (hasReset, await Device.ReadEventsAsync(eventsCommand, cancellationToken));
    }

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        if (Status is not (CashAcceptorStatus.Jam or CashAcceptorStatus.Fault)) return;
        if (Mark.BillInEscrow is not null) return; // It is not well before that bill is anywhere.
        if (Time.GetElapsedTime(checkedAt) < CheckInterval) return;
        checkedAt = Time.GetTimestamp();
        if (await Device.IsWellAsync(cancellationToken)) SetStatus(CashAcceptorStatus.Ok);
    }

    private async Task<bool> BeginAsync(CancellationToken cancellationToken)
    {
        if (!await SettleAsync(TimeSpan.Zero, cancellationToken)) return false;
        lock (counts) counts.Clear();
        counting = true;
        await OpenAsync(cancellationToken);
        IsDepositing = true;
        Changed?.Invoke();
        return true;
    }

    private async Task<bool> EndAsync(CancellationToken cancellationToken)
    {
        await CloseAsync(cancellationToken);
        var arrived = await SettleAsync(SettleTime, cancellationToken);
        if (Mark.DepositOpen) await RecordDepositAsync(open: false, cancellationToken);
        counting = false;
        Ending = CashDepositEnd.Repay;
        return arrived;
    }

    /// <summary>Looks for at least a time, and until no bill is on its way; false when one does not arrive.</summary>
    private async Task<bool> SettleAsync(TimeSpan least, CancellationToken cancellationToken)
    {
        var start = Time.GetTimestamp();
        while (Mark.BillInEscrow is not null || Time.GetElapsedTime(start) < least)
        {
            if (Time.GetElapsedTime(start) > BillLimit) return false;
            await Task.Delay(pollInterval, Time, cancellationToken);
            await LookAsync(cancellationToken);
        }

        return true;
    }

    private void EndDeposit(CashDepositEnd end)
    {
        Ending = end;
        IsDepositing = false; // From here on a connection that comes back lets nothing in.
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (!Mark.DepositOpen) await RecordDepositAsync(open: true, cancellationToken);
        isOpen = true;
        await GateAsync(cancellationToken);
    }

    private async Task CloseAsync(CancellationToken cancellationToken)
    {
        isOpen = false;
        await GateAsync(cancellationToken);
    }

    private Task GateAsync(CancellationToken cancellationToken) =>
        hasMaster
            ? Device.SetMasterAsync(isOpen, cancellationToken)
            : Device.SetInhibitsAsync(Inhibits, cancellationToken);

    private Task RecordDepositAsync(bool open, CancellationToken cancellationToken)
    {
        CashTally tally = new(Mark);
        tally.SetDepositOpen(open);
        return CommitAsync(tally, cancellationToken);
    }

    /// <summary>Whatever ended the watching, nothing more shall come in; a lost device closes by itself.</summary>
    private async Task TryCloseAsync()
    {
        try
        {
            await CloseAsync(CancellationToken.None);
        }
        catch (Exception exception) when (exception is IOException or TimeoutException or ObjectDisposedException)
        {
            // It is lost; the next start tells it again.
        }
    }

    private async Task AskAsync(Request request, CancellationToken cancellationToken)
    {
        if (!running) throw Lost(null);
        if (!requests.TryAdd(request)) throw new IOException("The cash acceptor is busy.");
        using var canceled = cancellationToken.UnsafeRegister(
            static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), request.Done);
        await request.Done.Task;
    }

    private async Task ServeAsync(Request request, CancellationToken cancellationToken)
    {
        if (request.Undo is not null && request.Done.Task.IsCompleted) return; // Nobody waits for it any more.
        try
        {
            var arrived = await request.Work(cancellationToken);
            if (!arrived) request.Done.TrySetException(new TimeoutException("A bill is still on its way."));
            else if (!request.Done.TrySetResult() && request.Undo is { } undo)
            {
                undo();
                await EndAsync(cancellationToken);
            }
        }
        catch (Exception exception)
            when (exception is IOException or TimeoutException or OperationCanceledException or ObjectDisposedException)
        {
            request.Done.TrySetException(Lost(exception));
            throw;
        }
    }

    private static IOException Lost(Exception? reason) => new("The cash acceptor is not running or was lost.", reason);

    /// <param name="Work">What to do; false when a bill did not arrive.</param>
    /// <param name="Undo">What to do when nobody waits for it any more; null for what is done all the same.</param>
    private sealed record Request(Func<CancellationToken, Task<bool>> Work, Action? Undo)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
