using System.Collections.Frozen;

namespace Appliance.Hardware.Emulation.Buses;

/// <summary>What can be wrong with an emulated GPIO chip.</summary>
public enum GpioChipFault
{
    /// <summary>The chip is gone, as one on USB can be: requests fail and lines float.</summary>
    Unplugged,

    /// <summary>Writes of output lines fail; reads, edges and requests go on.</summary>
    WriteFailure,
}

/// <summary>The names of the faults.</summary>
public static class GpioChipFaults
{
    /// <summary>Each fault by its name in requests.</summary>
    public static IReadOnlyDictionary<string, GpioChipFault> Names { get; } =
        new Dictionary<string, GpioChipFault>
        {
            ["unplugged"] = GpioChipFault.Unplugged,
            ["write-failure"] = GpioChipFault.WriteFailure,
        }.ToFrozenDictionary(StringComparer.Ordinal);
}
