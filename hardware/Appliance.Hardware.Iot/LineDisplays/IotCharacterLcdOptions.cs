namespace Appliance.Hardware.Iot.LineDisplays;

/// <summary>How an HD44780 display behind a PCF8574 is built.</summary>
public sealed class IotCharacterLcdOptions
{
    /// <summary>Cells in a row: 16 or 20; with four rows 20, the only such glass the library knows. The default is 20.</summary>
    public int Columns { get; init; } = 20;

    /// <summary>Rows: 2 or 4. The default is 2.</summary>
    public int Rows { get; init; } = 2;

    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    internal static void Validate(IotCharacterLcdOptions options)
    {
        if (options.Rows is not (2 or 4))
            throw new ArgumentOutOfRangeException(nameof(options), options.Rows, "Rows: 2 or 4.");
        if (options.Columns != 20 && (options.Columns != 16 || options.Rows == 4))
            throw new ArgumentOutOfRangeException(nameof(options), options.Columns, "Columns: 20, or 16 with two rows.");
    }
}
