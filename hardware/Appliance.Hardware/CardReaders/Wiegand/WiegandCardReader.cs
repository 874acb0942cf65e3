using System.Runtime.CompilerServices;
using Appliance.Hardware.Buses;
using Appliance.Hardware.Ports;

namespace Appliance.Hardware.CardReaders.Wiegand;

/// <summary>
/// A reader with a Wiegand output of 26 or 34 bits on two GPIO lines. A low pulse on DATA0 is a 0, on DATA1 a 1;
/// silence ends the frame. Both lines are in one request, so their edges keep their order. The line cannot tell a dead
/// reader from one without a card.
/// </summary>
public sealed class WiegandCardReader : ICardReader
{
    private const string Consumer = "wiegand";
    private const int Data1 = 1; // Its index within the request.
    private readonly IGpioChip chip;
    private readonly WiegandOptions options;
    private readonly TimeProvider time;

    /// <summary>Makes a driver; the lines are requested while cards are being read.</summary>
    /// <param name="chip">The chip the lines are on.</param>
    /// <param name="options">How it is wired.</param>
    /// <param name="time">Clock for the end of a frame and for telling taps apart.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public WiegandCardReader(IGpioChip chip, WiegandOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(chip);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        WiegandOptions.Validate(options);
        this.chip = chip;
        this.options = options;
        this.time = time;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<CardReading> ReadCardsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var lines = chip.RequestInputs(
            Consumer, [options.Data0Line, options.Data1Line], GpioBias.PullUp, debounce: TimeSpan.Zero);
        TapMemory taps = new(options.AbsentAfter, time);
        WiegandFrame frame = new();
        var last = TimeSpan.Zero;
        Task<GpioEdge>? waiting = null;
        while (true)
        {
            waiting ??= lines.WaitForEdgeAsync(cancellationToken).AsTask();
            if (await EndsInSilenceAsync(frame, waiting, cancellationToken))
            {
                if (Read(frame, taps) is { } reading) yield return reading;
                continue;
            }

            var edge = await waiting;
            waiting = null;
            if (edge.Rising) continue;

            // Edges that waited in the kernel while this thread was late tell of their silence by their stamps only.
            if (frame.Count > 0 && edge.Timestamp - last >= options.EndOfFrame && Read(frame, taps) is { } late)
                yield return late;
            last = edge.Timestamp;
            frame.Add(edge.Line == Data1);
        }
    }

    /// <summary>Whether a frame has begun and no edge comes for as long as it takes to end it.</summary>
    private async Task<bool> EndsInSilenceAsync(
        WiegandFrame frame, Task<GpioEdge> waiting, CancellationToken cancellationToken)
    {
        if (frame.Count == 0 || waiting.IsCompleted) return false;
        using var heard = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var silence = SilenceAsync(heard.Token);
        var first = await Task.WhenAny(waiting, silence);
        heard.Cancel();
        return first == silence && silence.IsCompletedSuccessfully;
    }

    /// <summary>A method of its own: a cancelled <c>Task.Delay</c> wakes <c>WhenAny</c> over the thread pool.</summary>
    private async Task SilenceAsync(CancellationToken cancellationToken) =>
        await Task.Delay(options.EndOfFrame, time, cancellationToken);

    private CardReading? Read(WiegandFrame frame, TapMemory taps)
    {
        if (frame.End() is not { } id) return null;
        if (options.LastByteFirst) Array.Reverse(id);
        if (!taps.IsNew(id)) return null;
        return CardRound.IsRandom(options.Kind, id)
            ? new CardRefused(CardRefusalReason.RandomId)
            : new CardRead(options.Kind, id);
    }
}
