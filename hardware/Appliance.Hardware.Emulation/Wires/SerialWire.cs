using Appliance.Hardware.Buses;
using Appliance.Hardware.Queues;

namespace Appliance.Hardware.Emulation.Wires;

/// <summary>
/// A serial cable in memory: two streams, each reading what the other wrote. It can be pulled and put back, and noise
/// can be put on it. Each direction holds at most <see cref="LimitBytes"/>; a writer waits beyond that, as a UART with
/// flow control would.
/// </summary>
public sealed class SerialWire : IDisposable
{
    /// <summary>How many bytes may be under way in one direction.</summary>
    public const int LimitBytes = 65_536;

    private const int ChunkLimit = 1_024;
    private const int ChunkLength = LimitBytes / ChunkLimit;
    private readonly End host;
    private readonly End device;
    private volatile bool pulled;
    private volatile bool gone;

    /// <summary>Makes a cable that is plugged in.</summary>
    public SerialWire()
    {
        var toDevice = new AsyncQueue<byte[]>(ChunkLimit);
        var toHost = new AsyncQueue<byte[]>(ChunkLimit);
        host = new(this, toHost, toDevice, isHost: true);
        device = new(this, toDevice, toHost, isHost: false);
    }

    /// <summary>Called with each run of bytes: true when the host wrote them. For a trace; must not block.</summary>
    public event Action<bool, ReadOnlyMemory<byte>>? Transferred;

    /// <summary>The end the driver holds.</summary>
    public Stream Host => host;

    /// <summary>
    /// Opens the end the driver holds, as a serial port is opened: what came while nobody listened is thrown away.
    /// </summary>
    public Stream Open()
    {
        host.Discard();
        return host;
    }

    /// <summary>The end the emulated device holds.</summary>
    public Stream Device => device;

    /// <summary>Whether the cable is out.</summary>
    public bool IsPulled => pulled;

    /// <summary>Pulls the cable: reads and writes of the host fail, bytes under way are lost.</summary>
    public void Pull()
    {
        pulled = true;
        host.Break();
        host.Discard();
        device.Discard();
    }

    /// <summary>Puts the cable back; the driver opens it anew.</summary>
    public void PlugIn()
    {
        host.Discard();
        device.Discard();
        host.Mend();
        pulled = false;
    }

    /// <summary>Puts bytes on the wire towards the host that no device sent; what finds no room is lost.</summary>
    public void InjectNoise(ReadOnlyMemory<byte> bytes) => host.Inject(bytes);

    /// <summary>Ends both streams: what waits on them, and each later use, fails with <see cref="IOException"/>.</summary>
    public void Dispose()
    {
        gone = true;
        host.Break();
        device.Break();
    }

    private sealed class End(SerialWire wire, AsyncQueue<byte[]> incoming, AsyncQueue<byte[]> outgoing, bool isHost) : AsyncStream
    {
        private readonly Lock gate = new();
        private ReadOnlyMemory<byte> rest;
        private volatile CancellationTokenSource broken = new();

        public void Break() => broken.Cancel();

        public void Mend() => broken = new();

        public void Inject(ReadOnlyMemory<byte> bytes)
        {
            if (wire.pulled) return;
            for (var start = 0; start < bytes.Length; start += ChunkLength)
                incoming.TryAdd(bytes[start..Math.Min(bytes.Length, start + ChunkLength)].ToArray());
        }

        public void Discard()
        {
            lock (gate) rest = default;
            while (incoming.TryTake(out _))
            {
            }
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (buffer.IsEmpty) return 0;
            while (true)
            {
                if (TakeRest(buffer, out var count)) return count;
                var chunk = await WithBreakAsync(incoming.TakeAsync, cancellationToken);
                lock (gate) rest = chunk;
            }
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            for (var start = 0; start < buffer.Length; start += ChunkLength)
            {
                // A device does not notice that its cable is out: what it says then is lost, also the rest of this.
                if (wire.pulled && !isHost) return;
                var chunk = buffer[start..Math.Min(buffer.Length, start + ChunkLength)].ToArray();
                await WithBreakAsync(
                    async token =>
                    {
                        await outgoing.AddAsync(chunk, token);
                        return true;
                    },
                    cancellationToken);
                wire.Transferred?.Invoke(isHost, chunk);
            }
        }

        private bool TakeRest(Memory<byte> buffer, out int count)
        {
            lock (gate)
            {
                count = Math.Min(buffer.Length, rest.Length);
                rest[..count].CopyTo(buffer);
                rest = rest[count..];
                return count > 0;
            }
        }

        private async ValueTask<T> WithBreakAsync<T>(
            Func<CancellationToken, ValueTask<T>> transfer, CancellationToken cancellationToken)
        {
            if (wire.gone) throw new IOException("The cable is gone.");
            if (wire.pulled && isHost) throw new IOException("The cable is out.");
            var current = broken;
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, current.Token);
            try
            {
                return await transfer(linked.Token);
            }
            catch (OperationCanceledException exception)
                when (current.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw new IOException(wire.gone ? "The cable is gone." : "The cable was pulled.", exception);
            }
        }
    }
}
