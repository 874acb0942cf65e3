using Appliance.Hardware.Queues;

namespace Appliance.Hardware.CashAcceptors.CcTalk;

/// <summary>
/// The one wire that the host shares with its ccTalk devices: 9600 bit/s, 8N1. The host asks, one device answers, and
/// the host hears its own words. Drivers of several devices may share a bus; one exchange is under way at a time. Source:
/// ccTalk Generic Specification 4.7, part 1.
/// </summary>
public sealed class CcTalkBus
{
    /// <summary>The host's address.</summary>
    public const byte HostAddress = 1;

    /// <summary>How often a command is sent before the device counts as lost.</summary>
    public const int AttemptLimit = 3;

    /// <summary>From a command to the end of its reply. Devices take 5–100 ms; our longest reply 20 ms.</summary>
    public static readonly TimeSpan ReplyLimit = TimeSpan.FromMilliseconds(300);

    /// <summary>Between two attempts, so that who waits for their turn gets it.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// How long the wire must be silent after a reply stayed out: one that comes late bears no sign of what it answers.
    /// </summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(100);

    /// <summary>How long is waited for that silence at most.</summary>
    public static readonly TimeSpan SilenceLimit = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest an exchange takes, without what others do meanwhile.</summary>
    public static readonly TimeSpan ExchangeLimit = AttemptLimit * (ReplyLimit + SilenceLimit + Pause);

    private const byte Acknowledged = 0;
    private const byte Refused = 5;
    private readonly Stream stream;
    private readonly TimeProvider time;
    private readonly CcTalkReceiver receiver = new();
    private readonly AsyncQueue<bool> turn = new(limit: 1);
    private readonly byte[] received = new byte[CcTalkReceiver.BufferBytes];
    private bool echoes;
    private bool mayComeLate = true; // At the start too: somebody may have asked before us.

    /// <summary>Makes a bus over an open serial port, which stays its owner's.</summary>
    /// <param name="stream">The port; its reads must end when cancelled.</param>
    /// <param name="time">Clock for the limits.</param>
    public CcTalkBus(Stream stream, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(time);
        this.stream = stream;
        this.time = time;
        turn.TryAdd(true);
    }

    /// <summary>Sends a command and gives the reply. A command may reach the device more than once.</summary>
    /// <exception cref="IOException">The wire failed.</exception>
    /// <exception cref="TimeoutException">No whole reply came.</exception>
    internal async Task<CcTalkReply> ExchangeAsync(
        byte device, CcTalkCommand command, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        CcTalkFrame frame = new(device, HostAddress, (byte)command, data);
        for (var attempt = 1; attempt <= AttemptLimit; attempt++)
        {
            // Others have their turn between two attempts: a device that is silent must not make them wait.
            if (attempt > 1) await Task.Delay(Pause, time, cancellationToken);
            await turn.TakeAsync(cancellationToken);
            try
            {
                if (mayComeLate) await HearOutAsync(cancellationToken);
                if (await AttemptAsync(frame, cancellationToken) is { } reply) return reply;
                mayComeLate = true;
            }
            finally
            {
                turn.TryAdd(true);
            }
        }

        throw new TimeoutException($"The ccTalk device at address {device} says nothing to {command}.");
    }

    /// <summary>Makes the next exchange wait for silence first, so that its reply is surely its own.</summary>
    internal void Distrust() => mayComeLate = true;

    private async Task<CcTalkReply?> AttemptAsync(CcTalkFrame command, CancellationToken cancellationToken)
    {
        using CancellationTokenSource timer = new(ReplyLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        receiver.Clear();
        var heardEcho = false;
        var ended = false;
        mayComeLate = true; // Until the reply is here, also when this is cancelled.
        try
        {
            await stream.WriteAsync(command.Encode(), either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }

        while (true)
        {
            while (receiver.Take(command.Destination, ended) is { } frame)
            {
                heardEcho |= frame.IsSameAs(command);
                echoes |= heardEcho;

                // Where there is an echo, what came before it answers something else.
                if (frame.Source == HostAddress || (echoes && !heardEcho)) continue;
                if (frame.Header is not (Acknowledged or Refused)) return null; // Busy, or no reply at all.
                mayComeLate = false;
                return new(frame.Header == Acknowledged, frame.Data);
            }

            if (ended) return null;
            ended = !await ReceiveAsync(either.Token, cancellationToken);
        }
    }

    /// <summary>Lets everything that is still under way come, and forgets it.</summary>
    private async Task HearOutAsync(CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var heard = true;
        while (heard && time.GetElapsedTime(start) < SilenceLimit)
        {
            using CancellationTokenSource timer = new(Silence, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
            heard = await ReceiveAsync(either.Token, cancellationToken);
        }

        mayComeLate = false;
    }

    /// <summary>Receives what comes; false when the time was up before.</summary>
    private async ValueTask<bool> ReceiveAsync(CancellationToken either, CancellationToken cancellationToken)
    {
        try
        {
            var count = await stream.ReadAsync(received, either);
            if (count == 0) throw new EndOfStreamException("The ccTalk wire ended.");
            receiver.Add(received.AsSpan(0, count));
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
