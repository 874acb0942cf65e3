using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Devices;

/// <summary>
/// Opens the gate when told. A command that waited too long is dropped: whoever it was for stands there no more, and
/// somebody else would walk in.
/// </summary>
internal sealed class GateWorker(DeviceOpener<IGate> open, TimeProvider time, ILogger logger)
    : DeviceWorker(DeviceRoles.Gate, time, logger)
{
    /// <summary>Commands that may wait; the oldest is dropped.</summary>
    public const int QueueLimit = 2;

    /// <summary>How old a command may be when its turn comes.</summary>
    public static readonly TimeSpan CommandLimit = TimeSpan.FromSeconds(5);

    private readonly WorkQueue<long> commands = new(QueueLimit);

    /// <summary>Times the gate took the command to open.</summary>
    public int TimesOpened { get; private set; }

    public void Open() => commands.Add(Time.GetTimestamp());

    protected override async Task SessionAsync(CancellationToken cancellationToken)
    {
        using var opened = await open(cancellationToken);
        SetState(DeviceState.Online, null);
        while (true)
        {
            var orderedAt = await commands.TakeAsync(cancellationToken);
            commands.Done();
            if (Time.GetElapsedTime(orderedAt) > CommandLimit) continue;
            await opened.Device.OpenGateAsync(cancellationToken);
            TimesOpened++;
            Pulse();
        }
    }
}
