namespace Appliance.Firmware.Core;

/// <summary>A driver a package set brings.</summary>
/// <typeparam name="TPort">What it is behind.</typeparam>
/// <param name="Name">In lower-case letters, digits and hyphens.</param>
/// <param name="Address">What an address of it is.</param>
/// <param name="Open">Opens it at an address, by a clock.</param>
internal sealed record DriverOffer<TPort>(string Name, OfferAddress Address, Func<string, TimeProvider, TPort> Open);

/// <summary>A driver a package set brings for a device on lines of a GPIO chip, wired like one of our own.</summary>
/// <typeparam name="TOptions">Our own driver's options.</typeparam>
/// <typeparam name="TPort">What it is behind.</typeparam>
/// <param name="Name">In lower-case letters, digits and hyphens.</param>
/// <param name="Open">Opens it at libgpiod's number of a chip, by a clock.</param>
internal sealed record LineDriverOffer<TOptions, TPort>(string Name, Func<int, TOptions, TimeProvider, TPort> Open);

/// <summary>What names the place of a device.</summary>
internal enum OfferAddress
{
    /// <summary>Path of a serial port.</summary>
    SerialPort,

    /// <summary>Number of an I2C bus.</summary>
    I2cBus,

    /// <summary>Path of a device on SPI, <c>/dev/spidev0.0</c>.</summary>
    SpiDevice,

    /// <summary>libgpiod's number of a GPIO chip.</summary>
    GpioChip,

    /// <summary>Name or address on the network.</summary>
    Host,
}
