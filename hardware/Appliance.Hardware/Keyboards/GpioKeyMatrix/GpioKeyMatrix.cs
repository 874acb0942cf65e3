using System.Runtime.CompilerServices;
using Appliance.Hardware.Buses;
using Appliance.Hardware.Ports;

namespace Appliance.Hardware.Keyboards.GpioKeyMatrix;

/// <summary>
/// A block of keys at the crossings of rows and columns. While no key is down all columns are low and the driver sleeps
/// until a row falls; while one is down it looks once each debounce interval. Columns are open drain, so two keys in
/// a row never join a high output to a low one.
/// </summary>
public sealed class GpioKeyMatrix : IPosKeyboard
{
    private const string Consumer = "key-matrix";
    private readonly IGpioChip chip;
    private readonly GpioKeyMatrixOptions options;
    private readonly TimeProvider time;
    private readonly ulong allRows;
    private readonly ulong allColumns;

    /// <summary>Makes a driver; the lines are requested while keys are being read.</summary>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public GpioKeyMatrix(IGpioChip chip, GpioKeyMatrixOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(chip);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        GpioKeyMatrixOptions.Validate(options);
        this.chip = chip;
        this.options = options;
        this.time = time;
        allRows = (1UL << options.RowLines.Count) - 1;
        allColumns = (1UL << options.ColumnLines.Count) - 1;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<PosKeyPress> ReadKeysAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var rows = chip.RequestInputs(Consumer, options.RowLines, GpioBias.PullUp, TimeSpan.Zero);
        using var columns = chip.RequestOutputs(Consumer, options.ColumnLines, initial: 0, openDrain: true);
        var start = time.GetTimestamp();
        KeyMatrixState state = new(options.Debounce, Scan(rows, columns));
        while (true)
        {
            if (state.IsIdle) await WaitForKeyAsync(rows, cancellationToken);
            foreach (var key in state.Take(Scan(rows, columns), time.GetElapsedTime(start))) yield return key;
            await Task.Delay(options.Debounce, time, cancellationToken);
        }
    }

    /// <summary>
    /// Sleeps until a row is low. Scans leave edges of their own in the queue; each of those costs one look at the
    /// rows, and there are no more of them than the queue holds.
    /// </summary>
    private async ValueTask WaitForKeyAsync(IGpioInputs rows, CancellationToken cancellationToken)
    {
        while (rows.Read() == allRows) await rows.WaitForEdgeAsync(cancellationToken);
    }

    private ulong Scan(IGpioInputs rows, IGpioOutputs columns)
    {
        ulong picture = 0;
        for (var column = 0; column < options.ColumnLines.Count; column++)
        {
            columns.Write(allColumns & ~(1UL << column), allColumns);
            _ = rows.Read(); // Two calls into the kernel give the pull-ups some microseconds to raise the rows.
            var low = ~rows.Read() & allRows;
            for (var row = 0; row < options.RowLines.Count; row++)
            {
                if ((low >> row & 1) != 0) picture |= 1UL << ((row * GpioKeyMatrixOptions.SideLimit) + column);
            }
        }

        columns.Write(0, allColumns);
        return picture;
    }
}
