using Appliance.Hardware.Buses;
using Appliance.Hardware.CallButtons.GpioCallButton;
using Appliance.Hardware.Keyboards.GpioKeyMatrix;
using Appliance.Hardware.Ports;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
#if FULL_PACKAGES
using System.Device.Gpio;
using System.Device.Gpio.Drivers;
using System.Device.I2c;
using System.Device.Spi;
using Appliance.Hardware.EscPosNet;
using Appliance.Hardware.Fonts;
using Appliance.Hardware.Iot.Buses;
using Appliance.Hardware.Iot.CallButtons;
using Appliance.Hardware.Iot.CardReaders;
using Appliance.Hardware.Iot.Keyboards;
using Appliance.Hardware.Iot.LineDisplays;
using Appliance.Storage.LiteDb;
using Iot.Device.Mfrc522;
using Iot.Device.Pn532;
#endif

namespace Appliance.Firmware.Core;

/// <summary>What this build's package set offers: the one place that knows which it was built with.</summary>
internal static class PackageSetOffers
{
    /// <summary>Extensions of every engine's file in any package set.</summary>
    private static readonly string[] Extensions = [".litedb", ".sqlite"];

    /// <summary>Engines of the store, the default first.</summary>
    public static IReadOnlyList<StoreEngine> StoreEngines { get; } =
    [
#if FULL_PACKAGES
        new("litedb", ".litedb", static path => new LiteDbDocumentStore(path, Collections.All)),
#endif
        new("sqlite", ".sqlite", static path => new SqliteDocumentStore(path, Collections.All)),
    ];

    /// <summary>GPIO chips beyond our own; the address is libgpiod's number of the chip.</summary>
    public static IReadOnlyList<DriverOffer<IGpioChip>> GpioChips { get; } =
    [
#if FULL_PACKAGES
        new("iot-gpio", OfferAddress.GpioChip, static (address, time) => IotGpioChip.Open(NumberOf(address), time)),
#endif
    ];

    /// <summary>I2C buses beyond our own; the address is the bus's number.</summary>
    public static IReadOnlyList<DriverOffer<II2cBus>> I2cBuses { get; } =
    [
#if FULL_PACKAGES
        new("iot-i2c", OfferAddress.I2cBus, static (address, _) => IotI2cBus.Open(NumberOf(address))),
#endif
    ];

    /// <summary>Card readers beyond our own; the address is a serial port, a device on SPI, or the I2C bus's number.</summary>
    public static IReadOnlyList<DriverOffer<ICardReader>> CardReaders { get; } =
    [
#if FULL_PACKAGES
        new("iot-pn532-uart", OfferAddress.SerialPort, static (address, time) =>
            new IotPn532CardReader(() => new Pn532(address), new(), time)),
        new("iot-pn532-i2c", OfferAddress.I2cBus, static (address, time) =>
            new IotPn532CardReader(() => new Pn532(DeviceAt(address, Pn532.I2cDefaultAddress)), new(), time)),
        new("iot-mfrc522-spi", OfferAddress.SpiDevice, static (address, time) =>
            new IotMfrc522CardReader(() => new MfRc522(SpiAt(address)), new(), time)),
#endif
    ];

    /// <summary>
    /// Line displays beyond our own, behind a PCF8574 at 0x27 or with an SSD1306 at 0x3C; the address is the I2C bus's
    /// number.
    /// </summary>
    public static IReadOnlyList<DriverOffer<ILineDisplay>> LineDisplays { get; } =
    [
#if FULL_PACKAGES
        new("iot-lcd-20x4", OfferAddress.I2cBus, static (address, _) =>
            new IotCharacterLcd(() => DeviceAt(address, DisplayAddress), new() { Rows = 4 })),
        new("iot-lcd-16x2", OfferAddress.I2cBus, static (address, _) =>
            new IotCharacterLcd(() => DeviceAt(address, DisplayAddress), new() { Columns = 16 })),
        new("iot-ssd1306", OfferAddress.I2cBus, static (address, _) => new IotSsd1306(
            () => DeviceAt(address, DotDisplayAddress), new(), JapaneseFont.Load(JapaneseFontHeight.Dots16))),
#endif
    ];

    /// <summary>Key matrices beyond our own; lines as for ours, but each key needs a diode.</summary>
    public static IReadOnlyList<LineDriverOffer<GpioKeyMatrixOptions, IPosKeyboard>> Keyboards { get; } =
    [
#if FULL_PACKAGES
        new("iot-key-matrix", static (chip, wired, time) => new IotKeyMatrix(
            () => ControllerOf(chip), new() { RowLines = wired.RowLines, ColumnLines = wired.ColumnLines }, time)),
#endif
    ];

    /// <summary>Call buttons beyond our own.</summary>
    public static IReadOnlyList<LineDriverOffer<GpioCallButtonOptions, ICallButton>> CallButtons { get; } =
    [
#if FULL_PACKAGES
        new("iot-button", static (chip, wired, time) => new IotCallButton(() => ControllerOf(chip), wired, time)),
#endif
    ];

    /// <summary>Receipt printers beyond our own; the address is a host, or a serial port at 38400 bps.</summary>
    public static IReadOnlyList<DriverOffer<IPosPrinter>> PosPrinters { get; } =
    [
#if FULL_PACKAGES
        new("escpos-net-network", OfferAddress.Host, static (address, time) =>
            EscPosNetPrinter.OnNetwork(address, 9100, new(), time)),
        new("escpos-net-serial", OfferAddress.SerialPort, static (address, time) =>
            EscPosNetPrinter.OnSerialPort(address, 38_400, new(), time)),
#endif
    ];

    /// <summary>Opens the store with the default engine.</summary>
    /// <param name="path">Its file; the extension becomes the engine's.</param>
    /// <exception cref="IOException">The disk failed.</exception>
    public static IDocumentStore OpenStore(string path)
    {
        var engine = StoreEngines[0];
        RemoveFilesOfOthers(path, engine);
        return engine.Open(Path.ChangeExtension(path, engine.Extension));
    }

    /// <summary>
    /// Another engine's file stays behind when the package set changes. It would still hold what is erased from now
    /// on, and the journal can fill it again should it be wanted.
    /// </summary>
    private static void RemoveFilesOfOthers(string path, StoreEngine engine)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder)) return;
        var name = Path.GetFileNameWithoutExtension(path);
        foreach (var extension in Extensions)
        {
            if (extension == engine.Extension) continue;
            string[] patterns = [$"{name}{extension}*", $"{name}-log{extension}", $"{name}-tmp{extension}"];
            foreach (var file in patterns.SelectMany(pattern => Directory.GetFiles(folder, pattern))) File.Delete(file);
        }
    }
#if FULL_PACKAGES

    private const int DisplayAddress = 0x27;
    private const int DotDisplayAddress = 0x3C;
    private const int ReaderSpiHz = 1_000_000;

    private static int NumberOf(string address) => int.TryParse(address, out var number)
        ? number
        : throw new ArgumentException($"The address is a number, not {address}.", nameof(address));

    private static GpioController ControllerOf(int chip) => new(new LibGpiodDriver(chip));

    /// <summary>The kernel's name ends in the bus and the chip select.</summary>
    private static SpiDevice SpiAt(string path)
    {
        var numbers = path[(path.LastIndexOf('v') + 1)..].Split('.');
        if (numbers.Length != 2) throw new ArgumentException($"The address is /dev/spidevB.C, not {path}.", nameof(path));
        return SpiDevice.Create(new(NumberOf(numbers[0]), NumberOf(numbers[1]))
        {
            Mode = MfRc522.DefaultSpiMode,
            ClockFrequency = ReaderSpiHz,
        });
    }

    private static I2cDevice DeviceAt(string bus, int address) =>
        I2cDevice.Create(new I2cConnectionSettings(NumberOf(bus), address));
#endif
}
