using System.Text;
using Appliance.Hardware.Emulation.Buses;

namespace Appliance.Hardware.Emulation.LineDisplays;

/// <summary>
/// A character display: a PCF8574 whose port drives an HD44780U with ROM A00 (P0 RS, P1 R/W, P2 E, P3 backlight,
/// P4–P7 D4–D7) and the glass. Attach it to an <see cref="EmulatedI2cBus"/>. It may be used from several threads.
/// </summary>
public sealed class EmulatedHd44780 : II2cSlave
{
    /// <summary>Rows of dots in a cell.</summary>
    public const int DotRows = 8;

    private const byte RegisterSelect = 0x01;
    private const byte ReadWrite = 0x02;
    private const byte Enable = 0x04;
    private const byte BacklightBit = 0x08;
    private const byte DataBits = 0xF0;
    private readonly Hd44780Controller controller = new();
    private readonly Lock gate = new();
    private readonly int columns;
    private readonly int rows;
    private byte port = 0xFF;
    private byte? highNibble;
    private byte reading;
    private bool readingSecond;
    private bool unplugged;

    /// <summary>Makes a display that has just been powered.</summary>
    /// <param name="columns">Cells in a row: 16 or 20.</param>
    /// <param name="rows">Rows: 2 or 4.</param>
    public EmulatedHd44780(int columns = 20, int rows = 2)
    {
        if (columns is not (16 or 20)) throw new ArgumentOutOfRangeException(nameof(columns), columns, "16 or 20.");
        if (rows is not (2 or 4)) throw new ArgumentOutOfRangeException(nameof(rows), rows, "2 or 4.");
        this.columns = columns;
        this.rows = rows;
    }

    /// <summary>Called after what the glass shows may have changed; must not block.</summary>
    public event Action? Changed;

    /// <summary>Cells in a row.</summary>
    public int Columns => columns;

    /// <summary>Rows.</summary>
    public int Rows => rows;

    /// <summary>Whether the backlight is on.</summary>
    public bool Backlight => !unplugged && (port & BacklightBit) != 0;

    /// <summary>How often RS or R/W changed in the instant E rose, which the controller may misread (tAS, pages 49 and 52).</summary>
    public int TimingViolations { get; private set; }

    /// <inheritdoc/>
    public bool Acknowledges => !unplugged;

    /// <summary>
    /// What the glass shows, a string of <see cref="Columns"/> characters a row; spaces where it is dark. Programmable
    /// characters, and those the emulator has no picture of, are U+FFFD.
    /// </summary>
    public IReadOnlyList<string> Text
    {
        get
        {
            lock (gate) return [.. Enumerable.Range(0, rows).Select(TextOfRow)];
        }
    }

    /// <summary>
    /// The dots of each cell, cells row by row from the left, <see cref="DotRows"/> bytes a cell from the top, the
    /// leftmost dot in bit 4.
    /// </summary>
    public byte[] Dots
    {
        get
        {
            lock (gate) return Lit ? DotsOfCells() : new byte[rows * columns * DotRows];
        }
    }

    private bool Lit => controller.DisplayOn && !unplugged;

    /// <summary>Takes the power away for a moment: the display is dark and must be initialised.</summary>
    public void PowerCycle()
    {
        lock (gate)
        {
            port = 0xFF;
            highNibble = null;
            readingSecond = false;
            controller.PowerOn();
        }

        Changed?.Invoke();
    }

    /// <summary>Brings a fault about, or ends it.</summary>
    public void SetFault(LineDisplayFault fault, bool active)
    {
        switch (fault)
        {
            case LineDisplayFault.Unplugged:
                lock (gate) unplugged = active;
                PowerCycle();
                break;
            case LineDisplayFault.PowerLoss:
                if (active) PowerCycle();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(fault), fault, "No such fault.");
        }
    }

    /// <inheritdoc/>
    public void Written(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            foreach (var state in bytes) SetPort(state);
        }

        Changed?.Invoke();
    }

    /// <inheritdoc/>
    public void Read(Span<byte> bytes)
    {
        lock (gate)
        {
            // A quasi-bidirectional pin reads low when either side pulls it low.
            var drivesData = (port & (Enable | ReadWrite)) == (Enable | ReadWrite);
            bytes.Fill(drivesData ? (byte)(port & (~DataBits | (reading & DataBits))) : port);
        }
    }

    private static char TextOf(byte code) => code switch
    {
        0x5C => '¥',
        0x7E => '→',
        0x7F => '←',
        >= 0x20 and <= 0x7D => (char)code,
        >= 0xA1 and <= 0xDF => (char)('\uFF61' + code - 0xA1),
        (>= 0x10 and <= 0x1F) or (>= 0x80 and <= 0xA0) => ' ',
        _ => '\uFFFD',
    };

    private string TextOfRow(int row)
    {
        StringBuilder line = new(columns);
        for (var column = 0; column < columns; column++) line.Append(Lit ? TextOf(CodeAt(row, column)) : ' ');
        return line.ToString();
    }

    private byte[] DotsOfCells()
    {
        var dots = new byte[rows * columns * DotRows];
        for (var index = 0; index < dots.Length; index++)
        {
            var (cell, row) = Math.DivRem(index, DotRows);
            var code = CodeAt(cell / columns, cell % columns);
            dots[index] = code < 0x10 ? controller.GeneratorRow(code, row) : CharacterGeneratorA00.Row(code, row);
        }

        return dots;
    }

    private byte CodeAt(int row, int column) => controller.CodeAt(row % 2, (row / 2 * columns) + column);

    private void SetPort(byte next)
    {
        var before = port;
        port = next;
        var rises = (before & Enable) == 0 && (next & Enable) != 0;
        var falls = (before & Enable) != 0 && (next & Enable) == 0;
        if (rises && ((before ^ next) & (RegisterSelect | ReadWrite)) != 0) TimingViolations++;
        if ((next & ReadWrite) != 0)
        {
            if (rises) BeginRead((next & RegisterSelect) != 0);
            if (falls) EndRead();
        }
        else if (falls)
        {
            Take(before); // What the lines held while E was high; they may change as it falls.
        }
    }

    private void Take(byte state)
    {
        var isData = (state & RegisterSelect) != 0;
        var nibble = (byte)(state & DataBits);
        if (controller.EightBit)
        {
            // D0–D3 are not connected: they are pulled up inside the controller, and figure 24 says they do not matter.
            Deliver(isData, isData ? (byte)(nibble | 0x0F) : nibble);
        }
        else if (highNibble is { } high)
        {
            highNibble = null;
            Deliver(isData, (byte)(high | (nibble >> 4)));
        }
        else
        {
            highNibble = nibble;
        }
    }

    private void Deliver(bool isData, byte value)
    {
        if (isData) controller.WriteData(value);
        else controller.Execute(value);
    }

    private void BeginRead(bool isData)
    {
        if (readingSecond) reading = (byte)((reading << 4) & DataBits);
        else reading = isData ? controller.ReadData() : controller.ReadStatus();
    }

    private void EndRead() => readingSecond = !controller.EightBit && !readingSecond;
}
