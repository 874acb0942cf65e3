namespace Appliance.Hardware.Emulation.LineDisplays;

/// <summary>The SSD1306 behind its interface: memory and commands (datasheet rev. 1.1, table 9-1).</summary>
internal sealed class Ssd1306Controller
{
    private const int Width = EmulatedSsd1306.WidthDots;
    private const int Height = EmulatedSsd1306.HeightDots;
    private const int Pages = Height / 8;
    private readonly byte[] memory = new byte[Width * Pages];
    private readonly Random noise;
    private readonly List<byte> command = [];
    private int mode;
    private (int First, int Last) columns;
    private (int First, int Last) pages;
    private int column;
    private int page;
    private int startLine;
    private int offset;
    private bool segmentsRemapped;
    private bool rowsRemapped;
    private bool inverted;
    private bool allOn;
    private bool hasPump;

    public Ssd1306Controller(Random noise)
    {
        this.noise = noise;
        PowerOn();
    }

    /// <summary>Whether the glass is switched on.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Back to the state at reset (datasheet 8.5); the memory is not cleared.</summary>
    public void PowerOn()
    {
        noise.NextBytes(memory);
        command.Clear();
        mode = 2;
        (columns, pages) = ((0, Width - 1), (0, Pages - 1));
        (column, page, startLine, offset) = (0, 0, 0, 0);
        (segmentsRemapped, rowsRemapped, inverted, allOn, hasPump, IsOn) = (false, false, false, false, false, false);
    }

    /// <summary>Whether a dot of the glass is lit; the module is mounted so that remapping turns the picture upright.</summary>
    public bool IsLit(int x, int y)
    {
        if (!IsOn || !hasPump) return false;
        if (allOn) return true;
        var segment = segmentsRemapped ? x : Width - 1 - x;
        var line = ((rowsRemapped ? y : Height - 1 - y) + startLine + offset) % Height;
        var bit = (memory[(line / 8 * Width) + segment] & (1 << (line % 8))) != 0;
        return bit != inverted;
    }

    /// <summary>Takes a byte for the memory and goes on as the addressing mode says (datasheet 10.1.3).</summary>
    public void Data(byte value)
    {
        memory[(page * Width) + column] = value;
        switch (mode)
        {
            case 0:
                if (Advance(ref column, columns)) Advance(ref page, pages);
                break;
            case 1:
                if (Advance(ref page, pages)) Advance(ref column, columns);
                break;
            default:
                column = (column + 1) % Width;
                break;
        }
    }

    /// <summary>Takes a byte of a command.</summary>
    public void Command(byte value)
    {
        command.Add(value);
        if (command.Count < LengthOf(command[0])) return;
        byte[] whole = [.. command];
        command.Clear();
        Execute(whole);
    }

    private static int LengthOf(byte code) => code switch
    {
        0x20 or 0x81 or 0x8D or 0xA8 or 0xD3 or 0xD5 or 0xD9 or 0xDA or 0xDB => 2,
        0x21 or 0x22 or 0xA3 => 3,
        0x29 or 0x2A => 6,
        0x26 or 0x27 => 7,
        _ => 1,
    };

    /// <returns>True when it came back to its first value.</returns>
    private static bool Advance(ref int value, (int First, int Last) range)
    {
        var wraps = value == range.Last;
        value = wraps ? range.First : (value + 1) & 0x7F;
        return wraps;
    }

    private void Execute(byte[] whole)
    {
        switch (whole[0])
        {
            case <= 0x0F when mode == 2:
                column = (column & 0x70) | whole[0];
                break;
            case >= 0x10 and <= 0x17 when mode == 2:
                column = (column & 0x0F) | ((whole[0] & 0x07) << 4);
                break;
            case 0x20 when (whole[1] & 3) < 3:
                mode = whole[1] & 3;
                break;
            case 0x21 when whole[1] <= whole[2] && whole[2] < Width:
                columns = (whole[1], whole[2]);
                column = whole[1];
                break;
            case 0x22 when whole[1] <= whole[2] && whole[2] < Pages:
                pages = (whole[1], whole[2]);
                page = whole[1];
                break;
            case >= 0x40 and <= 0x7F:
                startLine = whole[0] & 0x3F;
                break;
            case 0x8D:
                hasPump = (whole[1] & 0x04) != 0;
                break;
            case 0xA0 or 0xA1:
                segmentsRemapped = whole[0] == 0xA1;
                break;
            case 0xA4 or 0xA5:
                allOn = whole[0] == 0xA5;
                break;
            case 0xA6 or 0xA7:
                inverted = whole[0] == 0xA7;
                break;
            case 0xAE or 0xAF:
                IsOn = whole[0] == 0xAF;
                break;
            case >= 0xB0 and <= 0xB7 when mode == 2:
                page = whole[0] & 0x07;
                break;
            case >= 0xC0 and <= 0xCF:
                rowsRemapped = (whole[0] & 0x08) != 0;
                break;
            case 0xD3:
                offset = whole[1] & 0x3F;
                break;
        }
    }
}
