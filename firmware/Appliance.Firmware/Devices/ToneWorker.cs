using System.Threading.Channels;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Devices;

/// <summary>Sounds the buzzer; signals that queue up behind a long one are dropped, the newest stays.</summary>
internal sealed class ToneWorker(Func<IToneIndicator> open, TimeProvider time, ILogger<ToneWorker> logger)
    : DeviceWorker(DeviceRoles.Buzzer, time, logger)
{
    /// <summary>Signals that may wait.</summary>
    public const int QueueLimit = 2;

    private readonly Channel<ToneSignal> signals = Channel.CreateBounded<ToneSignal>(
        new BoundedChannelOptions(QueueLimit) { FullMode = BoundedChannelFullMode.DropOldest });

    public void Sound(ToneSignal signal) => signals.Writer.TryWrite(signal);

    protected override async Task SessionAsync(CancellationToken cancellationToken)
    {
        var indicator = open();
        try
        {
            SetState(DeviceState.Online, null);
            await foreach (var signal in signals.Reader.ReadAllAsync(cancellationToken))
            {
                await indicator.SoundAsync(signal, cancellationToken);
            }
        }
        finally
        {
            (indicator as IDisposable)?.Dispose();
        }
    }
}
