using System.ComponentModel.DataAnnotations;

namespace Appliance.Hardware.Buses.Serial;

/// <summary>Settings of a serial port; always eight data bits, no parity, one stop bit.</summary>
public sealed class SerialPortOptions
{
    /// <summary>Speed in bits per second; one that the kernel names. The default value is 9600.</summary>
    [Range(50, 4_000_000)]
    public int BaudRateBps { get; set; } = 9_600;

    /// <summary>
    /// Whether RTS and CTS hold the sender back (hardware flow control). The default value is false; of no effect
    /// where there are no such lines.
    /// </summary>
    public bool RtsCts { get; set; }
}
