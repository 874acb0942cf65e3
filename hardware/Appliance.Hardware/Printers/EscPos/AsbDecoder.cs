using Appliance.Hardware.Ports;

namespace Appliance.Hardware.Printers.EscPos;

/// <summary>Something a printer said.</summary>
internal abstract record PrinterMessage;

/// <summary>Four bytes of automatic status.</summary>
/// <param name="Status">What they say.</param>
internal sealed record AutomaticStatus(PosPrinterStatus Status) : PrinterMessage;

/// <summary>The answer to DLE EOT n.</summary>
/// <param name="Bits">What it says depends on n.</param>
internal sealed record RealTimeStatus(byte Bits) : PrinterMessage;

/// <summary>The answer to GS r 1: what was sent before it has been carried out.</summary>
internal sealed record PaperReply : PrinterMessage;

/// <summary>
/// Sorts the bytes of a printer. Each kind has its fixed bits (Epson, "Transmission status identification"):
/// <list type="bullet">
/// <item>automatic status: <c>0xx1xx00</c> and then three of <c>0xx0xxxx</c>, together;</item>
/// <item>real-time status: <c>0xx1xx10</c>;</item>
/// <item>reply to GS r: <c>0xx0xxxx</c> outside of an automatic status;</item>
/// <item>XON 11 and XOFF 13 may stand anywhere, even within an automatic status.</item>
/// </list>
/// The first byte of an automatic status cannot be a later one, so it always begins anew: whatever came before, the
/// next whole status is read. One that stops short is dropped after a pause, so that a single byte of noise cannot
/// swallow replies.
/// </summary>
/// <param name="time">Measures the pause.</param>
internal sealed class AsbDecoder(TimeProvider time)
{
    /// <summary>The four bytes follow each other directly: 4 ms at 9600 bps; the rest is for slow adapters.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);

    private const byte XOn = 0x11;
    private const byte XOff = 0x13;
    private readonly byte[] block = new byte[4];
    private int count;
    private long lastByte;

    /// <summary>Takes the next byte.</summary>
    /// <returns>What it completed, or null.</returns>
    public PrinterMessage? Take(byte value)
    {
        if (count > 0 && time.GetElapsedTime(lastByte) > LongestPause) count = 0;
        lastByte = time.GetTimestamp();
        if (value is XOn or XOff) return null;
        if ((value & 0x93) == 0x10)
        {
            block[0] = value;
            count = 1;
            return null;
        }

        if ((value & 0x90) == 0) return count > 0 ? Continue(value) : AsReply(value);
        count = 0;
        return (value & 0x93) == 0x12 ? new RealTimeStatus(value) : null;
    }

    private AutomaticStatus? Continue(byte value)
    {
        block[count++] = value;
        if (count < block.Length) return null;
        count = 0;
        return new(new(
            Online: (block[0] & 0x08) == 0,
            CoverOpen: (block[0] & 0x20) != 0,
            PaperNearEnd: (block[2] & 0x03) != 0,
            PaperEnd: (block[2] & 0x0C) != 0,
            CutterError: (block[1] & 0x08) != 0,
            DrawerSensorHigh: (block[0] & 0x04) != 0));
    }

    /// <summary>Near end is 00 or 03 and end 00 or 0C; bits 5 and 6 are undefined. Anything else is noise.</summary>
    private static PaperReply? AsReply(byte value) =>
        (value & 0x03) is 0x00 or 0x03 && (value & 0x0C) is 0x00 or 0x0C ? new() : null;
}
