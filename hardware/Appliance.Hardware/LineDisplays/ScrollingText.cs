using Appliance.Hardware.Ports;

namespace Appliance.Hardware.LineDisplays;

/// <summary>
/// Shows rows that are too long by moving them to the left, a character at a time; rows that fit stand still. At either
/// end it rests, so that the beginning and the end can be read.
/// </summary>
/// <param name="display">An initialised display.</param>
/// <param name="time">The clock it moves by.</param>
public sealed class ScrollingText(ILineDisplay display, TimeProvider time)
{
    /// <summary>From one character to the next.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMilliseconds(300);

    /// <summary>How long the beginning and the end stand.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Characters of a row that are shown in the end; the rest is cut off.</summary>
    public const int LengthLimit = 200;

    /// <summary>
    /// Shows rows. Completes at once when all of them fit; else it goes on until cancelled, round and round.
    /// </summary>
    /// <exception cref="IOException">The display does not answer.</exception>
    public async Task ShowAsync(IReadOnlyList<string> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var positions = rows.Take(display.Rows).Select(PositionsOf).ToArray();
        var last = positions.Length == 0 ? 0 : positions.Max(row => row.Count) - 1;
        while (true)
        {
            for (var step = 0; step <= last; step++)
            {
                await display.DisplayTextAsync([.. positions.Select(row => row[Math.Min(step, row.Count - 1)])], cancellationToken);
                if (last == 0) return;
                await Task.Delay(step == 0 || step == last ? Pause : Step, time, cancellationToken);
            }
        }
    }

    /// <summary>The row as it begins at each character, up to the first that fits.</summary>
    private List<string> PositionsOf(string row)
    {
        var rest = row.Length <= LengthLimit ? row : row[..LengthLimit];
        List<string> positions = [rest];
        while (display.CellsOf(rest) > display.Columns)
        {
            var next = 1;
            while (next < rest.Length && IsPartOfTheLast(rest[next])) next++;
            rest = rest[next..];
            positions.Add(rest);
        }

        return positions;
    }

    /// <summary>The second half of a surrogate pair, or a sound mark of the kana before it.</summary>
    private static bool IsPartOfTheLast(char character) =>
        char.IsLowSurrogate(character) || character is '\u3099' or '\u309A' or 'ﾞ' or 'ﾟ';
}
