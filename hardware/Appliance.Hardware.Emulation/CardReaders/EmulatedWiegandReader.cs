using Appliance.Hardware.Emulation.Buses;

namespace Appliance.Hardware.Emulation.CardReaders;

/// <summary>
/// A reader with a Wiegand output on two lines of a GPIO chip. It sends a card's frame when it comes, and again each
/// second while it stays. Cards and faults may come from any thread.
/// </summary>
public sealed class EmulatedWiegandReader
{
    /// <summary>How long a pulse is low.</summary>
    public static readonly TimeSpan PulseWidth = TimeSpan.FromMicroseconds(50);

    /// <summary>From one pulse's beginning to the next.</summary>
    public static readonly TimeSpan PulseInterval = TimeSpan.FromMilliseconds(2);

    /// <summary>From one frame's beginning to its repetition.</summary>
    public static readonly TimeSpan RepeatTime = TimeSpan.FromSeconds(1);

    /// <summary>How soon a new card is noticed.</summary>
    public static readonly TimeSpan LookTime = TimeSpan.FromMilliseconds(50);

    private readonly EmulatedGpioChip chip;
    private readonly int data0;
    private readonly int data1;
    private readonly TimeProvider time;
    private readonly CardReaderTrouble trouble = new();
    private readonly Lock gate = new();
    private byte[]? card;

    /// <summary>Makes a reader without a card; both lines rest high.</summary>
    /// <param name="chip">The chip its lines are on.</param>
    /// <param name="data0">Line of DATA0.</param>
    /// <param name="data1">Line of DATA1.</param>
    /// <param name="time">Clock for the pulses.</param>
    public EmulatedWiegandReader(EmulatedGpioChip chip, int data0, int data1, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(chip);
        ArgumentNullException.ThrowIfNull(time);
        this.chip = chip;
        this.data0 = data0;
        this.data1 = data1;
        this.time = time;
        chip.Drive(data0, EmulatedDrive.High);
        chip.Drive(data1, EmulatedDrive.High);
    }

    /// <summary>Holds a card to it, in place of any other.</summary>
    /// <param name="data">Three bytes for 26 bits, four for 34, highest first.</param>
    /// <exception cref="ArgumentException">Another length.</exception>
    public void Present(ReadOnlyMemory<byte> data)
    {
        if (data.Length is not (3 or 4)) throw new ArgumentException("3 or 4 bytes.", nameof(data));
        lock (gate) card = data.ToArray();
    }

    /// <summary>Takes the card away.</summary>
    public void Remove()
    {
        lock (gate) card = null;
    }

    /// <summary>Brings a fault about, or ends it.</summary>
    public void SetFault(CardReaderFault fault, bool active) => trouble.Set(fault, active);

    /// <summary>Reads cards until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        byte[]? sent = null;
        var sentAt = time.GetTimestamp();
        while (true)
        {
            var now = Card();
            if (now is not null && (now != sent || time.GetElapsedTime(sentAt) >= RepeatTime))
            {
                sentAt = time.GetTimestamp();
                await SayAsync(now, cancellationToken);
            }

            sent = now;
            await Task.Delay(LookTime, time, cancellationToken);
        }
    }

    /// <summary>Sends bits, first first, as they are.</summary>
    /// <param name="bits">Zeros and ones.</param>
    /// <param name="cancellationToken">Ends it within a bit.</param>
    public async Task SendAsync(string bits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bits);
        foreach (var bit in bits)
        {
            var line = bit == '1' ? data1 : data0;
            chip.Drive(line, EmulatedDrive.Low);
            await WaitAsync(PulseWidth);
            chip.Drive(line, EmulatedDrive.High);
            await WaitAsync(PulseInterval - PulseWidth);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private byte[]? Card()
    {
        lock (gate) return card;
    }

    private async Task SayAsync(byte[] data, CancellationToken cancellationToken)
    {
        if (trouble.Has(CardReaderFault.Silent)) return;
        var bits = Frame(data);
        if (trouble.Ends(CardReaderFault.TornAway))
        {
            Remove();
            bits = bits[..(bits.Length / 2)];
        }
        else if (trouble.Has(CardReaderFault.Garbage))
        {
            bits = string.Concat(Enumerable.Range(0, trouble.NextGarbage()).Select(_ => trouble.NextGarbage() & 1));
        }

        await SendAsync(bits, cancellationToken);
    }

    private static string Frame(byte[] data)
    {
        var bits = string.Concat(data.Select(value => Convert.ToString(value, 2).PadLeft(8, '0')));
        var even = bits[..(bits.Length / 2)].Count(bit => bit == '1') % 2;
        var odd = 1 - (bits[(bits.Length / 2)..].Count(bit => bit == '1') % 2);
        return $"{even}{bits}{odd}";
    }

    /// <summary>Waits for parts of a millisecond, which Task.Delay would cut off.</summary>
    private async Task WaitAsync(TimeSpan span)
    {
        TaskCompletionSource done = new();
        await using var timer = time.CreateTimer(_ => done.TrySetResult(), null, span, Timeout.InfiniteTimeSpan);
        await done.Task;
    }
}
