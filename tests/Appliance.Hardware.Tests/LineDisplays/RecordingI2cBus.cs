using Appliance.Hardware.Buses;

namespace Appliance.Hardware.Tests.LineDisplays;

/// <summary>Remembers each transfer and when it came, and can fail.</summary>
internal sealed class RecordingI2cBus(TimeProvider time) : II2cBus
{
    public List<(DateTimeOffset At, int Address, byte[] Bytes)> Writes { get; } = [];

    public bool Fails { get; set; }

    public void Write(int address, ReadOnlySpan<byte> bytes)
    {
        if (Fails) throw new IOException("No acknowledgement.");
        Writes.Add((time.GetUtcNow(), address, bytes.ToArray()));
    }

    public void Read(int address, Span<byte> bytes) => throw new NotSupportedException();
}
