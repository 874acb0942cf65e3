using Appliance.Hardware.Ports;

namespace Appliance.Hardware.Emulation.CardReaders;

/// <summary>
/// A PN532 (firmware 1.6) on its high speed UART, with cards that can be put into its field. It knows the commands
/// GetFirmwareVersion, SAMConfiguration, RFConfiguration and InListPassiveTarget; anything else gets the error frame.
/// Source: NXP UM0701-02. Cards and faults may come from any thread.
/// </summary>
public sealed class EmulatedPn532
{
    /// <summary>From a command to its acknowledgement.</summary>
    public static readonly TimeSpan AckTime = TimeSpan.FromMilliseconds(1);

    /// <summary>How long one try for a card takes, whether one answers or not.</summary>
    public static readonly TimeSpan TryTime = TimeSpan.FromMilliseconds(5);

    /// <summary>Most cards in the field.</summary>
    public const int CardLimit = 8;

    private const int EndlessRetries = 0xFF;
    private const int TargetLimit = 2;
    private readonly Stream stream;
    private readonly TimeProvider time;
    private readonly EmulatedPn532Input input = new();
    private readonly byte[] received = new byte[256];
    private readonly Queue<byte> waiting = new();
    private readonly Lock gate = new();
    private readonly List<EmulatedCard> cards = [];
    private readonly CardReaderTrouble trouble = new();
    private Task<int>? read;
    private EmulatedPn532InputKind? interruption;
    private byte[] lastAnswer = [];
    private bool awake;
    private bool configured;
    private int retries = EndlessRetries;

    /// <summary>Makes a reader that sleeps in low battery mode, as after power-on.</summary>
    /// <param name="deviceEnd">The device's end of the serial wire.</param>
    /// <param name="time">Clock for how long things take.</param>
    public EmulatedPn532(Stream deviceEnd, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(deviceEnd);
        ArgumentNullException.ThrowIfNull(time);
        stream = deviceEnd;
        this.time = time;
    }

    /// <summary>How many cards are in the field.</summary>
    public int CardCount
    {
        get
        {
            lock (gate) return cards.Count;
        }
    }

    /// <summary>Puts a card into the field, beside those that are there.</summary>
    /// <param name="uid">Its id: 4, 7 or 10 bytes for type A, 8 for FeliCa.</param>
    /// <param name="kind">Its technology.</param>
    /// <exception cref="ArgumentException">The id's length does not fit the technology.</exception>
    /// <exception cref="InvalidOperationException">The field is full.</exception>
    public void Present(ReadOnlyMemory<byte> uid, CardKind kind)
    {
        var fits = kind == CardKind.FeliCa ? uid.Length == 8 : uid.Length is 4 or 7 or 10;
        if (!fits) throw new ArgumentException("4, 7 or 10 bytes for type A, 8 for FeliCa.", nameof(uid));
        lock (gate)
        {
            if (cards.Count == CardLimit) throw new InvalidOperationException($"No more than {CardLimit} cards fit.");
            cards.Add(new EmulatedCard(kind, uid.ToArray()));
        }
    }

    /// <summary>Takes all cards away.</summary>
    public void Remove()
    {
        lock (gate) cards.Clear();
    }

    /// <summary>Takes its power away for a moment: it sleeps, and must be set up again.</summary>
    public void PowerCycle()
    {
        awake = false;
        configured = false;
        retries = EndlessRetries;
        lastAnswer = [];
        interruption = null;
        EndField();
    }

    /// <summary>Brings a fault about, or ends it.</summary>
    public void SetFault(CardReaderFault fault, bool active) => trouble.Set(fault, active);

    /// <summary>Listens and answers until cancelled.</summary>
    /// <exception cref="IOException">The wire is gone.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (read is { IsCompleted: true }) read = null; // Left by a run that was cancelled.
        while (true)
        {
            switch (await NextAsync(cancellationToken))
            {
                case EmulatedPn532InputKind.Wake:
                    awake = true;
                    break;
                case EmulatedPn532InputKind.Nack:
                    await SendAsync(lastAnswer, cancellationToken);
                    break;
                case EmulatedPn532InputKind.Command when awake:
                    await ObeyAsync(input.Command, cancellationToken);
                    break;
            }
        }
    }

    private static byte[] Frame(params ReadOnlySpan<byte> data)
    {
        var sum = 0;
        foreach (var part in data) sum += part;
        return [0x00, 0x00, 0xFF, (byte)data.Length, (byte)(0x100 - data.Length), .. data, (byte)(-sum & 0xFF), 0x00];
    }

    private async Task ObeyAsync(byte[] command, CancellationToken cancellationToken)
    {
        configured |= command[0] == 0x14;
        if (!configured) return; // In low battery mode only SAMConfiguration is taken (AN10609).
        if (!await PassAsync(AckTime, cancellationToken)) return;
        await SendAsync([0x00, 0x00, 0xFF, 0x00, 0xFF, 0x00], cancellationToken);
        switch (command)
        {
            case [0x02]:
                await AnswerAsync([0xD5, 0x03, 0x32, 0x01, 0x06, 0x07], cancellationToken);
                break;
            case [0x14, 0x01, ..]:
                await AnswerAsync([0xD5, 0x15], cancellationToken);
                break;
            case [0x32, 0x01, var field]:
                if ((field & 0x01) == 0) EndField();
                await AnswerAsync([0xD5, 0x33], cancellationToken);
                break;
            case [0x32, 0x05, _, _, var passive]:
                retries = passive;
                await AnswerAsync([0xD5, 0x33], cancellationToken);
                break;
            case [0x4A, > 0 and <= TargetLimit, 0x00]:
                await ListAsync(CardKind.TypeA, command[1], cancellationToken);
                break;
            case [0x4A, > 0 and <= TargetLimit, 0x01, 0x00, 0xFF, 0xFF, 0x01, 0x00]:
                await ListAsync(CardKind.FeliCa, command[1], cancellationToken);
                break;
            default:
                await AnswerAsync([0x7F], cancellationToken);
                break;
        }
    }

    private async Task ListAsync(CardKind kind, int most, CancellationToken cancellationToken)
    {
        for (var left = retries + 1; left > 0;)
        {
            // Nobody there: the tries pass as one, so that an emulator that idles costs next to nothing.
            var tries = retries == EndlessRetries || CardCount > 0 ? 1 : left;
            if (!await PassAsync(tries * TryTime, cancellationToken)) return;
            if (retries != EndlessRetries) left -= tries;
            var answer = Request(kind, most);
            if (answer.Length == 0) continue;
            await AnswerAsync(answer, cancellationToken);
            return;
        }

        await AnswerAsync([0xD5, 0x4B, 0x00], cancellationToken);
    }

    /// <summary>
    /// What one try finds, or nothing. Several FeliCa cards in one time slot drown each other.
    /// </summary>
    private byte[] Request(CardKind kind, int most)
    {
        lock (gate)
        {
            List<EmulatedCard> found = [];
            foreach (var card in cards.Where(card => card.Kind == kind))
            {
                if (kind == CardKind.FeliCa || !card.IsActive) found.Add(card);
                card.IsActive = false;
            }

            if (found.Count == 0 || (kind == CardKind.FeliCa && found.Count > 1)) return [];
            byte[] answer = [0xD5, 0x4B, (byte)Math.Min(found.Count, most)];
            foreach (var (target, card) in found.Take(most).Index())
            {
                card.IsActive = true;
                answer = [.. answer, (byte)(target + 1), .. card.TargetData()];
            }

            return answer;
        }
    }

    /// <summary>Lets the time of tries pass. An ACK or a new command from the host ends the command under way.</summary>
    private async Task<bool> PassAsync(TimeSpan tries, CancellationToken cancellationToken)
    {
        var passed = DelayAsync(tries, cancellationToken);
        while (true)
        {
            while (TryTake(out var kind))
            {
                if (kind is not (EmulatedPn532InputKind.Ack or EmulatedPn532InputKind.Command)) continue;
                interruption = kind;
                return false;
            }

            read ??= stream.ReadAsync(received, cancellationToken).AsTask();
            if (await Task.WhenAny(passed, read) == passed)
            {
                await passed;
                return true;
            }

            await ReceiveAsync(cancellationToken);
        }
    }

    /// <summary>A method of its own: a cancelled <c>Task.Delay</c> wakes <c>WhenAny</c> over the thread pool.</summary>
    private async Task DelayAsync(TimeSpan tries, CancellationToken cancellationToken) =>
        await Task.Delay(tries, time, cancellationToken);

    private async Task AnswerAsync(byte[] data, CancellationToken cancellationToken)
    {
        lastAnswer = Frame(data);
        var hasCard = data is [0xD5, 0x4B, > 0, ..];
        if (hasCard && trouble.Ends(CardReaderFault.TornAway))
        {
            Remove();
            await SendAsync(lastAnswer[..(lastAnswer.Length / 2)], cancellationToken);
            lastAnswer = [];
            return;
        }

        await SendAsync(lastAnswer, cancellationToken);
    }

    private async Task SendAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        if (bytes.Length == 0 || trouble.Has(CardReaderFault.Silent)) return;
        if (trouble.Has(CardReaderFault.Garbage)) bytes = [.. bytes.Select(_ => trouble.NextGarbage())];
        await stream.WriteAsync(bytes, cancellationToken);
    }

    private void EndField()
    {
        lock (gate)
        {
            foreach (var card in cards) card.IsActive = false;
        }
    }

    private async Task<EmulatedPn532InputKind> NextAsync(CancellationToken cancellationToken)
    {
        if (interruption is { } word)
        {
            interruption = null;
            return word;
        }

        while (true)
        {
            if (TryTake(out var kind)) return kind;
            await ReceiveAsync(cancellationToken);
        }
    }

    private bool TryTake(out EmulatedPn532InputKind kind)
    {
        kind = EmulatedPn532InputKind.None;
        while (kind == EmulatedPn532InputKind.None && waiting.TryDequeue(out var value)) kind = input.Take(value);
        return kind != EmulatedPn532InputKind.None;
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        read ??= stream.ReadAsync(received, cancellationToken).AsTask();
        var count = await read;
        read = null;
        if (count == 0) throw new IOException("The wire ended.");
        foreach (var value in received.AsSpan(0, count)) waiting.Enqueue(value);
    }
}
