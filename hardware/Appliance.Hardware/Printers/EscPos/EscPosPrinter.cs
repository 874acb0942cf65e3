using System.ComponentModel.DataAnnotations;
using Appliance.Hardware.CashDrawers;
using Appliance.Hardware.Fonts;
using Appliance.Hardware.Ports;

namespace Appliance.Hardware.Printers.EscPos;

/// <summary>
/// A receipt printer that speaks ESC/POS over any stream: serial port, USB printer class device, TCP port 9100.
/// One loop writes and one reads; see the README for how status and confirmations are told apart.
/// </summary>
public sealed class EscPosPrinter : IPosPrinter, IDrawerKick
{
    /// <summary>How long a confirmation is waited for before the question is repeated, in case noise ate it.</summary>
    private static readonly TimeSpan RepeatAfter = TimeSpan.FromSeconds(3);

    /// <summary>Questions answered in turn before a document counts as printed.</summary>
    private const int AnswersToConfirm = 2;

    private const int ReadBufferBytes = 256;

    private readonly Stream stream;
    private readonly EscPosPrinterOptions options;
    private readonly TimeProvider time;
    private readonly JapaneseFont? font;
    private readonly Bell bell;
    private readonly CommandWriter writer;
    private readonly RealTimeTalk talk;
    private readonly Lock gate = new();
    private readonly AsbDecoder decoder;
    private readonly ConfirmationLedger ledger = new();
    private PosPrinterStatus status = new(false, false, false, false, false, false);
    private PrintJob? job;
    private DrawerPulse? pulse;
    private bool running;
    private long quietSince;
    private long nextProbe;
    private bool started;

    /// <summary>Makes a driver over an open connection, which it does not own.</summary>
    /// <param name="stream">Reads and writes must end when cancelled.</param>
    /// <param name="options">Settings.</param>
    /// <param name="time">The clock of all time-outs.</param>
    /// <param name="font">A font of 24 dots, needed for a printer without a kanji ROM and else not used.</param>
    /// <exception cref="ValidationException">An option is out of its range.</exception>
    /// <exception cref="ArgumentException">The printer has no kanji ROM, and there is no font or one of another height.</exception>
    public EscPosPrinter(Stream stream, EscPosPrinterOptions options, TimeProvider time, JapaneseFont? font = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        this.stream = stream;
        this.options = options;
        this.time = time;
        if (!options.HasKanjiRom)
        {
            if (font is not { HeightDots: 24 }) throw new ArgumentException("The font has 24 dots.", nameof(font));
            this.font = font;
        }

        bell = new(time);
        writer = new(stream, options.WriteTimeout, () => WaitsForOperator, bell, time);
        talk = new(writer, options.ResponseTimeout, bell, time);
        decoder = new(time);
    }

    /// <inheritdoc/>
    public event Action<PosPrinterStatus>? StatusChanged;

    /// <inheritdoc/>
    public int Columns => options.Columns;

    /// <inheritdoc/>
    public PosPrinterStatus Status
    {
        get
        {
            lock (gate) return status;
        }
    }

    private bool WaitsForOperator => Status is { CoverOpen: true } or { PaperEnd: true } or { CutterError: true };

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">It is running already.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (running) throw new InvalidOperationException("The printer has an owner already.");
            running = true;
            ledger.WriteOff();
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAsync(stop.Token);
        var writing = WriteAsync(stop.Token);
        try
        {
            await await Task.WhenAny(reading, writing);
        }
        catch (ObjectDisposedException exception)
        {
            throw new IOException("The connection to the printer was closed.", exception);
        }
        finally
        {
            await stop.CancelQuietlyAsync(reading, writing);
            End();
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">An element is out of its range, or the document too long.</exception>
    /// <exception cref="InvalidOperationException">Another document is being printed: a printer has one owner.</exception>
    public async Task PrintAsync(PrintDocument document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        PrintJob mine = new(EscPosEncoder.Encode(document, options.Columns, font));
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            if (!running) throw new IOException("The printer is not connected.");
            if (job is { IsOver: false }) throw new InvalidOperationException("The printer is printing another document.");
            job = mine;
        }

        bell.Ring();
        using var canceled = cancellationToken.Register(() =>
        {
            mine.Done.TrySetCanceled(cancellationToken);
            bell.Ring();
        });
        await mine.Done.Task;
    }

    /// <inheritdoc/>
    public bool IsConnected
    {
        get
        {
            lock (gate) return running;
        }
    }

    /// <inheritdoc/>
    public async Task PulseDrawerAsync(DrawerConnector connector, TimeSpan pulseLength, CancellationToken cancellationToken)
    {
        SolenoidBounds.Check(pulseLength, nameof(pulseLength));
        cancellationToken.ThrowIfCancellationRequested();
        DrawerPulse mine = new(EscPosCommands.Pulse((int)connector, pulseLength), pulseLength);

        // A pulse may have come long after its caller gave up on it: the rest counts from when it came.
        TimeSpan rest;
        lock (gate) rest = pulse?.RestLeft(time) ?? TimeSpan.Zero;
        if (rest > TimeSpan.Zero) await Task.Delay(rest, time, cancellationToken);
        lock (gate)
        {
            if (!running || !status.Online) throw new IOException("The printer is not ready: the drawer stays shut.");
            if (pulse is { } last && !last.IsOver(ledger)) throw new IOException("The last pulse is still in the printer.");
            pulse = mine;
        }

        bell.Ring();
        using CancellationTokenSource limit = new(options.ConfirmationTimeout, time);
        using var tooLate = limit.Token.Register(
            () => mine.Done.TrySetException(new TimeoutException("The printer did not confirm the pulse.")));
        using var canceled = cancellationToken.Register(() => mine.Done.TrySetCanceled(cancellationToken));
        await mine.Done.Task;
    }

    private void End()
    {
        PrintJob? unfinished;
        DrawerPulse? unconfirmed;
        lock (gate)
        {
            running = false;
            (unfinished, job) = (job, null);
            (unconfirmed, pulse) = (pulse, null);
            status = status with { Online = false };
        }

        StatusChanged?.Invoke(Status);
        unconfirmed?.Done.TrySetException(new IOException("The connection to the printer was lost."));
        unfinished?.Done.TrySetException(new IOException("The connection to the printer was lost."));
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[ReadBufferBytes];
        while (true)
        {
            var count = await stream.ReadAsync(buffer, cancellationToken);
            if (count == 0) throw new EndOfStreamException("The printer closed the connection.");
            foreach (var value in buffer.AsSpan(0, count))
            {
                if (decoder.Take(value) is { } message) Handle(message);
            }
        }
    }

    private void Handle(PrinterMessage message)
    {
        switch (message)
        {
            case AutomaticStatus automatic:
                SetStatus(automatic.Status);
                break;
            case RealTimeStatus realTime:
                talk.Take(realTime.Bits);
                break;
            case PaperReply:
                lock (gate)
                {
                    ledger.Answer();
                    if (pulse is { Question: { } question } && ledger.IsAnswered(question)) pulse.Confirm(time);
                }

                break;
        }

        bell.Ring();
    }

    private void SetStatus(PosPrinterStatus value)
    {
        lock (gate)
        {
            if (value == status) return;
            if (value.Online && !status.Online) quietSince = time.GetTimestamp();
            status = value;
        }

        StatusChanged?.Invoke(value);
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        started = false;
        nextProbe = time.GetTimestamp();
        while (true)
        {
            PrintJob? next;
            lock (gate) next = job;
            if (next is null)
            {
                await TendAsync(cancellationToken);
                WriteOffLostConfirmations();
                await bell.WaitAsync(UntilProbe(), cancellationToken);
                continue;
            }

            var outcome = await PrintAsync(next, cancellationToken);
            lock (gate)
            {
                if (job == next) job = null;
            }

            next.Finish(outcome);
        }
    }

    private async Task<PrintOutcome> PrintAsync(PrintJob current, CancellationToken cancellationToken)
    {
        // Nothing is sent to a printer that is not there: what it has not got cannot be printed twice later.
        if (!await ProbeAsync(cancellationToken)) return PrintOutcome.Silent;
        for (var index = 0; index < current.Pieces.Count; index++)
        {
            if (!await IsReadyAsync(current, cancellationToken)) return PrintOutcome.Silent;
            if (current.IsOver) return PrintOutcome.Abandoned;
            await ServePulseAsync(cancellationToken);
            await writer.SendAsync(current.Pieces[index], cancellationToken);

            // The first piece resets all modes; on some printers also the automatic status.
            if (index == 0) await writer.SendAsync(EscPosCommands.EnableStatus, cancellationToken);
        }

        return await ConfirmAsync(current, cancellationToken);
    }

    /// <summary>Waits, without limit, for an operator; not for a printer that is silent or offline for no reason.</summary>
    private async Task<bool> IsReadyAsync(PrintJob current, CancellationToken cancellationToken)
    {
        Patience patience = new(time, options.ConfirmationTimeout);
        while ((WaitsForOperator || !started) && !current.IsOver)
        {
            if (patience.IsOver(WaitsForOperator) || !await TendAsync(cancellationToken)) return false;
            await bell.WaitAsync(Shortest(patience.Left, UntilProbe()), cancellationToken);
        }

        return true;
    }

    /// <summary>
    /// Asks twice, one after the other: an answer is a single byte, and noise that looks like one must not end a
    /// document that is still in the printer. Should it stand for the first, the true one does for the second.
    /// </summary>
    private async Task<PrintOutcome> ConfirmAsync(PrintJob current, CancellationToken cancellationToken)
    {
        for (var answers = 0; answers < AnswersToConfirm; answers++)
        {
            var outcome = await AnswerAsync(current, cancellationToken);
            if (outcome != PrintOutcome.Printed) return outcome;
        }

        return PrintOutcome.Printed;
    }

    private async Task<PrintOutcome> AnswerAsync(PrintJob current, CancellationToken cancellationToken)
    {
        var question = await AskAsync(cancellationToken);
        Patience patience = new(time, options.ConfirmationTimeout);
        Patience untilRepeat = new(time, RepeatAfter);
        var isRepeated = false;
        while (true)
        {
            lock (gate)
            {
                if (ledger.IsAnswered(question))
                {
                    // An answer was lost on the way. Should it still come, it is the first of two again.
                    if (isRepeated && pulse?.IsOver(ledger) != false) ledger.WriteOff();
                    return PrintOutcome.Printed;
                }
            }

            if (current.IsOver) return PrintOutcome.Abandoned;
            if (patience.IsOver(WaitsForOperator) || !await TendAsync(cancellationToken)) return PrintOutcome.Silent;
            if (untilRepeat.IsOver(!Status.Online))
            {
                await AskAsync(cancellationToken);
                isRepeated = true;
                untilRepeat = new(time, RepeatAfter);
            }

            await bell.WaitAsync(Shortest(patience.Left, untilRepeat.Left, UntilProbe()), cancellationToken);
        }
    }

    private async Task<long> AskAsync(CancellationToken cancellationToken)
    {
        long question;
        lock (gate)
        {
            question = ledger.Ask();
            quietSince = time.GetTimestamp();
        }

        await writer.SendAsync(EscPosCommands.AskPaper, cancellationToken);
        return question;
    }

    /// <summary>Asks whether the printer is still there, when it is time to.</summary>
    /// <returns>False when it says nothing.</returns>
    private async Task<bool> TendAsync(CancellationToken cancellationToken)
    {
        await ServePulseAsync(cancellationToken);
        return time.GetTimestamp() < nextProbe || await ProbeAsync(cancellationToken);
    }

    /// <summary>
    /// Sends the pulse that waits, between two lines of a receipt too. Never to a printer that is not ready: that would
    /// open the drawer later, when nobody stands there.
    /// </summary>
    private async Task ServePulseAsync(CancellationToken cancellationToken)
    {
        DrawerPulse? next;
        lock (gate) next = pulse is { Question: null, Done.Task.IsCompleted: false } ? pulse : null;
        if (next is null) return;
        if (!started || !Status.Online)
        {
            next.Done.TrySetException(new IOException("The printer is not ready: the drawer stays shut."));
            return;
        }

        lock (gate) next.Question = ledger.Next;
        await writer.SendAsync(next.Command, cancellationToken);
        await AskAsync(cancellationToken);
    }

    /// <summary>
    /// Asks in real time. A printer that can print is told to report by itself: it may have been switched off and on
    /// since. One that cannot would carry that out only later, and is asked for the reason instead.
    /// </summary>
    private async Task<bool> ProbeAsync(CancellationToken cancellationToken)
    {
        var printer = await talk.AskAsync(RealTimeQuestion.Printer, cancellationToken);
        if (printer is null)
        {
            started = false;
            SetStatus(Status with { Online = false });
        }
        else if ((printer & 0x08) != 0)
        {
            var cause = await talk.FindCauseAsync(cancellationToken);
            SetStatus(Status with
            {
                Online = false,
                CoverOpen = cause.CoverOpen,
                PaperEnd = cause.PaperEnd,
                CutterError = cause.CutterError,
                DrawerSensorHigh = (printer & 0x04) != 0,
            });
        }
        else
        {
            await writer.SendAsync(started ? EscPosCommands.EnableStatus : EscPosCommands.StartSession, cancellationToken);
            started = true;
        }

        ScheduleProbe();
        return printer is not null;
    }

    private void WriteOffLostConfirmations()
    {
        lock (gate)
        {
            if (status.Online && time.GetElapsedTime(quietSince) > options.ConfirmationTimeout) ledger.WriteOff();
        }
    }

    private void ScheduleProbe() =>
        nextProbe = time.GetTimestamp() + (long)(options.ProbeInterval.TotalSeconds * time.TimestampFrequency);

    private TimeSpan UntilProbe()
    {
        var left = time.GetElapsedTime(time.GetTimestamp(), nextProbe);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private static TimeSpan Shortest(params ReadOnlySpan<TimeSpan> spans)
    {
        var shortest = spans[0];
        foreach (var span in spans) shortest = span < shortest ? span : shortest;
        return shortest;
    }
}
