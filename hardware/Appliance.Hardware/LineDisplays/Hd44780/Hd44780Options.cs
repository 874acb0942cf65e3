namespace Appliance.Hardware.LineDisplays.Hd44780;

/// <summary>How an HD44780 display is built and connected.</summary>
public sealed class Hd44780Options
{
    /// <summary>
    /// Seven-bit I2C address of the PCF8574 backpack: 0x20–0x27, or 0x38–0x3F for a PCF8574A. The default is 0x27.
    /// </summary>
    public int Address { get; init; } = 0x27;

    /// <summary>Cells in a row: 16 or 20. The default is 20.</summary>
    public int Columns { get; init; } = 20;

    /// <summary>Rows: 2 or 4. The default is 2.</summary>
    public int Rows { get; init; } = 2;

    /// <summary>Checks that every value is in its range; the message names the option and the range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static void Validate(Hd44780Options options)
    {
        if (options.Address is not ((>= 0x20 and <= 0x27) or (>= 0x38 and <= 0x3F)))
            throw new ArgumentOutOfRangeException(nameof(options), options.Address, "Address: 0x20–0x27 or 0x38–0x3F.");
        if (options.Columns is not (16 or 20))
            throw new ArgumentOutOfRangeException(nameof(options), options.Columns, "Columns: 16 or 20.");
        if (options.Rows is not (2 or 4))
            throw new ArgumentOutOfRangeException(nameof(options), options.Rows, "Rows: 2 or 4.");
    }
}
