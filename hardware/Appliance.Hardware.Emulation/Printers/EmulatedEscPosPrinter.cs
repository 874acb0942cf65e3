using System.ComponentModel.DataAnnotations;
using Appliance.Hardware.Queues;

namespace Appliance.Hardware.Emulation.Printers;

/// <summary>
/// A Japanese ESC/POS receipt printer at the end of a wire. It takes bytes into its receive buffer, answers real-time
/// commands as they arrive, carries the others out in order while it can, and reports what goes wrong.
/// </summary>
public sealed class EmulatedEscPosPrinter : IPrintMechanism
{
    /// <summary>Sheets kept; older ones are thrown away.</summary>
    public const int SheetLimit = 200;

    /// <summary>Rows of a sheet; a longer one is torn off as if it had been cut.</summary>
    public const int SheetLimitRows = 2_000;

    /// <summary>Bytes kept of a sheet.</summary>
    public const int SheetLimitBytes = 262_144;

    /// <summary>Answers and reports that wait to be sent; further ones are lost.</summary>
    public const int OutgoingLimit = 256;

    private const int ReadBufferBytes = 256;
    private const int NoiseLimitBytes = 8;

    private readonly Stream wire;
    private readonly TimeProvider time;
    private readonly EmulatedPrinterOptions options;
    private readonly Lock gate = new();
    private readonly PrinterCondition condition = new();
    private readonly RealTimeScanner realTime = new();
    private readonly Queue<byte> received = new();
    private readonly AsyncQueue<byte[]> outgoing = new(OutgoingLimit);
    private readonly Pulse toReceive = new();
    private readonly Pulse toExecute = new();
    private readonly Pulse toSend = new();
    private readonly List<Action> news = [];
    private readonly Paper paper;
    private readonly EscPosInterpreter interpreter;
    private readonly Random noise;
    private int dotsMoved;
    private long kickedAt;
    private TimeSpan lastKick;

    /// <summary>Makes a printer that is switched on; <see cref="RunAsync"/> brings it to life.</summary>
    /// <param name="deviceEnd">Its end of the wire, not owned.</param>
    /// <param name="time">The clock that paces printing.</param>
    /// <param name="options">What kind of printer it is.</param>
    /// <exception cref="ValidationException">An option is out of its range.</exception>
    public EmulatedEscPosPrinter(Stream deviceEnd, TimeProvider time, EmulatedPrinterOptions options)
    {
        ArgumentNullException.ThrowIfNull(deviceEnd);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(options);
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        wire = deviceEnd;
        this.time = time;
        this.options = options;
        paper = new(options.PaperDots);
        interpreter = new(options.PaperDots, this);
        noise = new(options.NoiseSeed);
    }

    /// <summary>Called with each sheet that is cut off; must not block.</summary>
    public event Action<PaperSheet>? SheetCut;

    /// <summary>Called after anything visible changed: paper, faults; must not block.</summary>
    public event Action? Changed;

    /// <summary>Called at each pulse to the drawer; must not block.</summary>
    public event Action? DrawerKicked;

    /// <summary>Sheets cut off, newest last, at most <see cref="SheetLimit"/>: a snapshot.</summary>
    public IReadOnlyList<PaperSheet> Sheets
    {
        get
        {
            lock (gate) return paper.Sheets;
        }
    }

    /// <summary>What stands on the paper that has not been cut off yet; null when it is blank.</summary>
    public PaperSheet? Current
    {
        get
        {
            lock (gate) return paper.Current;
        }
    }

    /// <summary>Pulses given to the drawer so far.</summary>
    public int DrawerKicks { get; private set; }

    /// <summary>The longest pulse given to the drawer.</summary>
    public TimeSpan LongestDrawerKick { get; private set; }

    /// <summary>The shortest rest from the end of a pulse to the next; null before the second.</summary>
    public TimeSpan? ShortestDrawerRest { get; private set; }

    /// <summary>Whether a fault is active.</summary>
    public bool HasFault(PrinterFault fault)
    {
        lock (gate) return condition.Has(fault);
    }

    /// <summary>Lets a fault come or go, at any time and from any thread.</summary>
    public void SetFault(PrinterFault fault, bool active)
    {
        lock (gate)
        {
            condition.Set(fault, active);
            ReportChange();
            if (fault == PrinterFault.Garbage && active) Send([]);
            if (Changed is { } changed) news.Add(changed);
        }

        WakeAll();
        TellNews();
    }

    /// <summary>Sets the level of drawer kick connector pin 3.</summary>
    public void SetDrawerSensor(bool high)
    {
        lock (gate)
        {
            condition.DrawerSensorHigh = high;
            ReportChange();
        }

        WakeAll();
    }

    /// <summary>Takes, carries out and answers until cancelled.</summary>
    /// <exception cref="IOException">The wire is gone.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] loops = [ReceiveAsync(stop.Token), ExecuteAsync(stop.Token), SendAsync(stop.Token)];
        try
        {
            await await Task.WhenAny(loops);
        }
        finally
        {
            // CancelAsync would run the callbacks on the thread pool, out of the simulation's sight.
#pragma warning disable CA1849, MA0042
            stop.Cancel();
#pragma warning restore CA1849, MA0042
            await Task.WhenAll(loops).ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    void IPrintMechanism.Print(PaperRow row)
    {
        dotsMoved += row.HeightDots;
        if (paper.Add(row)) ((IPrintMechanism)this).Cut();
        else if (Changed is { } changed) news.Add(changed);
    }

    void IPrintMechanism.Cut()
    {
        var sheet = paper.Cut();
        if (SheetCut is { } cut) news.Add(() => cut(sheet));
        if (Changed is { } changed) news.Add(changed);
    }

    void IPrintMechanism.EnableStatus(byte items) => Send(condition.Enable(items));

    void IPrintMechanism.AnswerStatus(byte kind) => Send(condition.Answer(kind));

    void IPrintMechanism.KickDrawer(TimeSpan length)
    {
        var rest = time.GetElapsedTime(kickedAt) - lastKick;
        if (DrawerKicks > 0 && !(rest >= ShortestDrawerRest)) ShortestDrawerRest = rest;
        if (length > LongestDrawerKick) LongestDrawerKick = length;
        (kickedAt, lastKick) = (time.GetTimestamp(), length);
        DrawerKicks++;
        if (DrawerKicked is { } kicked) news.Add(kicked);
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[ReadBufferBytes];
        while (true)
        {
            var count = await wire.ReadAsync(buffer, cancellationToken);
            if (count == 0) throw new EndOfStreamException("The host closed the wire.");
            for (var index = 0; index < count; index++)
            {
                while (!TryReceive(buffer[index])) await toReceive.WaitAsync(cancellationToken);
            }

            toExecute.Set();
        }
    }

    private bool TryReceive(byte value)
    {
        lock (gate)
        {
            if (condition.Has(PrinterFault.Offline)) return false;
            if (received.Count >= options.ReceiveBufferBytes && !realTime.IsHeld(value))
            {
                toExecute.Set();
                return false;
            }

            if (realTime.Take(value, received) is { } kind) Send(condition.AnswerNow(kind));
            return true;
        }
    }

    private async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var worked = TryExecute(out var dots);
            TellNews();
            if (!worked) await toExecute.WaitAsync(cancellationToken);
            else if (dots > 0 && options.LinesPerSecond > 0)
            {
                var lines = (double)dots / PrintLine.DefaultSpacing;
                await Task.Delay(TimeSpan.FromSeconds(lines / options.LinesPerSecond), time, cancellationToken);
            }
        }
    }

    private bool TryExecute(out int dots)
    {
        lock (gate)
        {
            dots = 0;
            if (condition.Has(PrinterFault.Offline) || condition.IsStopped) return false;
            if (!received.TryDequeue(out var value)) return false;
            paper.Note(value);
            interpreter.Take(value);
            (dots, dotsMoved) = (dotsMoved, 0);
        }

        toReceive.Set();
        return true;
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var message = await outgoing.TakeAsync(cancellationToken);
            while (HasFault(PrinterFault.Offline)) await toSend.WaitAsync(cancellationToken);
            if (HasFault(PrinterFault.Garbage)) message = [.. MakeNoise(), .. message, .. MakeNoise()];
            if (message.Length > 0) await wire.WriteAsync(message, cancellationToken);
        }
    }

    private byte[] MakeNoise()
    {
        var bytes = new byte[noise.Next(1, NoiseLimitBytes + 1)];
        noise.NextBytes(bytes);
        return bytes;
    }

    private void Send(byte[]? message)
    {
        if (message is not null) outgoing.TryAdd(message);
    }

    private void ReportChange() => Send(condition.Changed());

    private void WakeAll()
    {
        toReceive.Set();
        toExecute.Set();
        toSend.Set();
    }

    /// <summary>Calls what is subscribed, outside of the lock and in order.</summary>
    private void TellNews()
    {
        Action[] pending;
        lock (gate)
        {
            if (news.Count == 0) return;
            pending = [.. news];
            news.Clear();
        }

        foreach (var tell in pending) tell();
    }
}
