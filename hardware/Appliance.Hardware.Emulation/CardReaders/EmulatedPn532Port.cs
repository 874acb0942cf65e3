using Appliance.Hardware.Queues;

namespace Appliance.Hardware.Emulation.CardReaders;

/// <summary>
/// The host port of a PN532 on I2C or SPI: what the host writes arrives as on the UART, and frames wait until the host
/// fetches them, one at a time.
/// </summary>
internal sealed class EmulatedPn532Port
{
    /// <summary>Transfers and frames that may wait, in each direction.</summary>
    public const int FrameLimit = 16;

    private readonly AsyncQueue<byte[]> toChip = new(FrameLimit);
    private readonly Queue<byte[]> toHost = new();
    private readonly Lock gate = new();

    /// <summary>Whether a frame waits for the host.</summary>
    public bool IsReady
    {
        get
        {
            lock (gate) return toHost.Count > 0;
        }
    }

    /// <summary>
    /// The host addressed the chip: that wakes it, as a 55 does on the UART; and frames nobody fetched are dropped when
    /// it has something to say.
    /// </summary>
    public void FromHost(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.IsEmpty)
        {
            lock (gate) toHost.Clear();
        }

        toChip.TryAdd([0x55, .. bytes]);
    }

    /// <summary>The host fetches the frame that waits; what it reads beyond that is 00.</summary>
    public void Fetch(Span<byte> bytes)
    {
        bytes.Clear();
        lock (gate)
        {
            if (!toHost.TryDequeue(out var frame)) return;
            frame.AsSpan(0, Math.Min(frame.Length, bytes.Length)).CopyTo(bytes);
        }
    }

    /// <summary>The end that <see cref="EmulatedPn532"/> speaks over.</summary>
    public Stream OpenChipEnd() => new ChipEnd(this);

    private void FromChip(byte[] frame)
    {
        lock (gate)
        {
            if (toHost.Count == FrameLimit) toHost.Dequeue();
            toHost.Enqueue(frame);
        }
    }

    private sealed class ChipEnd(EmulatedPn532Port port) : Stream
    {
        private ReadOnlyMemory<byte> rest;

        public override bool CanRead => true;

        public override bool CanWrite => true;

        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (rest.IsEmpty) rest = await port.toChip.TakeAsync(cancellationToken);
            var count = Math.Min(buffer.Length, rest.Length);
            rest[..count].CopyTo(buffer);
            rest = rest[count..];
            return count;
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            port.FromChip(buffer.ToArray());
            return default;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
