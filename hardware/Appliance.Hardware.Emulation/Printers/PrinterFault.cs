using System.Collections.Frozen;

namespace Appliance.Hardware.Emulation.Printers;

/// <summary>What can be wrong with an emulated printer.</summary>
public enum PrinterFault
{
    /// <summary>The roll is used up: printing stops where it is.</summary>
    PaperEnd,

    /// <summary>The roll is nearly used up: printing goes on.</summary>
    PaperNearEnd,

    /// <summary>The cover stands open: printing stops where it is.</summary>
    CoverOpen,

    /// <summary>The cutter is jammed: printing stops where it is.</summary>
    CutterJam,

    /// <summary>It neither takes nor says anything; what is on the wire waits.</summary>
    Offline,

    /// <summary>Bytes that mean nothing surround everything it says.</summary>
    Garbage,
}

/// <summary>The faults by the names that a person types.</summary>
public static class PrinterFaults
{
    /// <summary>Fault by name in kebab case, for example <c>paper-near-end</c>.</summary>
    public static IReadOnlyDictionary<string, PrinterFault> Names { get; } = new Dictionary<string, PrinterFault>
    {
        ["paper-end"] = PrinterFault.PaperEnd,
        ["paper-near-end"] = PrinterFault.PaperNearEnd,
        ["cover-open"] = PrinterFault.CoverOpen,
        ["cutter-jam"] = PrinterFault.CutterJam,
        ["offline"] = PrinterFault.Offline,
        ["garbage"] = PrinterFault.Garbage,
    }.ToFrozenDictionary();
}
