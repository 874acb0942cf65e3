namespace Appliance.Hardware.CardReaders.Pn532;

/// <summary>
/// Exchanges commands for answers over a wire: command, ACK, answer. Each step has its limit, so an exchange
/// ends within <see cref="ExchangeLimit"/> whatever comes over the wire.
/// </summary>
internal sealed class Pn532Link(IPn532Wire wire, TimeProvider time) : IDisposable
{
    /// <summary>The chip acknowledges within 15 ms; a USB adapter may add two of its 16 ms.</summary>
    public static readonly TimeSpan AckLimit = TimeSpan.FromMilliseconds(60);

    /// <summary>From the acknowledgement to the answer; with two tries a command takes about 20 ms.</summary>
    public static readonly TimeSpan AnswerLimit = TimeSpan.FromMilliseconds(150);

    /// <summary>How often a command is sent before the reader counts as lost.</summary>
    public const int AttemptLimit = 3;

    /// <summary>How often a damaged answer is asked for again within an attempt.</summary>
    public const int NackLimit = 2;

    /// <summary>The longest an exchange takes.</summary>
    public static readonly TimeSpan ExchangeLimit = AttemptLimit * (AckLimit + AnswerLimit);

    /// <summary>
    /// Bytes read at once where a frame comes in one transfer. The longest answer of ours lists two cards with ids of ten
    /// bytes and answers to select of twenty.
    /// </summary>
    public const int AnswerLength = Pn532Frame.HeaderLength + 3 + (2 * (5 + 10 + 20)) + 2;

    private readonly Pn532FrameParser parser = new();
    private readonly Pn532Deadline deadline = new(time);

    /// <inheritdoc/>
    public void Dispose() => deadline.Dispose();

    /// <summary>Wakes the chip and sends it a command.</summary>
    /// <exception cref="IOException">The wire failed, or the chip refuses the command's form.</exception>
    /// <exception cref="TimeoutException">No whole answer came.</exception>
    public Task<ReadOnlyMemory<byte>> WakeAsync(
        byte code, ReadOnlyMemory<byte> parameters, CancellationToken cancellationToken) =>
        ExchangeAsync(wakes: true, code, parameters, cancellationToken);

    /// <summary>Sends a command and gives its answer's parameters.</summary>
    /// <param name="code">The command's code.</param>
    /// <param name="parameters">The command's parameters.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="IOException">The wire failed, or the chip refuses the command's form.</exception>
    /// <exception cref="TimeoutException">No whole answer came.</exception>
    public Task<ReadOnlyMemory<byte>> ExchangeAsync(
        byte code, ReadOnlyMemory<byte> parameters, CancellationToken cancellationToken) =>
        ExchangeAsync(wakes: false, code, parameters, cancellationToken);

    private async Task<ReadOnlyMemory<byte>> ExchangeAsync(
        bool wakes, byte code, ReadOnlyMemory<byte> parameters, CancellationToken cancellationToken)
    {
        var frame = Pn532Frame.Command(code, parameters.Span);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await AttemptAsync(wakes, frame, code, cancellationToken);
            }
            catch (TimeoutException) when (attempt < AttemptLimit)
            {
                // The command goes again; the chip drops what it was doing when a new one comes (UM0701-02 §6.2).
            }
        }
    }

    private async Task<ReadOnlyMemory<byte>> AttemptAsync(
        bool wakes, byte[] command, byte code, CancellationToken cancellationToken)
    {
        parser.Clear();
        using var wait = deadline.Begin(AckLimit, cancellationToken);
        try
        {
            await SendAsync(wait.Token);
            if (await AckedAsync(wait.Token) is { } early) return early;
            deadline.Move(AnswerLimit);
            return await AnswerAsync(wait.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("The PN532 says nothing.", exception);
        }
        finally
        {
            deadline.End();
        }

        async ValueTask SendAsync(CancellationToken token)
        {
            byte[] prefix = wakes ? (await wire.WakeAsync(token)).ToArray() : [];
            await wire.SendAsync((byte[])[.. prefix, .. command], token);
        }

        // The answer itself, should noise have eaten the acknowledgement; else null.
        async ValueTask<ReadOnlyMemory<byte>?> AckedAsync(CancellationToken token)
        {
            while (true)
            {
                var frame = await NextFrameAsync(Pn532Frame.Ack.Length, token);
                if (frame.Kind == Pn532FrameKind.Ack) return null;
                if (IsAnswer(frame, code)) return frame.Data[1..];
            }
        }

        async ValueTask<ReadOnlyMemory<byte>> AnswerAsync(CancellationToken token)
        {
            var nacks = 0;
            while (true)
            {
                var frame = await NextFrameAsync(AnswerLength, token);
                if (IsAnswer(frame, code)) return frame.Data[1..];
                if (frame.Kind != Pn532FrameKind.Damaged || nacks == NackLimit) continue;
                nacks++;
                await wire.SendAsync(Pn532Frame.Nack.ToArray(), token);
            }
        }
    }

    private static bool IsAnswer(Pn532Frame frame, byte code)
    {
        if (frame.Kind == Pn532FrameKind.SyntaxError)
            throw new IOException($"The PN532 does not take command 0x{code:X2} (error frame 7F).");
        return frame.Kind == Pn532FrameKind.Answer && frame.Data.Span[0] == code + 1;
    }

    /// <summary>
    /// The next frame. When time runs out, what was received is searched once more without the frame that began and
    /// never ended: noise may look like the head of a long one and hide the true one behind it.
    /// </summary>
    private async ValueTask<Pn532Frame> NextFrameAsync(int longest, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (parser.TryNext(out var frame)) return frame;
            try
            {
                parser.Filled(await wire.ReceiveAsync(parser.Free, longest, cancellationToken));
            }
            catch (OperationCanceledException)
            {
                while (parser.GiveUpBegun())
                {
                    if (parser.TryNext(out frame)) return frame;
                }

                throw;
            }
        }
    }
}
