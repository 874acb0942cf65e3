using System.Collections.Frozen;

namespace Appliance.Hardware.Emulation.CashAcceptors;

/// <summary>What can be wrong with an emulated coin acceptor or bill validator.</summary>
public enum CashAcceptorFault
{
    /// <summary>It says nothing, and does what it is told.</summary>
    Silent,

    /// <summary>It answers with bytes that mean nothing.</summary>
    Garbage,

    /// <summary>Its answers break off in the middle.</summary>
    HalfFrame,

    /// <summary>It answers late, but within what a host waits for.</summary>
    Slow,

    /// <summary>Money gets stuck in it; when that ends it goes where it was going.</summary>
    Jammed,
}

/// <summary>The names of the faults.</summary>
public static class CashAcceptorFaults
{
    /// <summary>Each fault by its name in requests.</summary>
    public static IReadOnlyDictionary<string, CashAcceptorFault> Names { get; } =
        new Dictionary<string, CashAcceptorFault>
        {
            ["silent"] = CashAcceptorFault.Silent,
            ["garbage"] = CashAcceptorFault.Garbage,
            ["half-frame"] = CashAcceptorFault.HalfFrame,
            ["slow"] = CashAcceptorFault.Slow,
            ["jammed"] = CashAcceptorFault.Jammed,
        }.ToFrozenDictionary(StringComparer.Ordinal);
}
