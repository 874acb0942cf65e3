using System.Text;

namespace Appliance.Hardware.Emulation.CardReaders;

/// <summary>
/// A RDM6300 on its serial line: it repeats the frame of the one tag that lies there. Tags and faults may come from any
/// thread.
/// </summary>
public sealed class EmulatedRdm6300
{
    /// <summary>From one frame's beginning to the next.</summary>
    public static readonly TimeSpan RepeatTime = TimeSpan.FromMilliseconds(65);

    /// <summary>Bytes of a tag's id.</summary>
    public const int IdLength = 5;

    /// <summary>Most tags in the field.</summary>
    public const int TagLimit = 8;

    private readonly Stream stream;
    private readonly TimeProvider time;
    private readonly CardReaderTrouble trouble = new();
    private readonly Lock gate = new();
    private readonly List<byte[]> tags = [];

    /// <summary>Makes a reader without a tag.</summary>
    /// <param name="deviceEnd">The device's end of the serial wire.</param>
    /// <param name="time">Clock for the repetitions.</param>
    public EmulatedRdm6300(Stream deviceEnd, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(deviceEnd);
        ArgumentNullException.ThrowIfNull(time);
        stream = deviceEnd;
        this.time = time;
    }

    /// <summary>How many tags are in the field.</summary>
    public int TagCount
    {
        get
        {
            lock (gate) return tags.Count;
        }
    }

    /// <summary>Puts a tag into the field, beside those that are there.</summary>
    /// <param name="id">Five bytes: version, and a number with its high byte first.</param>
    /// <exception cref="ArgumentException">The id has another length.</exception>
    /// <exception cref="InvalidOperationException">The field is full.</exception>
    public void Present(ReadOnlyMemory<byte> id)
    {
        if (id.Length != IdLength) throw new ArgumentException($"A tag has {IdLength} bytes.", nameof(id));
        lock (gate)
        {
            if (tags.Count == TagLimit) throw new InvalidOperationException($"No more than {TagLimit} tags fit.");
            tags.Add(id.ToArray());
        }
    }

    /// <summary>Takes all tags away.</summary>
    public void Remove()
    {
        lock (gate) tags.Clear();
    }

    /// <summary>Brings a fault about, or ends it.</summary>
    public void SetFault(CardReaderFault fault, bool active) => trouble.Set(fault, active);

    /// <summary>Says what lies there until cancelled.</summary>
    /// <exception cref="IOException">The wire is gone.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (NextFrame() is { Length: > 0 } frame) await stream.WriteAsync(frame, cancellationToken);
            await Task.Delay(RepeatTime, time, cancellationToken);
        }
    }

    private byte[] NextFrame()
    {
        byte[] frame;
        lock (gate) frame = tags is [var tag] ? Frame(tag) : []; // Two tags drown each other.
        if (frame.Length == 0 || trouble.Has(CardReaderFault.Silent)) return [];
        if (trouble.Ends(CardReaderFault.TornAway))
        {
            Remove();
            return frame[..(frame.Length / 2)];
        }

        return trouble.Has(CardReaderFault.Garbage) ? [.. frame.Select(_ => trouble.NextGarbage())] : frame;
    }

    private static byte[] Frame(byte[] id)
    {
        var sum = id.Aggregate(0, (left, right) => left ^ right);
        return Encoding.ASCII.GetBytes($"\u0002{Convert.ToHexString(id)}{sum:X2}\u0003");
    }
}
