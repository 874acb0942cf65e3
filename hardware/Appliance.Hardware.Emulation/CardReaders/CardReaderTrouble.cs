namespace Appliance.Hardware.Emulation.CardReaders;

/// <summary>The faults an emulated reader has now, and its garbage. From any thread.</summary>
internal sealed class CardReaderTrouble
{
    private readonly Lock gate = new();
    private readonly HashSet<CardReaderFault> faults = [];
    private uint garbage = 1;

    public void Set(CardReaderFault fault, bool active)
    {
        lock (gate)
        {
            if (active) faults.Add(fault);
            else faults.Remove(fault);
        }
    }

    public bool Has(CardReaderFault fault)
    {
        lock (gate) return faults.Contains(fault);
    }

    /// <summary>Whether it was there; it is over then.</summary>
    public bool Ends(CardReaderFault fault)
    {
        lock (gate) return faults.Remove(fault);
    }

    /// <summary>A fixed row of bytes without meaning, so that a run can be repeated (xorshift, Marsaglia 2003).</summary>
    public byte NextGarbage()
    {
        garbage ^= garbage << 13;
        garbage ^= garbage >> 17;
        garbage ^= garbage << 5;
        return (byte)(garbage & 0xFF);
    }
}
