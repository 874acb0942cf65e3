using Appliance.Firmware.Core;
using Appliance.Firmware.Devices;

namespace Appliance.Firmware.Wiring;

/// <summary>Drivers that the package set brings; their only settings are where the device is.</summary>
internal static class OfferedDrivers
{
    private const int BusLimit = 255;

    /// <summary>A driver at an address.</summary>
    public static DeviceDriver<T> Of<T>(DriverOffer<T> offer)
        where T : class => new(offer.Name, (section, bench) =>
        {
            var address = offer.Address switch
            {
                OfferAddress.SerialPort => Claimed(
                    section, bench, "Port", section.Text("Port", "a serial port", () => bench.Tree.SerialPorts)),
                OfferAddress.SpiDevice => Claimed(
                    section, bench, "Port", section.Text("Port", "an SPI device", () => bench.Tree.SpiDevices)),
                OfferAddress.I2cBus => $"{section.Number("Bus", "the I2C bus's number, for example 1", 0, BusLimit)}",
                OfferAddress.Host => section.Text("Host", "the device's name or address"),
                _ => throw new ArgumentOutOfRangeException(nameof(offer), offer.Address, "No setting says this."),
            };
            return OpenDevice.Of(() => offer.Open(address, bench.Time));
        });

    /// <summary><c>Chip</c>: a driver on lines of a chip that libgpiod numbers.</summary>
    /// <param name="offer">The driver.</param>
    /// <param name="read">Reads the lines, and names them with their keys.</param>
    public static DeviceDriver<T> OnLines<TOptions, T>(
        LineDriverOffer<TOptions, T> offer,
        Func<StrictSection, (TOptions Options, IEnumerable<(string Key, int Line)> Lines)> read)
        where T : class => new(offer.Name, (section, bench) =>
        {
            var (options, lines) = read(section);
            var chip = section.Number("Chip", "libgpiod's number of the GPIO chip, for example 0", 0, BusLimit);
            foreach (var (key, line) in lines) bench.Claim($"line {line} of GPIO chip {chip}", section.PathOf(key));
            return OpenDevice.Of(() => offer.Open(chip, options, bench.Time));
        });

    private static string Claimed(StrictSection section, WiringBench bench, string key, string what)
    {
        bench.Claim(what, section.PathOf(key));
        return what;
    }
}
