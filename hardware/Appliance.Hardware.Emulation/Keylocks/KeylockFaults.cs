using System.Collections.Frozen;

namespace Appliance.Hardware.Emulation.Keylocks;

/// <summary>What can be wrong with an emulated keylock.</summary>
public enum KeylockFault
{
    /// <summary>Its cable is off: no contact is closed.</summary>
    Unplugged,

    /// <summary>Normal and Supervisor are closed for good.</summary>
    Shorted,
}

/// <summary>The names of the faults.</summary>
public static class KeylockFaults
{
    /// <summary>Each fault by its name in requests.</summary>
    public static IReadOnlyDictionary<string, KeylockFault> Names { get; } =
        new Dictionary<string, KeylockFault>
        {
            ["unplugged"] = KeylockFault.Unplugged,
            ["shorted"] = KeylockFault.Shorted,
        }.ToFrozenDictionary(StringComparer.Ordinal);
}
