namespace Appliance.Hardware.Ports;

/// <summary>Tells where the appliance has its power from (UnifiedPOS POSPower).</summary>
public interface IPosPower
{
    /// <summary>Yields the source at the start, then each change, until cancelled.</summary>
    /// <exception cref="IOException">The line is gone.</exception>
    IAsyncEnumerable<PowerReading> ReadPowerAsync(CancellationToken cancellationToken);
}

/// <summary>Where the power comes from.</summary>
/// <param name="Source">The source now.</param>
/// <param name="ChangedAt">Monotonic time of the change; null for the source at the start.</param>
public readonly record struct PowerReading(PowerSource Source, TimeSpan? ChangedAt);

/// <summary>A source of power (UnifiedPOS PowerSource).</summary>
public enum PowerSource
{
    /// <summary>The mains (PWR_SOURCE_AC).</summary>
    Mains,

    /// <summary>What is stored: there is little time left (PWR_SOURCE_BACKUP).</summary>
    Backup,
}
