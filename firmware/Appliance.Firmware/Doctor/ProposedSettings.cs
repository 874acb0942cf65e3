using System.Text.Encodings.Web;
using System.Text.Json;

namespace Appliance.Firmware.Doctor;

/// <summary>
/// A section <c>Devices</c> for what was found. Only for what tells what it is: a serial adapter does not, and is left
/// to whoever plugged it in.
/// </summary>
internal static class ProposedSettings
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>By section, in the order of the roles; empty when nothing can be proposed.</summary>
    public static IReadOnlyDictionary<string, Dictionary<string, object>> For(MachineFindings found)
    {
        Dictionary<string, Dictionary<string, object>> devices = [];
        string[] displays = ["OperatorDisplay", "CustomerDisplay"];
        foreach (var (role, display) in displays.Zip(Displays(found))) devices[role] = display;
        if (found.UsbPrinters.Count > 0)
        {
            devices["Printer"] = new() { ["Driver"] = "escpos-usb", ["Port"] = found.UsbPrinters[0].Path };
            devices["Drawer"] = new() { ["Driver"] = "printer-kick" };
        }

        var others = found.Inputs.Where(it => !Is(it, DeviceWords.IsScanner)).ToList();
        if (others.Find(it => Is(it, DeviceWords.IsKeyboard)) is { } keys)
        {
            devices["Keyboard"] = new() { ["Driver"] = "usb-keys", ["Port"] = keys.Path };
        }

        if (CardReader(found, others) is { } reader) devices["CardReader"] = reader;
        if (Scanner(found) is { } scanner) devices["Scanner"] = scanner;
        return devices;
    }

    public static string Json(IReadOnlyDictionary<string, Dictionary<string, object>> devices) =>
        JsonSerializer.Serialize(new { Devices = devices }, Readable);

    private static IEnumerable<Dictionary<string, object>> Displays(MachineFindings found) =>
        from bus in found.I2cBuses
        from device in bus.Devices
        let display = device.CanBe[0].StartsWith("SSD1306", StringComparison.Ordinal) ? "ssd1306-i2c"
            : device.CanBe[0].StartsWith("HD44780", StringComparison.Ordinal) ? "hd44780-i2c"
            : null
        where display is not null
        select new Dictionary<string, object>
        {
            ["Driver"] = display,
            ["Bus"] = bus.Path,
            ["Address"] = $"0x{device.Address:X2}",
        };

    private static Dictionary<string, object>? CardReader(MachineFindings found, List<FoundPort> others)
    {
        var bus = found.I2cBuses.FirstOrDefault(
            bus => bus.Devices.Any(device => device.CanBe[0].StartsWith("PN532", StringComparison.Ordinal)));
        if (bus is not null) return new() { ["Driver"] = "pn532-i2c", ["Bus"] = bus.Path };
        if (others.Find(it => Is(it, DeviceWords.IsCardReader)) is { } typing) return new() { ["Driver"] = "keyboard-wedge", ["Port"] = typing.Path };
        return found.PcscSocket is null ? null : new() { ["Driver"] = "pcsc" };
    }

    private static Dictionary<string, object>? Scanner(MachineFindings found)
    {
        if (found.Inputs.FirstOrDefault(it => Is(it, DeviceWords.IsScanner)) is { } typing)
        {
            return new() { ["Driver"] = "keyboard-wedge", ["Port"] = typing.Path };
        }

        return found.SerialPorts.FirstOrDefault(it => DeviceWords.IsScanner(it.Path)) is { } serial
            ? new() { ["Driver"] = "serial", ["Port"] = serial.Path }
            : null;
    }

    private static bool Is(FoundPort port, Func<string, bool> says) => says($"{port.Name} {port.Path}");
}
