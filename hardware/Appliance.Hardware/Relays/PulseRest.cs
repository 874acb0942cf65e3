namespace Appliance.Hardware.Relays;

/// <summary>Keeps a least rest between the pulses of one coil.</summary>
/// <param name="rest">From the end of a pulse, however it ended, to the next.</param>
/// <param name="time">Clock for the rest.</param>
internal sealed class PulseRest(TimeSpan rest, TimeProvider time)
{
    private long? lastPulseEnd;

    /// <summary>Waits until the coil has rested.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        if (lastPulseEnd is not { } end) return;
        var left = rest - time.GetElapsedTime(end);
        if (left > TimeSpan.Zero) await Task.Delay(left, time, cancellationToken);
    }

    /// <summary>Notes that a pulse ended, in whatever way.</summary>
    public void Begin() => lastPulseEnd = time.GetTimestamp();
}
