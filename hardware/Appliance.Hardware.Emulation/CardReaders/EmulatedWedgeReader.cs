using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Appliance.Hardware.Queues;

namespace Appliance.Hardware.Emulation.CardReaders;

/// <summary>
/// A reader that types, seen as the lines that come from its keyboard: a card's line when it comes, and again each second
/// while it stays. Cards and faults may come from any thread.
/// </summary>
public sealed class EmulatedWedgeReader
{
    /// <summary>From one line to its repetition.</summary>
    public static readonly TimeSpan RepeatTime = TimeSpan.FromSeconds(1);

    /// <summary>How soon a new card is noticed.</summary>
    public static readonly TimeSpan LookTime = TimeSpan.FromMilliseconds(50);

    /// <summary>Lines that wait for a reader; beyond that the oldest is lost.</summary>
    public const int LineLimit = 16;

    private readonly TimeProvider time;
    private readonly CardReaderTrouble trouble = new();
    private readonly Lock gate = new();
    private AsyncQueue<string> lines = new(LineLimit);
    private string? card;

    /// <summary>Makes a reader without a card.</summary>
    /// <param name="time">Clock for the repetitions.</param>
    public EmulatedWedgeReader(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        this.time = time;
    }

    /// <summary>Holds a card to it, in place of any other.</summary>
    /// <param name="line">What it types for this card.</param>
    public void Present(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        lock (gate) card = line;
    }

    /// <summary>Takes the card away.</summary>
    public void Remove()
    {
        lock (gate) card = null;
    }

    /// <summary>Brings a fault about, or ends it.</summary>
    public void SetFault(CardReaderFault fault, bool active) => trouble.Set(fault, active);

    /// <summary>Pulls its plug, which ends its lines, or puts it back.</summary>
    public void SetUnplugged(bool value)
    {
        lock (gate)
        {
            lines.Close();
            if (!value) lines = new(LineLimit);
        }
    }

    /// <summary>Types a line as it is.</summary>
    public void Type(string line)
    {
        lock (gate) lines.AddDroppingOldest(line);
    }

    /// <summary>Its lines from now on, until it is unplugged.</summary>
    /// <exception cref="IOException">It is unplugged.</exception>
    public async IAsyncEnumerable<string> ReadLinesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        AsyncQueue<string> reader;
        lock (gate) reader = lines;
        while (true)
        {
            string line;
            try
            {
                line = await reader.TakeAsync(cancellationToken);
            }
            catch (ChannelClosedException exception)
            {
                throw new IOException("The keyboard is gone (ENODEV).", exception);
            }

            yield return line;
        }
    }

    /// <summary>Reads cards until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        string? typed = null;
        var typedAt = time.GetTimestamp();
        while (true)
        {
            var now = Card();
            if (now is not null && (!ReferenceEquals(now, typed) || time.GetElapsedTime(typedAt) >= RepeatTime))
            {
                typedAt = time.GetTimestamp();
                Say(now);
            }

            typed = now;
            await Task.Delay(LookTime, time, cancellationToken);
        }
    }

    private string? Card()
    {
        lock (gate) return card;
    }

    private void Say(string line)
    {
        if (trouble.Has(CardReaderFault.Silent)) return;
        if (trouble.Ends(CardReaderFault.TornAway))
        {
            Remove();
            line = line[..(line.Length / 2)];
        }
        else if (trouble.Has(CardReaderFault.Garbage))
        {
            line = string.Concat(line.Select(_ => (char)('G' + (trouble.NextGarbage() % 20))));
        }

        Type(line);
    }
}
