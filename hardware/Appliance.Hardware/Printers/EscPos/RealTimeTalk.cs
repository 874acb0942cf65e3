namespace Appliance.Hardware.Printers.EscPos;

/// <summary>Why a printer cannot print, as it says itself.</summary>
/// <param name="CoverOpen">The cover is open.</param>
/// <param name="PaperEnd">No paper.</param>
/// <param name="CutterError">The cutter is jammed.</param>
internal readonly record struct OfflineCause(bool CoverOpen, bool PaperEnd, bool CutterError);

/// <summary>Questions that a printer answers at once, whatever it is doing (DLE EOT); one at a time.</summary>
/// <param name="writer">Writes them.</param>
/// <param name="limit">How long an answer may take.</param>
/// <param name="bell">Rung when an answer has come.</param>
/// <param name="time">The clock.</param>
internal sealed class RealTimeTalk(CommandWriter writer, TimeSpan limit, Bell bell, TimeProvider time)
{
    /// <summary>Questions in a row that stay unanswered before the printer counts as silent.</summary>
    private const int QuestionsBeforeSilence = 2;

    private readonly Lock gate = new();
    private byte? answer;

    /// <summary>Takes an answer.</summary>
    public void Take(byte bits)
    {
        lock (gate) answer = bits;
    }

    /// <summary>
    /// Asks and waits for the answer before anything else is written, as the reference demands; null for silence.
    /// </summary>
    public async Task<byte?> AskAsync(RealTimeQuestion question, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < QuestionsBeforeSilence; attempt++)
        {
            lock (gate) answer = null;
            await writer.SendAsync(EscPosCommands.AskNow(question), cancellationToken);
            Patience patience = new(time, limit);
            while (!patience.IsOver(stop: false))
            {
                lock (gate)
                {
                    if (answer is not null) return answer;
                }

                await bell.WaitAsync(patience.Left, cancellationToken);
            }
        }

        return null;
    }

    /// <summary>Asks why it is offline; what it does not answer is not the cause.</summary>
    public async Task<OfflineCause> FindCauseAsync(CancellationToken cancellationToken)
    {
        var cause = await AskAsync(RealTimeQuestion.OfflineCause, cancellationToken);
        var error = await AskAsync(RealTimeQuestion.ErrorCause, cancellationToken);
        return new((cause & 0x04) > 0, (cause & 0x20) > 0, (error & 0x08) > 0);
    }
}
