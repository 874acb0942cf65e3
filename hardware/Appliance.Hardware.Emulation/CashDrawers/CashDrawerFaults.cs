using System.Collections.Frozen;

namespace Appliance.Hardware.Emulation.CashDrawers;

/// <summary>What can be wrong with an emulated cash drawer.</summary>
public enum CashDrawerFault
{
    /// <summary>It does not open, however long the solenoid pulls.</summary>
    Jammed,

    /// <summary>The sensor's cable is off: its line floats.</summary>
    SensorUnplugged,
}

/// <summary>The names of the faults.</summary>
public static class CashDrawerFaults
{
    /// <summary>Each fault by its name in requests.</summary>
    public static IReadOnlyDictionary<string, CashDrawerFault> Names { get; } =
        new Dictionary<string, CashDrawerFault>
        {
            ["jammed"] = CashDrawerFault.Jammed,
            ["sensor-unplugged"] = CashDrawerFault.SensorUnplugged,
        }.ToFrozenDictionary(StringComparer.Ordinal);
}
