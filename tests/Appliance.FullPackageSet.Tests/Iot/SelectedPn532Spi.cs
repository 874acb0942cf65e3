using System.Device.Spi;
using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.CardReaders;

namespace Appliance.FullPackageSet.Tests.Iot;

/// <summary>
/// The library's SPI device over an emulated PN532 whose chip select is a GPIO line. The library makes one exchange of
/// several calls while that line is low, and has the bus turn its bits round, as its own devices on Linux do.
/// </summary>
internal sealed class SelectedPn532Spi : SpiDevice
{
    private const byte StatusRead = 0x02;
    private const byte DataRead = 0x03;
    private const int LongestFrame = 80;
    private readonly EmulatedPn532Spi board;
    private byte[] fetched = [];
    private int position;

    public SelectedPn532Spi(EmulatedPn532Spi board, EmulatedGpioChip header, int selectLine)
    {
        this.board = board;
        header.LevelChanged += (line, high) =>
        {
            if (line == selectLine && high) fetched = [];
        };
    }

    public override SpiConnectionSettings ConnectionSettings { get; } = new(0, 0) { DataFlow = DataFlow.LsbFirst };

    public override void Read(Span<byte> buffer)
    {
        var rest = fetched.AsSpan(position);
        buffer.Fill(0xFF);
        var count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer);
        position += count;
    }

    /// <summary>A command; what comes in after it waits for the reads.</summary>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var answer = buffer[0] switch { StatusRead => 1, DataRead => LongestFrame, _ => 0 };
        byte[] write = [.. buffer, .. new byte[answer]];
        var read = new byte[write.Length];
        board.Transfer(Turned(write), read);
        (fetched, position) = (Turned(read)[buffer.Length..], 0);
    }

    public override void TransferFullDuplex(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer) =>
        throw new NotSupportedException("The library's PN532 reads and writes apart.");

    private static byte[] Turned(byte[] bytes) =>
        [.. bytes.Select(value => (byte)Enumerable.Range(0, 8).Sum(bit => (value >> bit & 1) << (7 - bit)))];
}
