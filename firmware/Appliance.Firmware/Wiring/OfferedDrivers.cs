using Appliance.Firmware.Core;
using Appliance.Firmware.Devices;

namespace Appliance.Firmware.Wiring;

/// <summary>Drivers that the package set brings; their only setting is where the device is.</summary>
internal static class OfferedDrivers
{
    private const int BusLimit = 255;

    public static DeviceDriver<T> Of<T>(DriverOffer<T> offer)
        where T : class => new(offer.Name, (section, bench) =>
        {
            var address = offer.Address switch
            {
                OfferAddress.SerialPort => Claimed(
                    section, bench, "Port", section.Text("Port", "a serial port", () => bench.Tree.SerialPorts)),
                OfferAddress.I2cBus => $"{section.Number("Bus", "the I2C bus's number, for example 1", 0, BusLimit)}",
                OfferAddress.Host => section.Text("Host", "the device's name or address"),
                _ => throw new ArgumentOutOfRangeException(nameof(offer), offer.Address, "No setting says this."),
            };
            return OpenDevice.Of(() => offer.Open(address, bench.Time));
        });

    private static string Claimed(StrictSection section, WiringBench bench, string key, string what)
    {
        bench.Claim(what, section.PathOf(key));
        return what;
    }
}
