using Appliance.Firmware.Core;
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

    /// <summary>Raising the relay's line is one call into the kernel; waking another thread for it takes longer.</summary>
    private readonly WorkQueue<long> commands = new(QueueLimit, runsOnAdder: true);

    /// <summary>Whether no command waits or runs.</summary>
    public bool IsIdle => commands.IsIdle;

    public void Open() => commands.Add(Time.GetTimestamp());

    protected override async Task SessionAsync(CancellationToken cancellationToken)
    {
        var drawer = open();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            SetState(DeviceState.Online, null);
            await await Task.WhenAny(drawer.RunAsync(stop.Token), ServeAsync(drawer, stop.Token));
        }
        finally
        {
            stop.CancelHere();
            (drawer as IDisposable)?.Dispose();
        }
    }

    private async Task ServeAsync(ICashDrawer drawer, CancellationToken cancellationToken)
    {
        while (true)
        {
            var orderedAt = await commands.TakeAsync(cancellationToken);
            try
            {
                if (Time.GetElapsedTime(orderedAt) <= CommandLimit) await drawer.OpenDrawerAsync(cancellationToken);
            }
            finally
            {
                commands.Done();
                Pulse();
            }
        }
    }
}
