namespace Appliance.Hardware.CardReaders.Pn532;

/// <summary>
/// Exchanges commands for answers over a serial stream: command, ACK, answer. Each step has its limit, so an exchange
/// ends within <see cref="ExchangeLimit"/> whatever comes over the wire.
/// </summary>
internal sealed class Pn532Link(Stream stream, TimeProvider time)
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

    /// <summary>Pause after a read that gave nothing, as a serial port's does when its own time is up.</summary>
    private static readonly TimeSpan EmptyReadPause = TimeSpan.FromMilliseconds(1);

    private readonly Pn532FrameParser parser = new();

    /// <summary>Sends a command and gives its answer's parameters.</summary>
    /// <param name="prefix">Bytes that go before the command, to wake the chip.</param>
    /// <param name="code">The command's code.</param>
    /// <param name="parameters">The command's parameters.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="IOException">The stream failed, or the chip refuses the command's form.</exception>
    /// <exception cref="TimeoutException">No whole answer came.</exception>
    public async Task<ReadOnlyMemory<byte>> ExchangeAsync(
        ReadOnlyMemory<byte> prefix, byte code, ReadOnlyMemory<byte> parameters, CancellationToken cancellationToken)
    {
        byte[] command = [.. prefix.Span, .. Pn532Frame.Command(code, parameters.Span)];
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await AttemptAsync(command, code, cancellationToken);
            }
            catch (TimeoutException) when (attempt < AttemptLimit)
            {
                // The command goes again; the chip drops what it was doing when a new one comes (UM0701-02 §6.2).
            }
        }
    }

    private async Task<ReadOnlyMemory<byte>> AttemptAsync(
        byte[] command, byte code, CancellationToken cancellationToken)
    {
        parser.Clear();
        var sent = time.GetTimestamp();
        await WithinAsync(AckLimit, token => WriteAsync(command, token), cancellationToken);
        var answer = await WithinAsync(AckLimit - time.GetElapsedTime(sent), AckedAsync, cancellationToken);
        return answer ?? await WithinAsync(AnswerLimit, AnswerAsync, cancellationToken);

        // The answer itself, should noise have eaten the acknowledgement; else null.
        async ValueTask<ReadOnlyMemory<byte>?> AckedAsync(CancellationToken token)
        {
            while (true)
            {
                var frame = await NextFrameAsync(token);
                if (frame.Kind == Pn532FrameKind.Ack) return null;
                if (IsAnswer(frame, code)) return frame.Data[1..];
            }
        }

        async ValueTask<ReadOnlyMemory<byte>> AnswerAsync(CancellationToken token)
        {
            var nacks = 0;
            while (true)
            {
                var frame = await NextFrameAsync(token);
                if (IsAnswer(frame, code)) return frame.Data[1..];
                if (frame.Kind != Pn532FrameKind.Damaged || nacks == NackLimit) continue;
                nacks++;
                await WriteAsync(Pn532Frame.Nack.ToArray(), token);
            }
        }
    }

    private static bool IsAnswer(Pn532Frame frame, byte code)
    {
        if (frame.Kind == Pn532FrameKind.SyntaxError)
            throw new IOException($"The PN532 does not take command 0x{code:X2} (error frame 7F).");
        return frame.Kind == Pn532FrameKind.Answer && frame.Data.Span[0] == code + 1;
    }

    private async ValueTask<bool> WriteAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(bytes, cancellationToken);
        await stream.FlushAsync(cancellationToken);
        return true;
    }

    /// <summary>
    /// The next frame. When time runs out, what was received is searched once more without the frame that began and
    /// never ended: noise may look like the head of a long one and hide the true one behind it.
    /// </summary>
    private async ValueTask<Pn532Frame> NextFrameAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (parser.TryNext(out var frame)) return frame;
            try
            {
                var count = await stream.ReadAsync(parser.Free, cancellationToken);
                parser.Filled(count);
                if (count == 0) await Task.Delay(EmptyReadPause, time, cancellationToken);
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

    private async ValueTask<T> WithinAsync<T>(
        TimeSpan limit, Func<CancellationToken, ValueTask<T>> step, CancellationToken cancellationToken)
    {
        if (limit <= TimeSpan.Zero) throw new TimeoutException("The PN532 says nothing.");
        using CancellationTokenSource timer = new(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            return await step(either.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("The PN532 says nothing.", exception);
        }
    }
}
