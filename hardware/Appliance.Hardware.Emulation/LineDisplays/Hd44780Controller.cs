namespace Appliance.Hardware.Emulation.LineDisplays;

/// <summary>
/// The HD44780U's registers and memories (datasheet pages 8–15 and 24–31): instructions and data go in byte by byte,
/// whatever the width of the interface.
/// </summary>
internal sealed class Hd44780Controller
{
    private const int OneLineCells = 80;
    private const int LineCells = 40;
    private const int SecondLine = 0x40;
    private const byte BlankCode = 0x20;

    private readonly byte[] display = new byte[0x80];
    private readonly byte[] generator = new byte[0x40];
    private int address;
    private bool addressIsGenerator;
    private bool increment;
    private bool shiftOnWrite;
    private int shift;

    public Hd44780Controller() => PowerOn();

    public bool EightBit { get; private set; }

    public bool TwoLines { get; private set; }

    public bool DisplayOn { get; private set; }

    /// <summary>The internal reset of page 23.</summary>
    public void PowerOn()
    {
        EightBit = true;
        TwoLines = false;
        DisplayOn = false;
        increment = true;
        shiftOnWrite = false;
        Array.Clear(generator);
        Clear();
    }

    /// <summary>The code in a cell of the glass.</summary>
    public byte CodeAt(int line, int column)
    {
        if (!TwoLines) return line == 0 ? display[(column + shift) % OneLineCells] : BlankCode;
        return display[(line * SecondLine) + ((column + shift) % LineCells)];
    }

    /// <summary>A row of dots of a programmable character, 5 bits.</summary>
    public byte GeneratorRow(int code, int row) => (byte)(generator[((code & 7) * 8) + row] & 0x1F);

    /// <summary>Busy flag (never set) and address counter.</summary>
    public byte ReadStatus() => (byte)(address & 0x7F);

    public byte ReadData()
    {
        var value = addressIsGenerator ? generator[address & 0x3F] : display[address];
        Step(increment);
        return value;
    }

    public void WriteData(byte value)
    {
        if (addressIsGenerator)
        {
            generator[address & 0x3F] = value;
        }
        else
        {
            if (Exists(address)) display[address] = value;
            if (shiftOnWrite) Shift(left: increment);
        }

        Step(increment);
    }

    public void Execute(byte instruction)
    {
        switch (instruction)
        {
            case >= 0x80:
                address = instruction & 0x7F;
                addressIsGenerator = false;
                break;
            case >= 0x40:
                address = instruction & 0x3F;
                addressIsGenerator = true;
                break;
            case >= 0x20:
                EightBit = (instruction & 0x10) != 0;
                TwoLines = (instruction & 0x08) != 0;
                break;
            case >= 0x10:
                MoveOrShift(display: (instruction & 0x08) != 0, right: (instruction & 0x04) != 0);
                break;
            case >= 0x08:
                DisplayOn = (instruction & 0x04) != 0;
                break;
            case >= 0x04:
                increment = (instruction & 0x02) != 0;
                shiftOnWrite = (instruction & 0x01) != 0;
                break;
            case >= 0x02:
                Home();
                break;
            case 0x01:
                Clear();
                increment = true; // Page 26: clear also sets I/D.
                break;
        }
    }

    private void Clear()
    {
        Array.Fill(display, BlankCode);
        Home();
    }

    private void Home()
    {
        address = 0;
        addressIsGenerator = false;
        shift = 0;
    }

    private void MoveOrShift(bool display, bool right)
    {
        if (display) Shift(left: !right);
        else Step(forward: right);
    }

    private void Shift(bool left)
    {
        var cells = TwoLines ? LineCells : OneLineCells;
        shift = (shift + (left ? 1 : cells - 1)) % cells;
    }

    private bool Exists(int cell) =>
        TwoLines ? (cell & ~SecondLine) < LineCells : cell < OneLineCells;

    /// <summary>Pages 10–12 and 29: with two lines 27h is followed by 40h and 67h by 00h; with one, 4Fh by 00h.</summary>
    private void Step(bool forward)
    {
        if (addressIsGenerator)
        {
            address = (address + (forward ? 1 : 0x3F)) & 0x3F;
            return;
        }

        var last = TwoLines ? SecondLine + LineCells - 1 : OneLineCells - 1;
        if (forward)
        {
            if (address == last) address = 0;
            else if (TwoLines && address == LineCells - 1) address = SecondLine;
            else address = (address + 1) & 0x7F;
        }
        else
        {
            if (address == 0) address = last;
            else if (TwoLines && address == SecondLine) address = LineCells - 1;
            else address--;
        }
    }
}
