using Appliance.Hardware.Buses;

namespace Appliance.Hardware.LineDisplays.Hd44780;

/// <summary>
/// Collects what goes to the controller as states of the PCF8574's port, so that many nibbles travel in one I2C
/// transfer. A byte on the bus takes 90 µs at 100 kHz, so the 37 µs an instruction takes (HD44780U datasheet, table 6)
/// pass by themselves between two strobes; this also holds at 400 kHz, where a character's four bytes take 90 µs.
/// </summary>
internal sealed class Hd44780Transfer(II2cBus bus, int address)
{
    /// <summary>Port bit of the register select line; high for data, low for instructions.</summary>
    private const byte RegisterSelect = 0x01;

    /// <summary>Port bit of the strobe: the controller takes a nibble when it falls.</summary>
    private const byte Enable = 0x04;

    /// <summary>Port bit of the backlight's transistor.</summary>
    private const byte Backlight = 0x08;

    /// <summary>A larger transfer is cut here; a 20×4 display written whole takes 344 bytes.</summary>
    internal const int LimitBytes = 512;

    private readonly List<byte> states = new(LimitBytes);
    private byte lines = Backlight;

    /// <summary>Adds an instruction byte, high nibble first.</summary>
    public void Instruction(byte value) => Byte(value, Backlight);

    /// <summary>Adds a data byte, high nibble first.</summary>
    public void Data(byte value) => Byte(value, Backlight | RegisterSelect);

    /// <summary>Adds one strobe of the high four data lines: how an eight-bit interface is reached over four lines.</summary>
    public void Nibble(byte nibble)
    {
        Select(Backlight);
        Strobe(nibble);
    }

    /// <summary>Sends what was collected.</summary>
    /// <exception cref="IOException">The expander did not acknowledge; nothing is kept for later.</exception>
    public void Send()
    {
        if (states.Count == 0) return;
        try
        {
            bus.Write(address, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(states));
        }
        finally
        {
            states.Clear();
        }
    }

    private void Byte(byte value, byte select)
    {
        if (states.Count > LimitBytes - 5) Send();
        Select(select);
        Strobe((byte)(value >> 4));
        Strobe((byte)(value & 0x0F));
    }

    /// <summary>RS must be stable 60 ns before E rises (tAS, page 49), so its change is a state of its own.</summary>
    private void Select(byte select)
    {
        if (lines == select && states.Count > 0) return;
        lines = select;
        states.Add(lines);
    }

    private void Strobe(byte nibble)
    {
        var data = (byte)((nibble << 4) | lines);
        states.Add((byte)(data | Enable));
        states.Add(data);
    }
}
