using System.Buffers;
using Appliance.Hardware.Buses;

namespace Appliance.Hardware.CardReaders.Pn532;

/// <summary>How frames travel to and from a PN532; the frames themselves are the same on all three.</summary>
internal interface IPn532Wire
{
    /// <summary>Wakes a chip that sleeps, and gives what must go right before its first command.</summary>
    ValueTask<ReadOnlyMemory<byte>> WakeAsync(CancellationToken cancellationToken);

    /// <summary>Sends a frame.</summary>
    /// <exception cref="IOException">The wire failed.</exception>
    ValueTask SendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken);

    /// <summary>Waits for bytes from the chip: a whole frame with what follows it, or any part of one.</summary>
    /// <param name="bytes">Room for them.</param>
    /// <param name="longest">The longest frame that may come; the chip forgets a frame after it was read once.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="IOException">The wire failed.</exception>
    ValueTask<int> ReceiveAsync(Memory<byte> bytes, int longest, CancellationToken cancellationToken);
}

/// <summary>High speed UART: 115200 bit/s, 8N1.</summary>
internal sealed class Pn532HsuWire(Stream stream, TimeProvider time) : IPn532Wire
{
    /// <summary>Pause after a read that gave nothing, as a serial port's does when its own time is up.</summary>
    private static readonly TimeSpan EmptyReadPause = TimeSpan.FromMilliseconds(1);

    /// <summary>HSU wake-up: 55 wakes the receiver, the zeros give the oscillator its two milliseconds (AN10609).</summary>
    private static readonly byte[] Wake = [0x55, 0x55, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    public ValueTask<ReadOnlyMemory<byte>> WakeAsync(CancellationToken cancellationToken) => new(Wake);

    public async ValueTask SendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(frame, cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    public async ValueTask<int> ReceiveAsync(Memory<byte> bytes, int longest, CancellationToken cancellationToken)
    {
        var count = await stream.ReadAsync(bytes, cancellationToken);
        if (count == 0) await Task.Delay(EmptyReadPause, time, cancellationToken);
        return count;
    }
}

/// <summary>
/// I2C at address 0x24. Each read begins with a status byte whose lowest bit says that a frame is ready, and the frame
/// follows in the same transfer (UM0701-02 §6.2.4).
/// </summary>
internal sealed class Pn532I2cWire(II2cBus bus, TimeProvider time) : IPn532Wire
{
    /// <summary>The chip's only address.</summary>
    public const int Address = 0x24;

    /// <summary>From one look at the status to the next.</summary>
    public static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(2);

    /// <summary>The oscillator's start (AN10609).</summary>
    public static readonly TimeSpan WakeTime = TimeSpan.FromMilliseconds(2);

    private readonly byte[] status = new byte[1];

    public async ValueTask<ReadOnlyMemory<byte>> WakeAsync(CancellationToken cancellationToken)
    {
        try
        {
            bus.Write(Address, [0x00]);
        }
        catch (IOException)
        {
            // Its address alone wakes the chip, which may not acknowledge yet; one that is not there fails the next write.
        }

        await Task.Delay(WakeTime, time, cancellationToken);
        return default;
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        bus.Write(Address, frame.Span);
        return default;
    }

    public async ValueTask<int> ReceiveAsync(Memory<byte> bytes, int longest, CancellationToken cancellationToken)
    {
        while (true)
        {
            bus.Read(Address, status);
            if ((status[0] & 0x01) != 0) break;
            await Task.Delay(LookInterval, time, cancellationToken);
        }

        var count = Math.Min(longest, bytes.Length);
        var read = ArrayPool<byte>.Shared.Rent(count + 1);
        bus.Read(Address, read.AsSpan(0, count + 1));
        read.AsSpan(1, count).CopyTo(bytes.Span);
        ArrayPool<byte>.Shared.Return(read);
        return count;
    }
}

/// <summary>
/// SPI in mode 0, lowest bit first: 01 and a frame to write, 02 to read the status, 03 to read a frame (UM0701-02
/// §6.2.5). A Pi's SPI sends the highest bit first only, so the bytes are turned round here.
/// </summary>
internal sealed class Pn532SpiWire(ISpiDevice spi, TimeProvider time) : IPn532Wire
{
    /// <summary>From one look at the status to the next.</summary>
    public static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(2);

    /// <summary>The oscillator's start (AN10609).</summary>
    public static readonly TimeSpan WakeTime = TimeSpan.FromMilliseconds(2);

    private const byte DataWrite = 0x01;
    private const byte StatusRead = 0x02;
    private const byte DataRead = 0x03;

    public async ValueTask<ReadOnlyMemory<byte>> WakeAsync(CancellationToken cancellationToken)
    {
        Exchange([StatusRead, 0x00], []); // Being selected wakes the chip.
        await Task.Delay(WakeTime, time, cancellationToken);
        return default;
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        Exchange([DataWrite, .. frame.Span], []);
        return default;
    }

    public async ValueTask<int> ReceiveAsync(Memory<byte> bytes, int longest, CancellationToken cancellationToken)
    {
        var status = new byte[1];
        while (true)
        {
            Exchange([StatusRead, 0x00], status);

            // The other bits are zero: a wire that floats high must not count as ready.
            if (status[0] == 0x01) break;
            await Task.Delay(LookInterval, time, cancellationToken);
        }

        var count = Math.Min(longest, bytes.Length);
        Exchange([DataRead, .. new byte[count]], bytes.Span[..count]);
        return count;
    }

    /// <summary>The byte with its bits in the opposite order.</summary>
    public static byte Turned(byte value)
    {
        var turned = 0;
        for (var bit = 0; bit < 8; bit++) turned |= (value >> bit & 1) << (7 - bit);
        return (byte)turned;
    }

    /// <summary>Sends bytes, and gives what came after the first of them, as far as there is room.</summary>
    private void Exchange(ReadOnlySpan<byte> write, Span<byte> answer)
    {
        Span<byte> wire = stackalloc byte[write.Length];
        for (var index = 0; index < write.Length; index++) wire[index] = Turned(write[index]);
        Span<byte> read = stackalloc byte[write.Length];
        spi.Transfer(wire, read);
        for (var index = 0; index < answer.Length; index++) answer[index] = Turned(read[index + 1]);
    }
}
