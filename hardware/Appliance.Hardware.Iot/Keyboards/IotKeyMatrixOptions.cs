namespace Appliance.Hardware.Iot.Keyboards;

/// <summary>How a key matrix is wired.</summary>
public sealed class IotKeyMatrixOptions
{
    /// <summary>Most rows, and most columns.</summary>
    public const int SideLimit = 8;

    /// <summary>Lines of the rows, 1–8; read, pulled down.</summary>
    public required IReadOnlyList<int> RowLines { get; init; }

    /// <summary>Lines of the columns, 1–8; driven high one at a time.</summary>
    public required IReadOnlyList<int> ColumnLines { get; init; }

    /// <summary>
    /// Whether the chip pulls the rows down itself; else each needs a resistor to ground. The default is true.
    /// </summary>
    public bool HasInternalPullDown { get; init; } = true;

    /// <summary>
    /// Pause between two columns: 5–20 ms. Each key is looked at once in a round, so that one bounce, which is over
    /// within 5 ms, can be seen at one look at most. The default is 5 ms.
    /// </summary>
    public TimeSpan ScanInterval { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <exception cref="ArgumentException">A value is outside its range, or a line is named twice.</exception>
    internal static void Validate(IotKeyMatrixOptions options)
    {
        if (options.RowLines.Count is 0 or > SideLimit)
            throw new ArgumentException($"RowLines: 1–{SideLimit} lines.", nameof(options));
        if (options.ColumnLines.Count is 0 or > SideLimit)
            throw new ArgumentException($"ColumnLines: 1–{SideLimit} lines.", nameof(options));
        var lines = options.RowLines.Concat(options.ColumnLines).ToArray();
        if (lines.Distinct().Count() != lines.Length)
            throw new ArgumentException("RowLines, ColumnLines: a line is named twice.", nameof(options));
        if (options.ScanInterval < TimeSpan.FromMilliseconds(5) || options.ScanInterval > TimeSpan.FromMilliseconds(20))
            throw new ArgumentOutOfRangeException(nameof(options), options.ScanInterval, "ScanInterval: 5–20 ms.");
    }
}
