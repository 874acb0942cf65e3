namespace Appliance.Hardware.Ports;

/// <summary>A gate or door that is opened by a relay (UnifiedPOS Gate). It closes by itself.</summary>
public interface IGate
{
    /// <summary>
    /// Gives one pulse of bounded length, after the minimum rest since the last one, and completes when it is over
    /// (OpenGate).
    /// </summary>
    /// <exception cref="IOException">The line is taken or gone.</exception>
    Task OpenGateAsync(CancellationToken cancellationToken);
}
