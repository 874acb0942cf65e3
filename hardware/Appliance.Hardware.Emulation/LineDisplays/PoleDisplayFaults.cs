using System.Collections.Frozen;

namespace Appliance.Hardware.Emulation.LineDisplays;

/// <summary>What can be wrong with an emulated pole display; its cable is the wire's.</summary>
public enum PoleDisplayFault
{
    /// <summary>It has no power for a moment and forgets all; it is over as soon as it is set.</summary>
    PowerLoss,

    /// <summary>The line is disturbed: one bit of each byte arrives wrong.</summary>
    Garbage,
}

/// <summary>The names of the faults.</summary>
public static class PoleDisplayFaults
{
    /// <summary>Each fault by its name in requests.</summary>
    public static IReadOnlyDictionary<string, PoleDisplayFault> Names { get; } =
        new Dictionary<string, PoleDisplayFault>
        {
            ["power-loss"] = PoleDisplayFault.PowerLoss,
            ["garbage"] = PoleDisplayFault.Garbage,
        }.ToFrozenDictionary(StringComparer.Ordinal);
}
