using System.Text;
using Appliance.Firmware.Doctor;
using Appliance.Firmware.Wiring;
using Appliance.Hardware.Discovery;
using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Emulation.LineDisplays;
using Microsoft.Extensions.Configuration;

namespace Appliance.Firmware.Tests.Doctor;

/// <summary>A made-up machine in a folder; what would have to be opened is handed in.</summary>
public sealed class MachineScanTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("appliance-machine-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void A_machine_without_any_device_is_told_how_to_switch_the_buses_on()
    {
        var found = new MachineScan(new(root)).Look();

        var report = Report(found);
        Assert.Contains("dtparam=i2c_arm=on", report, StringComparison.Ordinal);
        Assert.Contains("dtparam=spi=on", report, StringComparison.Ordinal);
        Assert.Contains("sudo apt install pcscd", report, StringComparison.Ordinal);
        Assert.Empty(ProposedSettings.For(found));
    }

    [Fact]
    public void Serial_ports_are_listed_by_id_with_their_other_names_and_once_only()
    {
        Add("dev/ttyUSB0");
        Add("dev/ttyAMA0");
        Add("dev/ttyS0");
        Add("sys/class/tty/ttyS0/type", "0\n"); // A PC's port that is not there.
        Link("dev/serial/by-id/usb-FTDI_FT232R-if00-port0", "dev/ttyUSB0");
        Link("dev/serial/by-path/pci-0000:00-usb-0:1.2", "dev/ttyUSB0");
        Link("dev/serial0", "dev/ttyAMA0");

        var ports = new MachineScan(new(root)).Look().SerialPorts;

        Assert.Equal(
            ["/dev/serial/by-id/usb-FTDI_FT232R-if00-port0", "/dev/serial0", "/dev/ttyAMA0"],
            ports.Select(port => port.Path[root.Length..]));
        Assert.Equal($"{root}/dev/ttyUSB0, {root}/dev/serial/by-path/pci-0000:00-usb-0:1.2", ports[0].Name);
    }

    [Fact]
    public void A_port_that_may_not_be_opened_is_told_with_the_command_that_helps()
    {
        Add("dev/ttyUSB0");
        var group = DeviceAccess.GroupOf(Path.Combine(root, "dev/ttyUSB0"), "/etc/group")!;
        Add("etc/group", $"root:x:77777:\ndialout:x:{GroupNumber()}:pi\n");

        var port = Assert.Single(new MachineScan(new(root)) { MayOpen = _ => false }.Look().SerialPorts);

        Assert.Equal("may not be opened by this user: sudo usermod -aG dialout $USER, then sign in again", port.Trouble);
        Assert.NotEmpty(group);
    }

    [Fact]
    public void A_port_that_somebody_has_open_is_told_with_who_it_is()
    {
        Add("dev/ttyACM0");
        Add("proc/712/comm", "ModemManager\n");
        Link("proc/712/fd/9", "dev/ttyACM0");

        var port = Assert.Single(new MachineScan(new(root)).Look().SerialPorts);

        Assert.Equal("in use by ModemManager (712): sudo systemctl disable --now ModemManager", port.Trouble);
    }

    [Fact]
    public void An_I2C_bus_is_asked_at_the_addresses_of_known_devices_only()
    {
        Add("dev/i2c-1");
        List<int> asked = [];
        EmulatedI2cBus bus = new();
        bus.Attach(0x27, new EmulatedHd44780());
        bus.Attach(0x50, new EmulatedHd44780()); // An EEPROM's address: not to be touched.

        var found = Assert.Single(new MachineScan(new(root)) { OpenI2c = _ => new NotingBus(bus, asked) }.Look().I2cBuses);

        var (address, canBe) = Assert.Single(found.Devices);
        Assert.Equal(0x27, address);
        Assert.Equal(["HD44780 display (PCF8574)"], canBe);
        Assert.Equal(Enumerable.Range(0x20, 8).Concat(Enumerable.Range(0x38, 8)), asked);
    }

    [Fact]
    public void A_chip_is_told_with_its_label_and_the_names_of_its_lines()
    {
        Add("dev/gpiochip0");
        Link("dev/gpiochip4", "dev/gpiochip0"); // Some systems keep the old number.

        var found = new MachineScan(new(root)) { LookAtGpio = _ => ("pinctrl-rp1", ["ID_SDA", "", "GPIO2"]) }.Look();

        Assert.Single(found.GpioChips);
        Assert.Contains("  pinctrl-rp1 (", Report(found), StringComparison.Ordinal);
        Assert.Contains("    0 ID_SDA, 2 GPIO2", Report(found), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_opened_is_told_and_stops_nothing()
    {
        Add("dev/i2c-1");
        Add("dev/gpiochip0");

        var found = new MachineScan(new(root)).Look(); // Plain files: the kernel finds no bus behind them.

        Assert.Contains("find an I2C bus behind", found.I2cBuses[0].Trouble, StringComparison.Ordinal);
        Assert.Contains("find a GPIO chip behind", found.GpioChips[0].Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public void The_proposed_settings_name_what_was_found_and_are_accepted()
    {
        Add("dev/i2c-1");
        Add("dev/usb/lp0");
        Add("sys/class/usbmisc/lp0/device/ieee1284_id", "MFG:EPSON;CMD:ESC/POS;MDL:TM-T20II;CLS:PRINTER;\n");
        AddInput(3, "usb-Honeywell_Imaging_1900-event-kbd", "Honeywell Imaging 1900", "0c2e", "0b61");
        AddInput(4, "usb-Sycreader_RFID-event-kbd", "Sycreader RFID Technology", "ffff", "0035");
        AddInput(5, "usb-SIGMACHIP_USB_Keypad-event-kbd", "USB Keypad", "1c4f", "0002");
        EmulatedI2cBus bus = new();
        bus.Attach(0x3F, new EmulatedHd44780());

        var found = new MachineScan(new(root)) { OpenI2c = _ => bus }.Look();

        Assert.Equal("EPSON TM-T20II", found.UsbPrinters[0].Name);
        Assert.Equal("Honeywell Imaging 1900 (0c2e:0b61)", found.Inputs[0].Name);
        var json = ProposedSettings.Json(ProposedSettings.For(found));
        var section = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build()
            .GetSection("Devices");
        var wiring = DeviceWiring.Read(section, TimeProvider.System, new(root));
        Assert.Equal("hd44780-i2c", wiring.OperatorDisplay?.Driver);
        Assert.Equal("escpos-usb", wiring.Printer?.Driver);
        Assert.Equal("printer-kick", wiring.Drawer?.Driver);
        Assert.Equal("usb-keys", wiring.Keyboard?.Driver);
        Assert.Equal("keyboard-wedge", wiring.CardReader?.Driver);
        Assert.Equal("keyboard-wedge", wiring.Scanner?.Driver);
        Assert.Equal("0x3F", section["OperatorDisplay:Address"]);
        Assert.EndsWith("Honeywell_Imaging_1900-event-kbd", section["Scanner:Port"], StringComparison.Ordinal);
    }

    private static string Report(MachineFindings found)
    {
        using StringWriter text = new();
        MachineReport.Write(found, text);
        return text.ToString();
    }

    private string GroupNumber() =>
        DeviceAccess.GroupOf(Path.Combine(root, "dev/ttyUSB0"), Path.Combine(root, "nothing"))!;

    private void Add(string path, string text = "")
    {
        var file = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private void Link(string path, string target)
    {
        var file = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.CreateSymbolicLink(file, Path.Combine(root, target));
    }

    private void AddInput(int number, string link, string name, string vendor, string product)
    {
        Add($"dev/input/event{number}");
        Link($"dev/input/by-id/{link}", $"dev/input/event{number}");
        Add($"sys/class/input/event{number}/device/name", name + "\n");
        Add($"sys/class/input/event{number}/device/id/vendor", vendor + "\n");
        Add($"sys/class/input/event{number}/device/id/product", product + "\n");
    }

    private sealed class NotingBus(EmulatedI2cBus bus, List<int> asked) : Hardware.Buses.II2cBus
    {
        public void Write(int address, ReadOnlySpan<byte> bytes) => throw new InvalidOperationException("A scan only reads.");

        public void Read(int address, Span<byte> bytes)
        {
            asked.Add(address);
            bus.Read(address, bytes);
        }
    }
}
