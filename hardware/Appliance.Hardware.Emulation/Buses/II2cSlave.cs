namespace Appliance.Hardware.Emulation.Buses;

/// <summary>A device on an emulated I2C bus. Transfers arrive whole and in order.</summary>
public interface II2cSlave
{
    /// <summary>Whether it answers its address.</summary>
    bool Acknowledges { get; }

    /// <summary>The master wrote bytes in one transfer; at least one.</summary>
    void Written(ReadOnlySpan<byte> bytes);

    /// <summary>The master reads; fill all of it.</summary>
    void Read(Span<byte> bytes);
}
