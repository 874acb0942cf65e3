using Appliance.Hardware.Buses;
using Appliance.Hardware.Queues;

namespace Appliance.Benchmarks;

/// <summary>
/// The host's end of a wire with a UART before it: bytes leave at the line's speed, ten bits each, and wait in the
/// kernel's buffer; a write waits when that is full. Answers take their time as well.
/// </summary>
internal sealed class PacedStream : AsyncStream
{
    /// <summary>What the kernel keeps for a terminal.</summary>
    private const int BufferBytes = 4_096;

    /// <summary>What leaves in one go: a 16550's queue.</summary>
    private const int ChunkBytes = 16;

    private const int BitsPerByte = 10;

    private static readonly TimeSpan TimerStep = TimeSpan.FromMilliseconds(1);
    private readonly Stream inner;
    private readonly TimeProvider time;
    private readonly int bitsPerSecond;
    private readonly AsyncQueue<byte[]> leaving = new(BufferBytes / ChunkBytes);

    public PacedStream(Stream inner, int bitsPerSecond, TimeProvider time) =>
        (this.inner, this.bitsPerSecond, this.time) = (inner, bitsPerSecond, time);

    /// <summary>How long bytes were on the way to the device.</summary>
    public TimeSpan Busy { get; private set; }

    /// <summary>When the last byte had left.</summary>
    public long LastLeft { get; private set; }

    /// <summary>Lets bytes leave until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var origin = time.GetTimestamp();
        var free = TimeSpan.Zero;
        while (true)
        {
            var chunk = await leaving.TakeAsync(cancellationToken);
            var now = time.GetElapsedTime(origin);
            var length = LengthOf(chunk.Length);

            // A chunk that was let go by the next whole millisecond follows the one before without a gap.
            free = (now - free < TimerStep ? free : now) + length;
            await Task.Delay(WholeMilliseconds(free - now), time, cancellationToken);
            Busy += length;
            LastLeft = time.GetTimestamp();
            await inner.WriteAsync(chunk, cancellationToken);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await inner.ReadAsync(buffer, cancellationToken);
        await Task.Delay(WholeMilliseconds(LengthOf(count)), time, cancellationToken);
        return count;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        for (var start = 0; start < buffer.Length; start += ChunkBytes)
        {
            await leaving.AddAsync(
                buffer[start..Math.Min(buffer.Length, start + ChunkBytes)].ToArray(), cancellationToken);
        }
    }

    private TimeSpan LengthOf(int bytes) =>
        TimeSpan.FromTicks(bytes * BitsPerByte * TimeSpan.TicksPerSecond / bitsPerSecond);

    /// <summary>Timers go by these: rounded up, so that the line is late rather than early.</summary>
    private static TimeSpan WholeMilliseconds(TimeSpan length) =>
        TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(length.TotalMilliseconds)));
}
