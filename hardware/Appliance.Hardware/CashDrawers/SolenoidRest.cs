namespace Appliance.Hardware.CashDrawers;

/// <summary>Keeps <see cref="SolenoidBounds.Rest"/> between the pulses of one drawer.</summary>
internal sealed class SolenoidRest(TimeProvider time)
{
    private long? lastPulseEnd;

    /// <summary>Waits until the solenoid has rested.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        if (lastPulseEnd is not { } end) return;
        var left = SolenoidBounds.Rest - time.GetElapsedTime(end);
        if (left > TimeSpan.Zero) await Task.Delay(left, time, cancellationToken);
    }

    /// <summary>Notes that a pulse ended, in whatever way.</summary>
    public void Begin() => lastPulseEnd = time.GetTimestamp();
}
