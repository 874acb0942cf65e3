namespace Appliance.Hardware.Emulation.Printers;

/// <summary>
/// What is wrong with the printer and what it reports of it: the bit tables of GS a, GS r and DLE EOT in Epson's
/// reference (TM-T88III).
/// </summary>
internal sealed class PrinterCondition
{
    private readonly HashSet<PrinterFault> faults = [];
    private byte[] reported = [];
    private byte items;

    /// <summary>Level of drawer kick connector pin 3.</summary>
    public bool DrawerSensorHigh { get; set; }

    /// <summary>Whether the mechanism stands still.</summary>
    public bool IsStopped => Has(PrinterFault.PaperEnd) || Has(PrinterFault.CoverOpen) || Has(PrinterFault.CutterJam);

    private bool IsNearEnd => Has(PrinterFault.PaperNearEnd) || Has(PrinterFault.PaperEnd);

    /// <summary>Whether a fault is active.</summary>
    public bool Has(PrinterFault fault) => faults.Contains(fault);

    /// <summary>Sets or clears a fault.</summary>
    public void Set(PrinterFault fault, bool active)
    {
        if (active) faults.Add(fault);
        else faults.Remove(fault);
    }

    /// <summary>GS a: takes the items to report, and gives the report that is sent at once, if any.</summary>
    public byte[]? Enable(byte newItems)
    {
        items = newItems;
        return (items & 0x0F) == 0 ? null : reported = Report();
    }

    /// <summary>The report to send because an enabled item changed, or null.</summary>
    public byte[]? Changed()
    {
        if ((items & 0x0F) == 0) return null;
        var now = Report();
        for (var index = 0; index < now.Length; index++)
        {
            if (((now[index] ^ reported[index]) & Relevant(index)) != 0) return reported = now;
        }

        return null;
    }

    /// <summary>The answer to GS r, or null for a kind there is not.</summary>
    public byte[]? Answer(byte kind) => kind switch
    {
        1 or (byte)'1' => [Bits((0x03, IsNearEnd), (0x0C, Has(PrinterFault.PaperEnd)))],
        2 or (byte)'2' => [Bits((0x01, DrawerSensorHigh))],
        _ => null,
    };

    /// <summary>The answer to DLE EOT, or null for a kind there is not.</summary>
    public byte[]? AnswerNow(byte kind) => kind switch
    {
        1 => [Bits((0x12, true), (0x04, DrawerSensorHigh), (0x08, IsStopped))],
        2 => [Bits(
            (0x12, true),
            (0x04, Has(PrinterFault.CoverOpen)),
            (0x20, Has(PrinterFault.PaperEnd)),
            (0x40, Has(PrinterFault.CutterJam)))],
        3 => [Bits((0x12, true), (0x08, Has(PrinterFault.CutterJam)))],
        4 => [Bits((0x12, true), (0x0C, IsNearEnd), (0x60, Has(PrinterFault.PaperEnd)))],
        _ => null,
    };

    private byte[] Report() =>
    [
        Bits((0x10, true), (0x04, DrawerSensorHigh), (0x08, IsStopped), (0x20, Has(PrinterFault.CoverOpen))),
        Bits((0x08, Has(PrinterFault.CutterJam))),
        Bits((0x03, IsNearEnd), (0x0C, Has(PrinterFault.PaperEnd))),
        0,
    ];

    private int Relevant(int index) => index switch
    {
        0 => ((items & 0x01) != 0 ? 0x04 : 0) | ((items & 0x02) != 0 ? 0x28 : 0),
        1 => (items & 0x04) != 0 ? 0xFF : 0,
        2 => (items & 0x08) != 0 ? 0xFF : 0,
        _ => 0,
    };

    private static byte Bits(params ReadOnlySpan<(int Bit, bool IsSet)> bits)
    {
        var value = 0;
        foreach (var (bit, isSet) in bits) value |= isSet ? bit : 0;
        return (byte)value;
    }
}
