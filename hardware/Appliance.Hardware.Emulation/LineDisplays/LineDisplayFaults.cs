using System.Collections.Frozen;

namespace Appliance.Hardware.Emulation.LineDisplays;

/// <summary>What can be wrong with an emulated line display.</summary>
public enum LineDisplayFault
{
    /// <summary>Its cable is out: it answers nothing, and has no power.</summary>
    Unplugged,

    /// <summary>It has no power for a moment and forgets all; it is over as soon as it is set.</summary>
    PowerLoss,
}

/// <summary>The names of the faults.</summary>
public static class LineDisplayFaults
{
    /// <summary>Each fault by its name in requests.</summary>
    public static IReadOnlyDictionary<string, LineDisplayFault> Names { get; } =
        new Dictionary<string, LineDisplayFault>
        {
            ["unplugged"] = LineDisplayFault.Unplugged,
            ["power-loss"] = LineDisplayFault.PowerLoss,
        }.ToFrozenDictionary(StringComparer.Ordinal);
}
