using Appliance.Firmware.Core;
using Appliance.Firmware.Devices;
using Appliance.Hardware.Buses;
using Appliance.Hardware.Buses.Evdev;
using Appliance.Hardware.Buses.Gpio;
using Appliance.Hardware.Buses.I2c;
using Appliance.Hardware.Buses.Printing;
using Appliance.Hardware.Buses.Serial;
using Appliance.Hardware.Buses.Spi;

namespace Appliance.Firmware.Wiring;

/// <summary>The settings of ports and buses, and how to open them. Reading them opens nothing.</summary>
internal static class Wires
{
    /// <summary>Lines of a chip are numbered below this.</summary>
    public const int LineLimit = 1_024;

    private const string PortKey = "Port";
    private const string BusKey = "Bus";
    private const string ChipKey = "Chip";

    /// <summary>Speeds that the kernel names and devices on a counter use.</summary>
    private static readonly int[] BaudRates =
        [1_200, 2_400, 4_800, 9_600, 19_200, 38_400, 57_600, 115_200, 230_400, 460_800, 921_600];

    /// <summary><c>Port</c>, <c>BaudRateBps</c>, <c>RtsCts</c>.</summary>
    public static Func<SerialPort> Serial(this StrictSection section, WiringBench bench, int usualBaudRateBps)
    {
        var path = section.DevicePath(
            bench, "a serial port, best by its id: /dev/serial/by-id/usb-…", () => bench.Tree.SerialPorts);
        SerialPortOptions options = new()
        {
            BaudRateBps = section.Number("BaudRateBps", usualBaudRateBps),
            RtsCts = section.Flag("RtsCts", false),
        };
        if (!BaudRates.Contains(options.BaudRateBps))
        {
            throw section.Wrong("BaudRateBps", $"the device's speed in bit/s, one of {string.Join(", ", BaudRates)}");
        }

        return () => Opened(path, () => SerialPort.Open(path, options), () => bench.Tree.SerialPorts);
    }

    /// <summary><c>Port</c>: a ccTalk bus, which devices with different addresses share.</summary>
    public static SharedCcTalkBus CcTalk(this StrictSection section, WiringBench bench, int address)
    {
        const string Expected = "the serial port of the ccTalk adapter, best by its id: /dev/serial/by-id/usb-…";
        var path = section.Text(PortKey, Expected, () => bench.Tree.SerialPorts);
        if (!path.StartsWith('/')) throw section.Wrong(PortKey, Expected, () => bench.Tree.SerialPorts);
        if (!bench.CcTalkBuses.TryGetValue(path, out var bus))
        {
            bench.Claim(path, section.PathOf(PortKey));
            SerialPortOptions options = new() { BaudRateBps = SharedCcTalkBus.BaudRateBps };
            bus = new(() => Opened(path, () => SerialPort.Open(path, options), () => bench.Tree.SerialPorts), bench.Time);
            bench.CcTalkBuses.Add(path, bus);
        }

        bench.Claim($"ccTalk address {address} on {path}", section.PathOf("Address"));
        return bus;
    }

    /// <summary><c>Port</c>: a printer of the USB printer class.</summary>
    public static Func<UsbPrinterPort> UsbPrinter(this StrictSection section, WiringBench bench)
    {
        var path = section.DevicePath(
            bench, "a USB printer, for example /dev/usb/lp0", () => bench.Tree.UsbPrinters);
        return () => Opened(path, () => UsbPrinterPort.Open(path), () => bench.Tree.UsbPrinters);
    }

    /// <summary><c>Port</c>: a keyboard, or what types like one.</summary>
    public static Func<EvdevDevice> Evdev(this StrictSection section, WiringBench bench)
    {
        var path = section.DevicePath(
            bench, "an input device by its id: /dev/input/by-id/usb-…-event-kbd", () => bench.Tree.Keyboards);
        return () => Opened(path, () => EvdevDevice.Open(path), () => bench.Tree.Keyboards);
    }

    /// <summary><c>Port</c>, <c>SpeedHz</c>: a device on SPI, mode 0.</summary>
    public static Func<LinuxSpiDevice> Spi(this StrictSection section, WiringBench bench, int mostHz)
    {
        var path = section.DevicePath(
            bench, "an SPI device, for example /dev/spidev0.0", () => bench.Tree.SpiDevices);
        var speedHz = section.Number("SpeedHz", 1_000_000, 10_000, mostHz);
        return () => Opened(path, () => LinuxSpiDevice.Open(path, mode: 0, speedHz), () => bench.Tree.SpiDevices);
    }

    /// <summary><c>Bus</c>: an I2C bus, <c>/dev/i2c-1</c>, or <c>iot-i2c:1</c> with the full package set.</summary>
    public static Func<II2cBus> I2c(this StrictSection section, WiringBench bench, int address)
    {
        const string Expected = "an I2C bus, for example /dev/i2c-1";
        var bus = section.Text(BusKey, Expected, () => bench.Tree.I2cBuses);
        var open = Offered(section, BusKey, bus, PackageSetOffers.I2cBuses, bench.Time);
        if (open is null && !bus.StartsWith('/'))
        {
            throw section.Wrong(BusKey, Expected, () => bench.Tree.I2cBuses);
        }

        bench.Claim($"address 0x{address:X2} on {bus}", section.PathOf(BusKey));
        return open ?? (() => Opened(bus, () => LinuxI2cBus.Open(bus), () => bench.Tree.I2cBuses));
    }

    /// <summary><c>Chip</c>: a GPIO chip by its label, or <c>iot-gpio:0</c> with the full package set.</summary>
    /// <param name="section">The device's settings.</param>
    /// <param name="bench">Where lines are claimed.</param>
    /// <param name="lines">The lines the device wants, each with its key.</param>
    public static Func<IGpioChip> Gpio(
        this StrictSection section, WiringBench bench, params IEnumerable<(string Key, int Line)> lines)
    {
        const string Expected =
            "the label of a GPIO chip: pinctrl-rp1 (Pi 5), pinctrl-bcm2711 (Pi 4), pinctrl-bcm2835 (Pi 3)";
        var label = section.Text(ChipKey, Expected, () => bench.GpioLabels);
        var open = Offered(section, ChipKey, label, PackageSetOffers.GpioChips, bench.Time);
        if (label.Contains('/', StringComparison.Ordinal) || label.StartsWith("gpiochip", StringComparison.Ordinal))
        {
            throw section.Wrong(ChipKey, $"{Expected}; numbers change", () => bench.GpioLabels);
        }

        foreach (var (key, line) in lines) bench.Claim($"line {line} of {label}", section.PathOf(key));
        return open ?? (() => LinuxGpioChip.OpenByLabel(label));
    }

    /// <summary>An opener of a driver over a port that is opened with it.</summary>
    public static DeviceOpener<T> Over<T, TWire>(this Func<TWire> open, Func<TWire, T> drive)
        where T : class => _ => new(Joined(open(), drive));

    /// <summary>A driver and the port it owns; the port is closed when there is no driver to be had.</summary>
    public static OpenDevice<T> Joined<T, TWire>(TWire wire, Func<TWire, T> drive)
        where T : class
    {
        try
        {
            return new(drive(wire), wire as IDisposable);
        }
        catch
        {
            (wire as IDisposable)?.Dispose();
            throw;
        }
    }

    private static string DevicePath(
        this StrictSection section, WiringBench bench, string expected, Func<IReadOnlyList<string>> found)
    {
        var path = section.Text(PortKey, expected, found);
        if (!path.StartsWith('/')) throw section.Wrong(PortKey, expected, found);
        bench.Claim(path, section.PathOf(PortKey));
        return path;
    }

    /// <summary>Opens what is there; what is not is told with what is.</summary>
    private static T Opened<T>(string path, Func<T> open, Func<IReadOnlyList<string>> found)
    {
        try
        {
            return open();
        }
        catch (IOException exception) when (!File.Exists(path))
        {
            throw new IOException($"{exception.Message} {FoundWords.Of(found())}", exception);
        }
    }

    /// <summary>An opener for <c>name:number</c>; null when the text names none of the offers.</summary>
    private static Func<T>? Offered<T>(
        StrictSection section, string key, string text, IReadOnlyList<DriverOffer<T>> offers, TimeProvider time)
    {
        var parts = text.Split(':', 2);
        if (offers.FirstOrDefault(offer => offer.Name == parts[0]) is not { } offer) return null;
        var hasNumber = parts.Length == 2 && int.TryParse(parts[1], out _);
        if (!hasNumber) throw section.Wrong(key, $"{offer.Name}:0, with the number behind");
        return () => offer.Open(parts[1], time);
    }
}
