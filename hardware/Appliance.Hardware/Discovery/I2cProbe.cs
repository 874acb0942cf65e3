using Appliance.Hardware.Buses;

namespace Appliance.Hardware.Discovery;

/// <summary>
/// Looks for known devices on an I2C bus: reads one byte at the addresses that they can have, and nowhere else. Other
/// devices on the bus are not disturbed; the known ones bear it.
/// </summary>
public static class I2cProbe
{
    /// <summary>What can be at an address, by driver; the likeliest first.</summary>
    public static IReadOnlyList<(int Address, string[] CanBe)> Known { get; } =
    [
        .. Enumerable.Range(0x20, 8).Select(address => (address, address == 0x24
            ? new[] { "PN532 card reader", "HD44780 display (PCF8574)" }
            : ["HD44780 display (PCF8574)"])),
        .. Enumerable.Range(0x38, 8).Select(address => (address, address is 0x3C or 0x3D
            ? new[] { "SSD1306 display", "HD44780 display (PCF8574A)" }
            : ["HD44780 display (PCF8574A)"])),
    ];

    /// <summary>The known addresses at which something answers.</summary>
    public static IReadOnlyList<(int Address, string[] CanBe)> Look(II2cBus bus)
    {
        ArgumentNullException.ThrowIfNull(bus);
        return [.. Known.Where(known => Answers(bus, known.Address))];
    }

    private static bool Answers(II2cBus bus, int address)
    {
        try
        {
            bus.Read(address, stackalloc byte[1]);
            return true;
        }
        catch (IOException)
        {
            return false; // Nobody there.
        }
    }
}
