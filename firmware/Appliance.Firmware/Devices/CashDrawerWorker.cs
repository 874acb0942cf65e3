using System.Threading.Channels;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Devices;

/// <summary>
/// Opens the drawer when told. A command the device could not take in time is dropped: a drawer that springs open
/// minutes later, when nobody stands there, is worse than one that stays shut.
/// </summary>
internal sealed class CashDrawerWorker(Func<ICashDrawer> open, TimeProvider time, ILogger<CashDrawerWorker> logger)
    : DeviceWorker(DeviceRoles.Drawer, time, logger)
{
    /// <summary>Commands that may wait; the oldest is dropped.</summary>
    public const int QueueLimit = 4;

    /// <summary>How old a command may be when its turn comes.</summary>
    public static readonly TimeSpan CommandLimit = TimeSpan.FromSeconds(5);

    private readonly Channel<long> commands = Channel.CreateBounded<long>(
        new BoundedChannelOptions(QueueLimit) { FullMode = BoundedChannelFullMode.DropOldest });

    private int busy;

    /// <summary>Called when the sensor changed; must not block.</summary>
    public event Action<bool>? OpenedChanged;

    /// <summary>Whether no command waits or runs.</summary>
    public bool IsIdle => commands.Reader.Count == 0 && Volatile.Read(ref busy) == 0;

    public void Open() => commands.Writer.TryWrite(Time.GetTimestamp());

    protected override async Task SessionAsync(CancellationToken cancellationToken)
    {
        var drawer = open();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        void Tell(bool opened) => OpenedChanged?.Invoke(opened);
        drawer.DrawerOpenedChanged += Tell;
        try
        {
            SetState(DeviceState.Online, null);
            await await Task.WhenAny(drawer.RunAsync(stop.Token), ServeAsync(drawer, stop.Token));
        }
        finally
        {
            drawer.DrawerOpenedChanged -= Tell;
            await stop.CancelAsync();
            (drawer as IDisposable)?.Dispose();
        }
    }

    private async Task ServeAsync(ICashDrawer drawer, CancellationToken cancellationToken)
    {
        await foreach (var orderedAt in commands.Reader.ReadAllAsync(cancellationToken))
        {
            if (Time.GetElapsedTime(orderedAt) > CommandLimit) continue;
            Volatile.Write(ref busy, 1);
            try
            {
                await drawer.OpenDrawerAsync(cancellationToken);
            }
            finally
            {
                Volatile.Write(ref busy, 0);
                Pulse();
            }
        }
    }
}
