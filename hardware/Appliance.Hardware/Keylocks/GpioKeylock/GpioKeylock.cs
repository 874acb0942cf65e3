using System.Runtime.CompilerServices;
using Appliance.Hardware.Buses;
using Appliance.Hardware.Ports;

namespace Appliance.Hardware.Keylocks.GpioKeylock;

/// <summary>
/// A mode switch with two or three contacts on GPIO lines. While the key turns no contact is closed, or two are: that
/// is waited for, and only when it lasts the position is unknown.
/// </summary>
public sealed class GpioKeylock : IKeylock
{
    /// <summary>How long a turn may take before the position counts as unknown.</summary>
    public static readonly TimeSpan TurnLimit = TimeSpan.FromSeconds(1);

    private const string Consumer = "keylock";
    private readonly IGpioChip chip;
    private readonly GpioKeylockOptions options;
    private readonly TimeProvider time;
    private readonly int[] lines;

    /// <summary>Makes a driver; the lines are requested while positions are being read.</summary>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public GpioKeylock(IGpioChip chip, GpioKeylockOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(chip);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        GpioKeylockOptions.Validate(options);
        this.chip = chip;
        this.options = options;
        this.time = time;
        lines = options.LockLine is { } lockLine
            ? [options.NormalLine, options.SupervisorLine, lockLine]
            : [options.NormalLine, options.SupervisorLine];
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<KeylockPosition> ReadPositionsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var bias = options.ClosedIsHigh ? GpioBias.PullDown : GpioBias.PullUp;
        using var contacts = chip.RequestInputs(Consumer, lines, bias, options.Debounce);
        KeylockPosition? told = null;
        long? turningSince = null;
        while (true)
        {
            var position = Position(contacts.Read());
            turningSince = position == KeylockPosition.Unknown ? turningSince ?? time.GetTimestamp() : null;
            var left = turningSince is { } since ? TurnLimit - time.GetElapsedTime(since) : Timeout.InfiniteTimeSpan;
            var isTurning = turningSince is not null && left > TimeSpan.Zero;
            if (!isTurning && position != told)
            {
                told = position;
                yield return position;
            }

            await WaitAsync(contacts, isTurning ? left : Timeout.InfiniteTimeSpan, cancellationToken);
        }
    }

    private KeylockPosition Position(ulong levels)
    {
        var all = (1UL << lines.Length) - 1;
        var closed = options.ClosedIsHigh ? levels & all : ~levels & all;
        return closed switch
        {
            0b001 => KeylockPosition.Normal,
            0b010 => KeylockPosition.Supervisor,
            0b100 => KeylockPosition.Lock,
            0 when options.LockLine is null => KeylockPosition.Lock,
            _ => KeylockPosition.Unknown,
        };
    }

    private async ValueTask WaitAsync(IGpioInputs contacts, TimeSpan limit, CancellationToken cancellationToken)
    {
        using CancellationTokenSource timer = new(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            await contacts.WaitForEdgeAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time for turning is up; the levels are read again either way.
        }
    }
}
