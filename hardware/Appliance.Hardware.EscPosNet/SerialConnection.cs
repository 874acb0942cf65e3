using ESCPOS_NET;

namespace Appliance.Hardware.EscPosNet;

/// <summary>
/// The library's serial printer without its two loops: the one that reads takes one byte each 100 ms and assumes where
/// a status begins; the one that writes swallows errors and loses what waits at the end.
/// </summary>
internal sealed class SerialConnection(string portName, int baudRateBps) : SerialPrinter(portName, baudRateBps)
{
    /// <summary>The open port.</summary>
    public Stream Stream => Writer.BaseStream;

    /// <summary>Opens a port.</summary>
    /// <exception cref="IOException">There is none, or it is taken.</exception>
    public static PrinterConnection Open(string portName, int baudRateBps)
    {
        try
        {
            SerialConnection opened = new(portName, baudRateBps);
            return new(opened.Stream, opened);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or ArgumentException or InvalidOperationException)
        {
            throw new IOException($"{portName}: {error.Message}", error);
        }
    }

    /// <summary>Called on a thread of its own while this is still being made: it must touch nothing.</summary>
    protected override void ReadLongRunningTask()
    {
    }

    /// <summary>Called on a thread of its own while this is still being made: it must touch nothing.</summary>
    protected override void WriteLongRunningTask()
    {
    }
}
