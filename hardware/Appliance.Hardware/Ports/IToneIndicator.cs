namespace Appliance.Hardware.Ports;

/// <summary>A buzzer (UnifiedPOS ToneIndicator).</summary>
public interface IToneIndicator
{
    /// <summary>Sounds once and completes when it is silent again.</summary>
    /// <exception cref="IOException">The line is gone.</exception>
    Task SoundAsync(ToneSignal signal, CancellationToken cancellationToken);
}

/// <summary>What a sound means.</summary>
public enum ToneSignal
{
    /// <summary>A key, scan or tap was taken: one short tone.</summary>
    Accepted,

    /// <summary>Something is wrong: two long tones.</summary>
    Error,
}
