using Appliance.Hardware.Buses;

namespace Appliance.Hardware.CardReaders.Mfrc522;

/// <summary>What came of sending a frame to the cards.</summary>
internal enum Mfrc522Outcome
{
    /// <summary>No card answered.</summary>
    Nothing,

    /// <summary>An answer without an error.</summary>
    Whole,

    /// <summary>An answer with wrong parity or form.</summary>
    Damaged,

    /// <summary>Several cards answered differently at once.</summary>
    Collision,
}

/// <summary>An answer of the cards.</summary>
/// <param name="Outcome">How it came.</param>
/// <param name="Data">Its bytes, when it is whole.</param>
internal readonly record struct Mfrc522Answer(Mfrc522Outcome Outcome, byte[] Data);

/// <summary>
/// The MFRC522's registers over SPI, and what is done with them: reset, field, frames to the cards, CRC. Each wait has
/// its limit. Data sheet: MFRC522 Rev. 3.9; SPI in §8.1.2, commands in §10.3.
/// </summary>
internal sealed class Mfrc522Chip(ISpiDevice spi, TimeProvider time)
{
    /// <summary>A reset lasts as long as the oscillator needs to start.</summary>
    public static readonly TimeSpan ResetLimit = TimeSpan.FromMilliseconds(150);

    /// <summary>The chip's own timer ends a wait for cards after 5 ms; a chip that does not is not there.</summary>
    public static readonly TimeSpan AnswerLimit = TimeSpan.FromMilliseconds(50);

    /// <summary>A card takes a request 5 ms after the field came (ISO/IEC 14443-3 §5.1).</summary>
    public static readonly TimeSpan FieldTime = TimeSpan.FromMilliseconds(5);

    /// <summary>Bytes the buffer holds.</summary>
    public const int FifoLength = 64;

    private const byte Idle = 0x00;
    private const byte CalcCrc = 0x03;
    private const byte Transceive = 0x0C;
    private const byte SoftReset = 0x0F;
    private const byte PowerDown = 0x10;
    private const byte ClearAll = 0x7F;
    private const byte ReceivedOrIdle = 0x30;
    private const byte TimerIrq = 0x01;
    private const byte CrcIrq = 0x04;
    private const byte CollisionError = 0x08;
    private const byte ReceptionErrors = 0x13; // Buffer overflow, parity, protocol.
    private const byte FullModulation = 0x40;
    private const byte FlushFifo = 0x80;
    private const byte StartSend = 0x80;
    private const byte FieldOn = 0x83;
    private const byte FieldOff = 0x80;
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(1);

    /// <summary>Resets the chip and sets it up for ISO/IEC 14443 type A at 106 kbit/s; the field stays off.</summary>
    /// <exception cref="IOException">Nothing is there.</exception>
    /// <exception cref="TimeoutException">The reset does not end.</exception>
    public async Task SetUpAsync(CancellationToken cancellationToken)
    {
        Write(Mfrc522Register.Command, SoftReset);
        await Task.Delay(LookInterval, time, cancellationToken);
        await WaitAsync(Mfrc522Register.Command, value => (value & PowerDown) == 0, ResetLimit, cancellationToken);
        var version = Read(Mfrc522Register.Version);
        if (version is 0x00 or 0xFF) throw new IOException($"No MFRC522 answers: its version reads as {version:X2}.");

        // The timer starts by itself after each sending: 13.56 MHz / (2 × 169 + 1) = 40 kHz, 200 counts are 5 ms.
        Write(Mfrc522Register.TMode, 0x80);
        Write(Mfrc522Register.TPrescaler, 0xA9);
        Write(Mfrc522Register.TReloadHigh, 0x00);
        Write(Mfrc522Register.TReloadLow, 0xC8);
        Write(Mfrc522Register.TxAsk, FullModulation);
        Write(Mfrc522Register.Mode, 0x3D); // CRC preset 6363, as type A wants it.
    }

    /// <summary>Whether it still has its settings: without power, or without its wires, it has not.</summary>
    public bool IsSetUp() => Read(Mfrc522Register.TxAsk) == FullModulation;

    /// <summary>Switches the field on and lets the cards start.</summary>
    public Task SwitchFieldOnAsync(CancellationToken cancellationToken)
    {
        Write(Mfrc522Register.TxControl, FieldOn);
        return Task.Delay(FieldTime, time, cancellationToken);
    }

    /// <summary>Switches the field off: cards forget that they were selected.</summary>
    public void SwitchFieldOff() => Write(Mfrc522Register.TxControl, FieldOff);

    /// <summary>Sends a frame to the cards and gives their answer.</summary>
    /// <param name="frame">1–64 bytes.</param>
    /// <param name="lastBits">Bits to send of the last byte; 0 for all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">The chip does not do it.</exception>
    public async Task<Mfrc522Answer> SendAsync(byte[] frame, byte lastBits, CancellationToken cancellationToken)
    {
        Write(Mfrc522Register.Command, Idle);
        Write(Mfrc522Register.ComIrq, ClearAll);
        Fill(frame);
        Write(Mfrc522Register.BitFraming, lastBits);
        Write(Mfrc522Register.Command, Transceive);
        Write(Mfrc522Register.BitFraming, (byte)(StartSend | lastBits));
        var irq = await WaitAsync(
            Mfrc522Register.ComIrq, value => (value & (ReceivedOrIdle | TimerIrq)) != 0, AnswerLimit, cancellationToken);
        Write(Mfrc522Register.BitFraming, 0x00);
        if ((irq & ReceivedOrIdle) == 0) return new(Mfrc522Outcome.Nothing, []);

        var error = Read(Mfrc522Register.Error);
        if ((error & CollisionError) != 0) return new(Mfrc522Outcome.Collision, []);
        var count = Read(Mfrc522Register.FifoLevel);
        if ((error & ReceptionErrors) != 0 || count > FifoLength || (Read(Mfrc522Register.Control) & 0x07) != 0)
            return new(Mfrc522Outcome.Damaged, []);
        return new(Mfrc522Outcome.Whole, ReadFifo(count));
    }

    /// <summary>CRC_A of bytes, by the chip's coprocessor; low byte first, as it is sent.</summary>
    /// <exception cref="TimeoutException">The chip does not do it.</exception>
    public async Task<byte[]> CrcAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        Write(Mfrc522Register.Command, Idle);
        Write(Mfrc522Register.DivIrq, CrcIrq);
        Fill(bytes);
        Write(Mfrc522Register.Command, CalcCrc);
        await WaitAsync(Mfrc522Register.DivIrq, value => (value & CrcIrq) != 0, AnswerLimit, cancellationToken);
        Write(Mfrc522Register.Command, Idle);
        return [Read(Mfrc522Register.CrcResultLow), Read(Mfrc522Register.CrcResultHigh)];
    }

    private void Fill(byte[] bytes)
    {
        Write(Mfrc522Register.FifoLevel, FlushFifo);
        Span<byte> read = stackalloc byte[FifoLength + 1];
        spi.Transfer([(byte)((byte)Mfrc522Register.FifoData << 1), .. bytes], read[..(bytes.Length + 1)]);
    }

    private byte[] ReadFifo(int count)
    {
        if (count == 0) return [];

        // The address of the next byte goes out while the one before comes in (table 6); 00 ends it.
        Span<byte> write = stackalloc byte[count + 1];
        write[..count].Fill(ReadAddress(Mfrc522Register.FifoData));
        write[count] = 0;
        Span<byte> read = stackalloc byte[count + 1];
        spi.Transfer(write, read);
        return read[1..].ToArray();
    }

    private void Write(Mfrc522Register register, byte value)
    {
        Span<byte> read = stackalloc byte[2];
        spi.Transfer([(byte)((byte)register << 1), value], read);
    }

    private byte Read(Mfrc522Register register)
    {
        Span<byte> read = stackalloc byte[2];
        spi.Transfer([ReadAddress(register), 0x00], read);
        return read[1];
    }

    private static byte ReadAddress(Mfrc522Register register) => (byte)(0x80 | ((byte)register << 1));

    private async Task<byte> WaitAsync(
        Mfrc522Register register, Func<byte, bool> isDone, TimeSpan limit, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            var value = Read(register);
            if (isDone(value)) return value;
            if (time.GetElapsedTime(start) >= limit) throw new TimeoutException("The MFRC522 says nothing.");
            await Task.Delay(LookInterval, time, cancellationToken);
        }
    }
}
