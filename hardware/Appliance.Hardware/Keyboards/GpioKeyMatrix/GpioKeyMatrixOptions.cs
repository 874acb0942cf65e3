namespace Appliance.Hardware.Keyboards.GpioKeyMatrix;

/// <summary>How a key matrix is wired.</summary>
public sealed class GpioKeyMatrixOptions
{
    /// <summary>Most rows, and most columns.</summary>
    public const int SideLimit = 8;

    /// <summary>Line offsets of the rows, 1–8; read, pulled up.</summary>
    public required IReadOnlyList<int> RowLines { get; init; }

    /// <summary>Line offsets of the columns, 1–8; driven low one at a time.</summary>
    public required IReadOnlyList<int> ColumnLines { get; init; }

    /// <summary>How long a key must be down, or up, to count: 1–50 ms. The default is 5 ms.</summary>
    public TimeSpan Debounce { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>Checks that every value is in its range; the message names the option and the range.</summary>
    /// <exception cref="ArgumentException">A value is outside its range, or a line is named twice.</exception>
    public static void Validate(GpioKeyMatrixOptions options)
    {
        if (options.RowLines.Count is 0 or > SideLimit)
            throw new ArgumentException($"RowLines: 1–{SideLimit} lines.", nameof(options));
        if (options.ColumnLines.Count is 0 or > SideLimit)
            throw new ArgumentException($"ColumnLines: 1–{SideLimit} lines.", nameof(options));
        if (options.RowLines.Concat(options.ColumnLines).GroupBy(line => line).Any(group => group.Count() > 1))
            throw new ArgumentException("RowLines, ColumnLines: each line once.", nameof(options));
        if (options.Debounce < TimeSpan.FromMilliseconds(1) || options.Debounce > TimeSpan.FromMilliseconds(50))
            throw new ArgumentOutOfRangeException(nameof(options), options.Debounce, "Debounce: 1–50 ms.");
    }
}
