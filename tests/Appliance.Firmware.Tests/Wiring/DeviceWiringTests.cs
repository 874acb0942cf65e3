using System.Text;
using Appliance.Domain.Register;
using Appliance.Firmware.Configuration;
using Appliance.Firmware.Wiring;
using Appliance.Hardware.Discovery;
using Microsoft.Extensions.Configuration;

namespace Appliance.Firmware.Tests.Wiring;

public sealed class DeviceWiringTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("appliance-dev-").FullName;

    public DeviceWiringTests()
    {
        Directory.CreateDirectory(Path.Combine(root, "dev/serial/by-id"));
        Directory.CreateDirectory(Path.Combine(root, "dev/input/by-id"));
        foreach (var name in new[] { "ttyUSB0", "i2c-1", "spidev0.0", "input/by-id/usb-Acme_Scanner-event-kbd" })
        {
            File.WriteAllText(Path.Combine(root, "dev", name), "");
        }

        File.CreateSymbolicLink(
            Path.Combine(root, "dev/serial/by-id/usb-FTDI-port0"), Path.Combine(root, "dev/ttyUSB0"));
    }

    public static TheoryData<string, string> Mistakes => new()
    {
        // Which device, which driver.
        { """{ "Printr": { "Driver": "escpos-serial" } }""", "The setting Devices:Printr does not exist. Did you mean Devices:Printer?" },
        { """{ "Printer": "escpos-serial" }""", "Devices:Printer is \"escpos-serial\". Expected: a section with a Driver" },
        { """{ "Printer": { "Port": "/dev/x" } }""", "Devices:Printer:Driver is missing. Expected: one of escpos-serial, " },
        { """{ "Printer": { "Driver": "escpos-seral" } }""", "Devices:Printer:Driver: there is no driver escpos-seral. Did you mean escpos-serial?" },
        { """{ "Tone": { "Driver": "virtual", "Line": 1 } }""", "The setting Devices:Tone:Line does not exist for the driver virtual." },

        // Ports.
        { """{ "Printer": { "Driver": "escpos-serial" } }""", "Devices:Printer:Port is missing. Expected: a serial port, best by its id" },
        { """{ "Printer": { "Driver": "escpos-serial" } }""", "Found here: ROOT/dev/serial/by-id/usb-FTDI-port0." },
        { """{ "Printer": { "Driver": "escpos-serial", "Prt": "/dev/x" } }""", "There is Devices:Printer:Prt: is that it?" },
        { """{ "Printer": { "Driver": "escpos-serial", "Port": "ttyUSB0" } }""", "Devices:Printer:Port is \"ttyUSB0\". Expected: a serial port" },
        { """{ "Printer": { "Driver": "escpos-serial", "Port": "/dev/x", "BaudRate": 9600 } }""", "The setting Devices:Printer:BaudRate does not exist for the driver escpos-serial. Did you mean Devices:Printer:BaudRateBps?" },
        { """{ "Printer": { "Driver": "escpos-serial", "Port": "/dev/x", "BaudRateBps": 9601 } }""", "Devices:Printer:BaudRateBps is \"9601\". Expected: the device's speed in bit/s, one of 1200," },
        { """{ "Printer": { "Driver": "escpos-serial", "Port": "/dev/x", "BaudRateBps": "fast" } }""", "Devices:Printer:BaudRateBps is \"fast\". Expected: a whole number." },
        { """{ "Printer": { "Driver": "escpos-serial", "Port": "/dev/x", "RtsCts": "on" } }""", "Devices:Printer:RtsCts is \"on\". Expected: true or false." },
        { """{ "Printer": { "Driver": "escpos-serial", "Port": "/dev/x", "Columns": 100 } }""", "Devices:Printer:Columns: The field Columns must be between 16 and 64." },
        { """{ "Printer": { "Driver": "escpos-network" } }""", "Devices:Printer:Host is missing. Expected: the printer's name or address" },
        { """{ "Printer": { "Driver": "escpos-network", "Host": "p", "Port": 99999 } }""", "Devices:Printer:Port is \"99999\". Expected: a whole number, 1–65535." },
        { """{ "Scanner": { "Driver": "keyboard-wedge" } }""", "Found here: ROOT/dev/input/by-id/usb-Acme_Scanner-event-kbd." },
        { """{ "CardReader": { "Driver": "pn532-spi" } }""", "Found here: ROOT/dev/spidev0.0." },
        { """{ "CardReader": { "Driver": "pn532-spi", "Port": "/dev/spidev0.0", "SpeedHz": 9000000 } }""", "Expected: a whole number, 10000–5000000." },

        // Buses and lines.
        { """{ "OperatorDisplay": { "Driver": "hd44780-i2c", "Address": "0x99" } }""", "Devices:OperatorDisplay:Address is \"0x99\". Expected: 0x20–0x27 or 0x38–0x3F." },
        { """{ "OperatorDisplay": { "Driver": "hd44780-i2c" } }""", "Devices:OperatorDisplay:Bus is missing. Expected: an I2C bus, for example /dev/i2c-1. Found here: ROOT/dev/i2c-1." },
        { """{ "OperatorDisplay": { "Driver": "hd44780-i2c", "Bus": "1" } }""", "Devices:OperatorDisplay:Bus is \"1\". Expected: an I2C bus" },
        { """{ "Tone": { "Driver": "gpio-buzzer", "Line": 18 } }""", "Devices:Tone:Chip is missing. Expected: the label of a GPIO chip: pinctrl-rp1 (Pi 5)" },
        { """{ "Tone": { "Driver": "gpio-buzzer", "Line": 18, "Chip": "/dev/gpiochip0" } }""", "Devices:Tone:Chip is \"/dev/gpiochip0\". Expected: the label of a GPIO chip" },
        { """{ "Drawer": { "Driver": "relay", "Chip": "c", "RelayLine": 4, "SensorLine": 4 } }""", "Devices:Drawer:SensorLine is \"4\". Expected: another line than RelayLine." },
        { """{ "Drawer": { "Driver": "relay", "Chip": "c", "RelayLine": 4, "PulseMs": 5000 } }""", "Devices:Drawer:PulseMs is \"5000\". Expected: 10–500 ms." },
        { """{ "CardReader": { "Driver": "wiegand-gpio", "Chip": "c", "Data0Line": 1, "Data1Line": 1 } }""", "Devices:CardReader:Data0Line, Data1Line cannot be. Expected: two lines." },
        { """{ "CardReader": { "Driver": "keyboard-wedge", "Port": "/dev/x", "Kind": "felicia" } }""", "Nearest: felica" },
        { """{ "CardReader": { "Driver": "keyboard-wedge", "Port": "/dev/x", "IdLength": 9 } }""", "Devices:CardReader: IdLength does not fit DigitCount and Numerals." },

        // Two devices that want the same.
        { """{ "Printer": { "Driver": "escpos-serial", "Port": "/dev/x" }, "Scanner": { "Driver": "serial", "Port": "/dev/x" } }""", "Devices:Printer:Port and Devices:Scanner:Port both want /dev/x." },
        { """{ "Tone": { "Driver": "gpio-buzzer", "Chip": "c", "Line": 4 }, "Drawer": { "Driver": "relay", "Chip": "c", "RelayLine": 4 } }""", "Devices:Drawer:RelayLine and Devices:Tone:Line both want line 4 of c." },

        // Devices that not every counter has.
        { """{ "Keylock": { "Driver": "gpio-contacts", "Chip": "c", "NormalLine": 4, "SupervisorLine": 4 } }""", "LockLine, NormalLine, SupervisorLine cannot be. Expected: each line once." },
        { """{ "Keylock": { "Driver": "gpio-contacts", "Chip": "c", "NormalLine": 4 } }""", "Devices:Keylock:SupervisorLine is missing. Expected: the line of the contact at Supervisor." },
        { """{ "CallButton": { "Driver": "gpio-button", "Chip": "c", "Line": 4, "DebounceMs": 500 } }""", "Devices:CallButton:DebounceMs is \"500\". Expected: 1–100 ms." },
        { """{ "Power": { "Driver": "gpio-power-fail", "Chip": "c" } }""", "Devices:Power:Line is missing. Expected: the line of the supply's signal on the chip." },
        { """{ "Gate": { "Driver": "relay", "Chip": "c", "RelayLine": 4, "PulseMs": 6000 } }""", "Devices:Gate:PulseMs is \"6000\". Expected: 50 ms–5 s." },
        { """{ "CoinAcceptor": { "Driver": "cctalk" } }""", "Devices:CoinAcceptor:Port is missing. Expected: the serial port of the ccTalk adapter" },
        { """{ "CoinAcceptor": { "Driver": "cctalk", "Port": "/dev/x", "AcceptedYen": [1000] } }""", "Expected: 1, 5, 10, 50, 100 or 500." },
        { """{ "CoinAcceptor": { "Driver": "cctalk", "Port": "/dev/x", "Address": 40 }, "BillAcceptor": { "Driver": "cctalk", "Port": "/dev/x" } }""", "Devices:CoinAcceptor:Address and Devices:BillAcceptor:Address both want ccTalk address 40 on /dev/x." },
        { """{ "Scanner": { "Driver": "serial", "Port": "/dev/x" }, "CoinAcceptor": { "Driver": "cctalk", "Port": "/dev/x" } }""", "Devices:Scanner:Port and Devices:CoinAcceptor:Port both want /dev/x." },
        { """{ "Printer": { "Driver": "none" } }""", "Devices:Printer:Driver: there is no driver none." },
        { """{ "Keyboard": { "Driver": "none" } }""", "Devices:Keyboard:Driver: there is no driver none." },

        // Keys.
        { """{ "Keyboard": { "Driver": "gpio-matrix", "Chip": "c" } }""", "Devices:Keyboard:RowLines is missing. Expected: the lines of the rows on the chip." },
        { """{ "Keyboard": { "Driver": "gpio-matrix", "Chip": "c", "RowLines": [1, 2], "ColumnLines": [2] } }""", "Devices:Keyboard:RowLines, ColumnLines cannot be. Expected: each line once." },
        { """{ "Keyboard": { "Driver": "gpio-matrix", "Chip": "c", "RowLines": [1], "ColumnLines": [2] } }""", "Expected: at most 1 rows of 1, the lines in RowLines and ColumnLines." },
        { """{ "Keyboard": { "Driver": "gpio-matrix", "Chip": "c", "RowLines": [1], "ColumnLines": [2, 3], "Keys": ["7 CASHH"] } }""", "Devices:Keyboard:Keys, row 1, column 2: there is no key CASHH. Did you mean CASH?" },
        { """{ "Keyboard": { "Driver": "usb-keys", "Port": "/dev/x", "Keys": { "71": "7", "KP8": "8" } } }""", "Devices:Keyboard:Keys:KP8 is no key code." },
    };

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_stops_the_start_with_section_key_what_was_expected_and_what_was_found(string devices, string message) =>
        Assert.Contains(
            message.Replace("ROOT", root, StringComparison.Ordinal),
            Assert.Throws<StartRefusedException>(() => Read(devices)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Without_settings_everything_is_virtual()
    {
        Assert.Empty(DeviceWiring.Read(null, TimeProvider.System, new(root)).Roles);
        Assert.Empty(Read("""{ "Printer": { "Driver": "virtual" } }""").Roles);
    }

    [Fact]
    public void The_example_for_a_Pi_4_puts_every_role_on_a_real_wire_without_opening_one()
    {
        var json = File.ReadAllText(Path.Combine(Solution(), "deploy", "appliance.pi4.json"));
        var devices = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build()
            .GetSection("Devices");

        var wiring = DeviceWiring.Read(devices, TimeProvider.System, new(root));

        Assert.Equal(DeviceWiring.Sections.Count, wiring.Roles.Count);
        Assert.Equal(RegisterKey.Cash, wiring.Keys!.At(new(3, 4)));
        Assert.Null(wiring.Keys.At(new(3, 2)));
    }

    [Theory]
    [MemberData(nameof(EveryDriver))]
    public void Every_driver_can_be_chosen_with_the_settings_it_needs_and_opens_nothing_until_told(string role, string settings)
    {
        var wiring = Read($$"""{ "{{role}}": {{settings}} }""");

        Assert.Single(wiring.Roles);
    }

    public static TheoryData<string, string> EveryDriver => new()
    {
        { "OperatorDisplay", """{ "Driver": "hd44780-i2c", "Bus": "/dev/i2c-1" }""" },
        { "OperatorDisplay", """{ "Driver": "ssd1306-i2c", "Bus": "/dev/i2c-1", "Address": "0x3D", "UpsideDown": true }""" },
        { "CustomerDisplay", """{ "Driver": "epson-pole", "Port": "/dev/x", "Brightness": 2 }""" },
        { "CustomerDisplay", """{ "Driver": "cd5220-pole", "Port": "/dev/x" }""" },
        { "Printer", """{ "Driver": "escpos-serial", "Port": "/dev/x", "BaudRateBps": 115200, "HasKanjiRom": false }""" },
        { "Printer", """{ "Driver": "escpos-usb", "Port": "/dev/usb/lp0" }""" },
        { "Printer", """{ "Driver": "escpos-network", "Host": "printer.local" }""" },
        { "Drawer", """{ "Driver": "relay", "Chip": "c", "RelayLine": 16, "RelayIsActiveLow": true }""" },
        { "Drawer", """{ "Driver": "printer-kick", "Connector": "pin5", "HasSensor": false }""" },
        { "Tone", """{ "Driver": "gpio-buzzer", "Chip": "c", "Line": 18 }""" },
        { "Keyboard", """{ "Driver": "gpio-matrix", "Chip": "c", "RowLines": "1 2", "ColumnLines": [3], "Keys": ["7", "CASH"] }""" },
        { "Keyboard", """{ "Driver": "usb-keys", "Port": "/dev/x", "Keys": { "28": "CASH" } }""" },
        { "CardReader", """{ "Driver": "pn532-hsu", "Port": "/dev/x" }""" },
        { "CardReader", """{ "Driver": "pn532-i2c", "Bus": "/dev/i2c-1", "PollIntervalMs": 10 }""" },
        { "CardReader", """{ "Driver": "pn532-spi", "Port": "/dev/spidev0.0" }""" },
        { "CardReader", """{ "Driver": "mfrc522-spi", "Port": "/dev/spidev0.0", "SpeedHz": 9000000 }""" },
        { "CardReader", """{ "Driver": "rdm6300-serial", "Port": "/dev/x" }""" },
        { "CardReader", """{ "Driver": "wiegand-gpio", "Chip": "c", "Data0Line": 1, "Data1Line": 2, "Kind": "type-a" }""" },
        { "CardReader", """{ "Driver": "pcsc", "ReaderName": "ACS" }""" },
        { "CardReader", """{ "Driver": "keyboard-wedge", "Port": "/dev/x", "Numerals": "hex", "IdLength": 5 }""" },
        { "Scanner", """{ "Driver": "serial", "Port": "/dev/x" }""" },
        { "Scanner", """{ "Driver": "keyboard-wedge", "Port": "/dev/x" }""" },
        { "Keylock", """{ "Driver": "gpio-contacts", "Chip": "c", "LockLine": 1, "NormalLine": 2, "SupervisorLine": 3 }""" },
        { "CallButton", """{ "Driver": "gpio-button", "Chip": "c", "Line": 1, "PressedIsHigh": true }""" },
        { "Power", """{ "Driver": "gpio-power-fail", "Chip": "c", "Line": 1, "FailedIsHigh": true, "DebounceMs": 0 }""" },
        { "Gate", """{ "Driver": "relay", "Chip": "c", "RelayLine": 1, "RelayIsActiveLow": true, "PulseMs": 5000 }""" },
        { "CoinAcceptor", """{ "Driver": "cctalk", "Port": "/dev/x", "AcceptedYen": "100 500", "PollIntervalMs": 100 }""" },
        { "BillAcceptor", """{ "Driver": "cctalk", "Port": "/dev/x", "Address": 41, "Positions": 4 }""" },
    };

    [Fact]
    public void Optional_devices_are_there_only_when_they_are_named()
    {
        Assert.Empty(DeviceWiring.Read(null, TimeProvider.System, new(root)).VirtualRoles);
        var wiring = Read("""{ "Gate": { "Driver": "virtual" }, "Keylock": { "Driver": "none" } }""");

        Assert.Equal(["gate"], wiring.VirtualRoles);
        Assert.Equal(["keylock"], wiring.Without);
        Assert.Empty(wiring.Roles);
    }

    [Fact]
    public void Coins_and_bills_share_a_bus_with_different_addresses() => Assert.Equal(
        ["coin-acceptor", "bill-acceptor"],
        Read("""
            {
              "CoinAcceptor": { "Driver": "cctalk", "Port": "/dev/x" },
              "BillAcceptor": { "Driver": "cctalk", "Port": "/dev/x" }
            }
            """).Roles);

    [Fact]
    public void The_list_of_drivers_above_is_whole()
    {
        var named = EveryDriver.Select(row => ((string)row[1]).Split('"')[3]).ToHashSet();
        string[] own =
        [
            .. LineDisplayDrivers.All.Select(driver => driver.Name), .. PosPrinterDrivers.All.Select(driver => driver.Name),
            .. CashDrawerDrivers.All.Select(driver => driver.Name), .. ToneDrivers.All.Select(driver => driver.Name),
            .. KeyboardDrivers.All.Select(driver => driver.Name), .. CardReaderDrivers.All.Select(driver => driver.Name),
            .. ScannerDrivers.All.Select(driver => driver.Name), .. KeylockDrivers.All.Select(driver => driver.Name),
            .. CallButtonDrivers.All.Select(driver => driver.Name), .. PowerDrivers.All.Select(driver => driver.Name),
            .. GateDrivers.All.Select(driver => driver.Name), .. CashAcceptorDrivers.Coins.Select(driver => driver.Name),
            .. CashAcceptorDrivers.Bills.Select(driver => driver.Name),
        ];
        Assert.DoesNotContain(own, name => !name.StartsWith("iot-", StringComparison.Ordinal)
            && !name.StartsWith("escpos-net-", StringComparison.Ordinal) && !named.Contains(name));
    }

    [Fact]
    public void A_USB_number_pad_has_keys_without_any_being_written_down()
    {
        var keys = Read("""{ "Keyboard": { "Driver": "usb-keys", "Port": "/dev/x" } }""").Keys!;

        Assert.Equal(RegisterKey.Digit7, keys.At(new(0, 71)));
        Assert.Equal(RegisterKey.Cash, keys.At(new(0, 96)));
        Assert.Null(keys.At(new(0, 30)));
    }

    [Fact]
    public async Task A_port_that_is_not_plugged_in_is_told_when_it_is_opened_with_what_is_there()
    {
        var wiring = Read("""{ "Scanner": { "Driver": "serial", "Port": "/dev/nothing-here" } }""");

        var failure = await Assert.ThrowsAsync<IOException>(async () => await wiring.Scanner!.Open(CancellationToken.None));

        Assert.Contains("/dev/nothing-here", failure.Message, StringComparison.Ordinal);
        Assert.Contains("usb-FTDI-port0", failure.Message, StringComparison.Ordinal);
    }

    private static string Solution()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Appliance.sln"))) folder = folder.Parent;
        return folder.FullName;
    }

    private DeviceWiring Read(string devices)
    {
        var json = $$"""{ "Devices": {{devices}} }""";
        var configuration = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();
        return DeviceWiring.Read(configuration.GetSection("Devices"), TimeProvider.System, new DeviceTree(root));
    }
}
