using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Devices;

/// <summary>Sounds the buzzer; signals that queue up behind a long one are dropped, the newest stays.</summary>
internal sealed class ToneWorker(DeviceOpener<IToneIndicator> open, TimeProvider time, ILogger<ToneWorker> logger)
    : DeviceWorker(DeviceRoles.Buzzer, time, logger)
{
    /// <summary>Signals that may wait.</summary>
    public const int QueueLimit = 2;

    private readonly WorkQueue<ToneSignal> signals = new(QueueLimit);

    /// <summary>Called when a signal begins to sound; must not block.</summary>
    public event Action<ToneSignal>? Sounding;

    public void Sound(ToneSignal signal) => signals.Add(signal);

    protected override async Task SessionAsync(CancellationToken cancellationToken)
    {
        using var opened = await open(cancellationToken);
        SetState(DeviceState.Online, null);
        while (true)
        {
            // A signal that the buzzer could not take is over: nobody wants to hear it later.
            var signal = await signals.TakeAsync(cancellationToken);
            signals.Done();
            Sounding?.Invoke(signal);
            await opened.Device.SoundAsync(signal, cancellationToken);
        }
    }
}
