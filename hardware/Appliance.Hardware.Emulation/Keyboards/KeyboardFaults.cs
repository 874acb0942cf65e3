using System.Collections.Frozen;

namespace Appliance.Hardware.Emulation.Keyboards;

/// <summary>What can be wrong with an emulated keyboard.</summary>
public enum KeyboardFault
{
    /// <summary>Contacts bounce: each press and release flickers for 3 ms.</summary>
    Bounce,

    /// <summary>Keys stay down when they are released, until the fault ends.</summary>
    StuckKeys,
}

/// <summary>The names of the faults.</summary>
public static class KeyboardFaults
{
    /// <summary>Each fault by its name in requests.</summary>
    public static IReadOnlyDictionary<string, KeyboardFault> Names { get; } =
        new Dictionary<string, KeyboardFault>
        {
            ["bounce"] = KeyboardFault.Bounce,
            ["stuck-keys"] = KeyboardFault.StuckKeys,
        }.ToFrozenDictionary(StringComparer.Ordinal);
}
