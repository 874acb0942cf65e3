namespace Appliance.Hardware.LineDisplays.Ssd1306;

/// <summary>How an SSD1306 display is connected.</summary>
public sealed class Ssd1306Options
{
    /// <summary>Seven-bit I2C address, 0x3C or 0x3D by the SA0 pin. The default is 0x3C.</summary>
    public int Address { get; init; } = 0x3C;

    /// <summary>Contrast, 0–255. The default is 127, the controller's own.</summary>
    public int Contrast { get; init; } = 0x7F;

    /// <summary>Whether the glass is mounted upside down. The default is false.</summary>
    public bool UpsideDown { get; init; }

    /// <summary>Checks that every value is in its range; the message names the option and the range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static void Validate(Ssd1306Options options)
    {
        if (options.Address is not (0x3C or 0x3D))
            throw new ArgumentOutOfRangeException(nameof(options), options.Address, "Address: 0x3C or 0x3D.");
        if (options.Contrast is < 0 or > 255)
            throw new ArgumentOutOfRangeException(nameof(options), options.Contrast, "Contrast: 0–255.");
    }
}
