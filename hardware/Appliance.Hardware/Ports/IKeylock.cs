namespace Appliance.Hardware.Ports;

/// <summary>A mode switch with a key (UnifiedPOS Keylock).</summary>
public interface IKeylock
{
    /// <summary>Yields the position at the start, then each one the key is turned to, until cancelled.</summary>
    /// <exception cref="IOException">The lines are gone.</exception>
    IAsyncEnumerable<KeylockPosition> ReadPositionsAsync(CancellationToken cancellationToken);
}

/// <summary>Where a key stands (UnifiedPOS KeyPosition).</summary>
public enum KeylockPosition
{
    /// <summary>It cannot be told: no contact, or several, for longer than a turn takes. Grants nothing.</summary>
    Unknown = 0,

    /// <summary>Locked (LOCK_KP_LOCK).</summary>
    Lock = 1,

    /// <summary>Selling (LOCK_KP_NORM).</summary>
    Normal = 2,

    /// <summary>Supervisor (LOCK_KP_SUPR).</summary>
    Supervisor = 3,
}
