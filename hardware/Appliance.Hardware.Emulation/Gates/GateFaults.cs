using System.Collections.Frozen;

namespace Appliance.Hardware.Emulation.Gates;

/// <summary>What can be wrong with an emulated gate.</summary>
public enum GateFault
{
    /// <summary>It does not open.</summary>
    Stuck,
}

/// <summary>The names of the faults.</summary>
public static class GateFaults
{
    /// <summary>Each fault by its name in requests.</summary>
    public static IReadOnlyDictionary<string, GateFault> Names { get; } =
        new Dictionary<string, GateFault> { ["stuck"] = GateFault.Stuck }.ToFrozenDictionary(StringComparer.Ordinal);
}
