using Appliance.Firmware.Devices;

namespace Appliance.Firmware.Upkeep;

/// <summary>The notes of the drivers (their README), kept in the executable: where there is a device there may be no network.</summary>
internal static class DriverNotes
{
    /// <summary>Drivers of a role, each with the folder whose README tells how its device is wired.</summary>
    private static readonly Dictionary<string, (string Driver, string Folder)[]> Folders = new(StringComparer.Ordinal)
    {
        [DeviceRoles.OperatorDisplay] = Displays,
        [DeviceRoles.CustomerDisplay] = Displays,
        [DeviceRoles.Printer] =
        [
            ("escpos-usb", "Printers/EscPos"), ("escpos-serial", "Printers/EscPos"), ("escpos-network", "Printers/EscPos"),
        ],
        [DeviceRoles.Drawer] =
            [("printer-kick", "CashDrawers/PrinterKickCashDrawer"), ("relay", "CashDrawers/RelayCashDrawer")],
        [DeviceRoles.Buzzer] = [("gpio-buzzer", "Tones/GpioTone")],
        [DeviceRoles.Keyboard] = [("gpio-matrix", "Keyboards/GpioKeyMatrix"), ("usb-keys", "Keyboards/UsbKeyBlock")],
        [DeviceRoles.CardReader] =
        [
            ("pn532-hsu", "CardReaders/Pn532"), ("pn532-i2c", "CardReaders/Pn532"), ("pn532-spi", "CardReaders/Pn532"),
            ("mfrc522-spi", "CardReaders/Mfrc522"), ("rdm6300-serial", "CardReaders/Rdm6300"),
            ("wiegand-gpio", "CardReaders/Wiegand"), ("pcsc", "CardReaders/Pcsc"), ("keyboard-wedge", "CardReaders/KeyboardWedge"),
        ],
        [DeviceRoles.Scanner] = [("serial", "Scanners"), ("keyboard-wedge", "Scanners/KeyboardWedge")],
        [DeviceRoles.Keylock] = [("gpio-contacts", "Keylocks/GpioKeylock")],
        [DeviceRoles.CallButton] = [("gpio-button", "CallButtons/GpioCallButton")],
        [DeviceRoles.Power] = [("gpio-power-fail", "Power/GpioPosPower")],
        [DeviceRoles.Gate] = [("relay", "Gates/RelayGate")],
        [DeviceRoles.CoinAcceptor] = [("cctalk", "CashAcceptors/CcTalk")],
        [DeviceRoles.BillAcceptor] = [("cctalk", "CashAcceptors/CcTalk")],
    };

    private static (string Driver, string Folder)[] Displays =>
    [
        ("hd44780-i2c", "LineDisplays/Hd44780"), ("ssd1306-i2c", "LineDisplays/Ssd1306"),
        ("epson-pole", "LineDisplays/Pole"), ("cd5220-pole", "LineDisplays/Pole"),
    ];

    /// <summary>The drivers of a role that have notes.</summary>
    public static IReadOnlyList<string> DriversOf(string role) =>
        Folders.TryGetValue(role, out var drivers) ? [.. drivers.Select(it => it.Driver)] : [];

    /// <summary>The notes of a driver, Markdown, or null when there are none.</summary>
    public static string? Of(string role, string driver)
    {
        if (!Folders.TryGetValue(role, out var drivers)) return null;
        var folder = drivers.FirstOrDefault(it => it.Driver == driver).Folder;
        if (folder is null) return null;
        using var stream = typeof(DriverNotes).Assembly.GetManifestResourceStream($"Notes.{folder}/");
        if (stream is null) return null;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
