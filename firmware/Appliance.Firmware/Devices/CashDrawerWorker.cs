using Appliance.Firmware.Core;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Devices;

/// <summary>
/// Opens the drawer when told. A command the device could not take in time is dropped: a drawer that springs open
/// minutes later, when nobody stands there, is worse than one that stays shut.
/// </summary>
internal sealed class CashDrawerWorker(
    DeviceOpener<ICashDrawer> open, TimeProvider time, ILogger<CashDrawerWorker> logger)
    : DeviceWorker(DeviceRoles.Drawer, time, logger)
{
    /// <summary>Commands that may wait; the oldest is dropped.</summary>
    public const int QueueLimit = 4;

    /// <summary>How old a command may be when its turn comes.</summary>
    public static readonly TimeSpan CommandLimit = TimeSpan.FromSeconds(5);

    /// <summary>Raising the relay's line is one call into the kernel; waking another thread for it takes longer.</summary>
    private readonly WorkQueue<long> commands = new(QueueLimit, runsOnAdder: true);

    /// <summary>Whether no command waits or runs.</summary>
    public bool IsIdle => commands.IsIdle;

    /// <summary>Whether the drawer stands open; null without a sensor and while the device is lost.</summary>
    public bool? IsOpen { get; private set; }

    /// <summary>Times the device took the command to open.</summary>
    public int TimesOpened { get; private set; }

    /// <summary>Called after <see cref="IsOpen"/> or <see cref="TimesOpened"/> changed; must not block.</summary>
    public event Action? Moved;

    public void Open() => commands.Add(Time.GetTimestamp());

    protected override async Task SessionAsync(CancellationToken cancellationToken)
    {
        using var opened = await open(cancellationToken);
        var drawer = opened.Device;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        drawer.DrawerOpenedChanged += Notice;
        try
        {
            SetState(DeviceState.Online, null);
            await await Task.WhenAny(drawer.RunAsync(stop.Token), ServeAsync(drawer, stop.Token));
        }
        finally
        {
            stop.CancelHere();
            drawer.DrawerOpenedChanged -= Notice;
            IsOpen = null;
        }
    }

    private async Task ServeAsync(ICashDrawer drawer, CancellationToken cancellationToken)
    {
        while (true)
        {
            var orderedAt = await commands.TakeAsync(cancellationToken);
            try
            {
                if (Time.GetElapsedTime(orderedAt) > CommandLimit) continue;
                await drawer.OpenDrawerAsync(cancellationToken);
                TimesOpened++;
                Moved?.Invoke();
            }
            finally
            {
                commands.Done();
                Pulse();
            }
        }
    }

    private void Notice(bool isOpen)
    {
        IsOpen = isOpen;
        Pulse();
        Moved?.Invoke();
    }
}
