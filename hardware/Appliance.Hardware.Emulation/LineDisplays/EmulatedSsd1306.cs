using System.Text;
using Appliance.Hardware.Emulation.Buses;

namespace Appliance.Hardware.Emulation.LineDisplays;

/// <summary>
/// A 128×64 OLED with an SSD1306 controller, mounted as modules are: upright when segments and rows are remapped (A1, C8).
/// Attach it to an <see cref="EmulatedI2cBus"/>. It may be used from several threads.
/// </summary>
public sealed class EmulatedSsd1306 : II2cSlave
{
    /// <summary>Dots across.</summary>
    public const int WidthDots = 128;

    /// <summary>Dots down.</summary>
    public const int HeightDots = 64;

    private const byte CommandsFollow = 0x00;
    private const byte DataFollow = 0x40;
    private readonly Ssd1306Controller controller;
    private readonly Lock gate = new();
    private bool unplugged;

    /// <summary>Makes a display that has just been powered.</summary>
    /// <param name="noiseSeed">Seed of what its memory holds then.</param>
    public EmulatedSsd1306(int noiseSeed = 1) => controller = new(new(noiseSeed));

    /// <summary>Called after what the glass shows may have changed; must not block.</summary>
    public event Action? Changed;

    /// <inheritdoc/>
    public bool Acknowledges => !unplugged;

    /// <summary>Whether a dot is lit, from the top left.</summary>
    public bool IsLit(int x, int y)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(x, WidthDots);
        ArgumentOutOfRangeException.ThrowIfNegative(y);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(y, HeightDots);
        lock (gate) return !unplugged && controller.IsLit(x, y);
    }

    /// <summary>The picture as a plain PBM (P1), 1 for a lit dot.</summary>
    public string ToPbm()
    {
        StringBuilder pbm = new("P1\n128 64\n");
        for (var y = 0; y < HeightDots; y++)
        {
            for (var x = 0; x < WidthDots; x++) pbm.Append(IsLit(x, y) ? '1' : '0');
            pbm.Append('\n');
        }

        return pbm.ToString();
    }

    /// <summary>Brings a fault about, or ends it.</summary>
    public void SetFault(LineDisplayFault fault, bool active)
    {
        lock (gate)
        {
            if (fault == LineDisplayFault.Unplugged) unplugged = active;
            if (fault == LineDisplayFault.Unplugged || active) controller.PowerOn();
        }

        Changed?.Invoke();
    }

    /// <inheritdoc/>
    public void Written(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            foreach (var value in bytes[1..])
            {
                if (bytes[0] == CommandsFollow) controller.Command(value);
                if (bytes[0] == DataFollow) controller.Data(value);
            }
        }

        Changed?.Invoke();
    }

    /// <summary>The status register: bit 6 is set while the glass is off.</summary>
    public void Read(Span<byte> bytes)
    {
        lock (gate) bytes.Fill((byte)(controller.IsOn ? 0x00 : 0x40));
    }
}
