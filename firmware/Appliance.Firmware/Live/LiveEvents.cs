using System.Threading.Channels;

namespace Appliance.Firmware.Live;

/// <summary>Something a page that is open wants to know at once.</summary>
/// <param name="Kind">Name of the server-sent event.</param>
/// <param name="Data">Its body; written as JSON.</param>
internal sealed record LiveEvent(string Kind, object Data);

/// <summary>Spreads live events. A reader that is too slow loses the oldest ones; nobody waits for it.</summary>
internal sealed class LiveEvents
{
    /// <summary>Events that may wait for one reader.</summary>
    public const int QueueLimit = 256;

    /// <summary>Readers at once; a further one is refused.</summary>
    public const int ReaderLimit = 100;

    private readonly Lock gate = new();
    private readonly HashSet<Channel<LiveEvent>> readers = [];

    public void Tell(string kind, object data)
    {
        lock (gate)
        {
            foreach (var reader in readers) reader.Writer.TryWrite(new(kind, data));
        }
    }

    /// <summary>Starts to listen, or returns null when there are too many readers.</summary>
    public Subscription? Listen()
    {
        var channel = Channel.CreateBounded<LiveEvent>(
            new BoundedChannelOptions(QueueLimit) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (gate)
        {
            if (readers.Count >= ReaderLimit) return null;
            readers.Add(channel);
        }

        return new(this, channel);
    }

    internal sealed class Subscription(LiveEvents owner, Channel<LiveEvent> channel) : IDisposable
    {
        public ChannelReader<LiveEvent> Events => channel.Reader;

        public void Dispose()
        {
            lock (owner.gate) owner.readers.Remove(channel);
        }
    }
}
