using System.Collections.Frozen;

namespace Appliance.Hardware.Emulation.CardReaders;

/// <summary>What can be wrong with an emulated card reader.</summary>
public enum CardReaderFault
{
    /// <summary>
    /// The card leaves as it is read: the next answer that has one breaks off after some bytes. The fault is over then.
    /// </summary>
    TornAway,

    /// <summary>It answers with bytes that mean nothing.</summary>
    Garbage,

    /// <summary>It says nothing.</summary>
    Silent,
}

/// <summary>The names of the faults.</summary>
public static class CardReaderFaults
{
    /// <summary>Each fault by its name in requests.</summary>
    public static IReadOnlyDictionary<string, CardReaderFault> Names { get; } =
        new Dictionary<string, CardReaderFault>
        {
            ["torn-away"] = CardReaderFault.TornAway,
            ["garbage"] = CardReaderFault.Garbage,
            ["silent"] = CardReaderFault.Silent,
        }.ToFrozenDictionary(StringComparer.Ordinal);
}
