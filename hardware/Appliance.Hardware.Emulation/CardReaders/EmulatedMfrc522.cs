using Appliance.Hardware.Buses;

namespace Appliance.Hardware.Emulation.CardReaders;

/// <summary>
/// A MFRC522 version 2 on SPI, register by register, with type A cards that can be put into its field. What it does
/// takes no time, but for its timer and for the cards' start in a new field. Source: NXP's data sheet Rev. 3.9. Cards and
/// faults may come from any thread.
/// </summary>
public sealed class EmulatedMfrc522 : ISpiDevice
{
    /// <summary>How long a card needs the field before it takes a request (ISO/IEC 14443-3 §5.1).</summary>
    public static readonly TimeSpan CardStart = TimeSpan.FromMilliseconds(5);

    /// <summary>Most cards in the field.</summary>
    public const int CardLimit = 8;

    private const int FifoLimit = 64;
    private const int ClockHz = 13_560_000;
    private readonly TimeProvider time;
    private readonly CardReaderTrouble trouble = new();
    private readonly Lock gate = new();
    private readonly List<EmulatedTypeACard> cards = [];
    private readonly List<byte> fifo = [];
    private readonly byte[] registers = new byte[64];
    private long fieldSince;
    private long? timerSince;
    private bool unplugged;

    /// <summary>Makes a chip that was just powered.</summary>
    /// <param name="time">Clock for its timer.</param>
    public EmulatedMfrc522(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        this.time = time;
        Reset();
    }

    /// <summary>How many cards are in the field.</summary>
    public int CardCount
    {
        get
        {
            lock (gate) return cards.Count;
        }
    }

    /// <summary>Puts a card into the field, beside those that are there.</summary>
    /// <param name="uid">Its id: 4, 7 or 10 bytes.</param>
    /// <exception cref="ArgumentException">The id has another length.</exception>
    /// <exception cref="InvalidOperationException">The field is full.</exception>
    public void Present(ReadOnlyMemory<byte> uid)
    {
        if (uid.Length is not (4 or 7 or 10)) throw new ArgumentException("4, 7 or 10 bytes.", nameof(uid));
        lock (gate)
        {
            if (cards.Count == CardLimit) throw new InvalidOperationException($"No more than {CardLimit} cards fit.");
            cards.Add(new(uid.ToArray()));
        }
    }

    /// <summary>Takes all cards away.</summary>
    public void Remove()
    {
        lock (gate) cards.Clear();
    }

    /// <summary>Brings a fault about, or ends it.</summary>
    public void SetFault(CardReaderFault fault, bool active) => trouble.Set(fault, active);

    /// <summary>Pulls it off its socket, or plugs it in. It loses its power, and MISO floats high.</summary>
    public void SetUnplugged(bool value)
    {
        lock (gate)
        {
            unplugged = value;
            Reset();
        }
    }

    /// <inheritdoc/>
    public void Transfer(ReadOnlySpan<byte> write, Span<byte> read)
    {
        if (read.IsEmpty) read = new byte[write.Length];
        if (write.Length != read.Length) throw new ArgumentException("As many bytes come as go.", nameof(read));
        lock (gate)
        {
            if (unplugged) read.Fill(0xFF);
            else if (trouble.Has(CardReaderFault.Silent)) read.Clear();
            else if (!write.IsEmpty) Exchange(write, read);
        }
    }

    /// <summary>§8.1.2: bit 7 of an address says read, bits 6–1 the register. A write's bytes all go to one register.</summary>
    private void Exchange(ReadOnlySpan<byte> write, Span<byte> read)
    {
        read.Clear();
        if ((write[0] & 0x80) == 0)
        {
            foreach (var value in write[1..]) Write(write[0] >> 1, value);
        }
        else
        {
            for (var index = 1; index < write.Length; index++) read[index] = Read(write[index - 1] >> 1 & 0x3F);
        }

        if (!trouble.Has(CardReaderFault.Garbage)) return;
        foreach (ref var value in read) value = trouble.NextGarbage();
    }

    /// <summary>Reset values of §9.2.</summary>
    private void Reset()
    {
        Array.Clear(registers);
        registers[0x01] = 0x20;
        registers[0x04] = 0x14;
        registers[0x11] = 0x3F;
        registers[0x14] = 0x80;
        registers[0x37] = 0x92;
        fifo.Clear();
        timerSince = null;
        foreach (var card in cards) card.LosePower();
    }

    private byte Read(int register)
    {
        switch (register)
        {
            case 0x04:
                if (timerSince is { } since && time.GetElapsedTime(since) >= TimerPeriod()) registers[0x04] |= 0x01;
                return registers[0x04];
            case 0x09:
                if (fifo.Count == 0) return 0;
                var value = fifo[0];
                fifo.RemoveAt(0);
                return value;
            case 0x0A:
                return (byte)fifo.Count;
            default:
                return registers[register];
        }
    }

    private void Write(int register, byte value)
    {
        switch (register)
        {
            case 0x01:
                Command(value);
                break;
            case 0x04 or 0x05: // Bit 7 says whether the marked bits are set or cleared.
                registers[register] = (byte)((value & 0x80) != 0
                    ? registers[register] | (value & 0x7F)
                    : registers[register] & ~value);
                break;
            case 0x09:
                if (fifo.Count < FifoLimit) fifo.Add(value);
                else registers[0x06] |= 0x10;
                break;
            case 0x0A:
                if ((value & 0x80) != 0) fifo.Clear();
                break;
            case 0x0D:
                registers[0x0D] = (byte)(value & 0x7F);
                if ((value & 0x80) != 0 && (registers[0x01] & 0x0F) == 0x0C) Send(value & 0x07);
                break;
            case 0x14:
                Field(value);
                break;
            case 0x06 or 0x0C or 0x21 or 0x22 or 0x37:
                break; // Read only.
            default:
                registers[register] = value;
                break;
        }
    }

    private void Command(byte value)
    {
        registers[0x01] = (byte)(value & 0x3F);
        switch (value & 0x0F)
        {
            case 0x03:
                ushort preset = (registers[0x11] & 0x03) switch { 0 => 0x0000, 1 => 0x6363, 2 => 0xA671, _ => 0xFFFF };
                var crc = EmulatedTypeACard.Crc([.. fifo], preset);
                fifo.Clear();
                (registers[0x22], registers[0x21]) = (crc[0], crc[1]);
                registers[0x05] |= 0x04;
                break;
            case 0x0F:
                Reset();
                break;
        }
    }

    private void Field(byte value)
    {
        var (was, isOn) = ((registers[0x14] & 0x03) == 0x03, (value & 0x03) == 0x03);
        registers[0x14] = value;
        if (isOn && !was) fieldSince = time.GetTimestamp();
        if (isOn) return;
        foreach (var card in cards) card.LosePower();
    }

    private void Send(int lastBits)
    {
        byte[] frame = [.. fifo];
        fifo.Clear();
        registers[0x06] = 0;
        registers[0x0E] = 0x20; // No collision place.
        registers[0x04] |= 0x40;
        timerSince = (registers[0x2A] & 0x80) != 0 ? time.GetTimestamp() : null;
        var reaches = (registers[0x14] & 0x03) == 0x03 && registers[0x15] == 0x40
            && time.GetElapsedTime(fieldSince) >= CardStart;
        if (!reaches) return;
        var answers = cards.Select(card => card.Answer(frame, lastBits)).Where(answer => answer.Length > 0).ToArray();
        if (answers.Length == 0) return;
        timerSince = null;
        registers[0x04] |= 0x20;
        fifo.AddRange(Joined(answers));
        if (frame.Length < 2 || !trouble.Ends(CardReaderFault.TornAway)) return;
        cards.Clear();
        fifo.RemoveRange(fifo.Count / 2, fifo.Count - (fifo.Count / 2));
        registers[0x06] |= 0x01;
    }

    /// <summary>
    /// What the receiver makes of answers on top of each other: the same bits up to the first that differs; CollReg tells
    /// its place, counted from 1, with 0 for the 32nd, and what follows is cleared (ValuesAfterColl is 0).
    /// </summary>
    private byte[] Joined(byte[][] answers)
    {
        var joined = answers[0];
        for (var bit = 0; bit < 8 * joined.Length; bit++)
        {
            var mask = 1 << (bit % 8);
            if (answers.All(answer => ((answer[bit / 8] ^ joined[bit / 8]) & mask) == 0)) continue;
            registers[0x06] |= 0x08;
            registers[0x0E] = (byte)((bit + 1) & 0x1F);
            joined[bit / 8] &= (byte)(mask - 1);
            Array.Clear(joined, (bit / 8) + 1, joined.Length - (bit / 8) - 1);
            break;
        }

        return joined;
    }

    private TimeSpan TimerPeriod()
    {
        var prescaler = (registers[0x2A] & 0x0F) << 8 | registers[0x2B];
        var reload = registers[0x2C] << 8 | registers[0x2D];
        return TimeSpan.FromSeconds((double)((2 * prescaler) + 1) * (reload + 1) / ClockHz);
    }
}
