using Appliance.Hardware.Emulation.Buses;

namespace Appliance.Hardware.Emulation.Keyboards;

/// <summary>Keys at the crossings of an emulated chip's row and column lines: a key that is down joins the two.</summary>
public sealed class EmulatedKeyMatrix
{
    /// <summary>When the contact changes again after the finger moved, while it bounces; the last change stays.</summary>
    private static readonly TimeSpan[] BounceAt =
    [
        TimeSpan.FromMilliseconds(0.4), TimeSpan.FromMilliseconds(0.9),
        TimeSpan.FromMilliseconds(1.7), TimeSpan.FromMilliseconds(3),
    ];

    private readonly EmulatedGpioChip chip;
    private readonly IReadOnlyList<int> rowLines;
    private readonly IReadOnlyList<int> columnLines;
    private readonly TimeProvider time;
    private readonly bool[] finger;
    private readonly bool[] contact;
    private readonly long[] generation;
    private readonly HashSet<KeyboardFault> faults = [];

    /// <summary>Wires a block of keys to a chip.</summary>
    /// <param name="chip">The chip.</param>
    /// <param name="rowLines">Lines of the rows.</param>
    /// <param name="columnLines">Lines of the columns.</param>
    /// <param name="time">Clock for bouncing.</param>
    public EmulatedKeyMatrix(
        EmulatedGpioChip chip, IReadOnlyList<int> rowLines, IReadOnlyList<int> columnLines, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(chip);
        ArgumentNullException.ThrowIfNull(rowLines);
        ArgumentNullException.ThrowIfNull(columnLines);
        ArgumentNullException.ThrowIfNull(time);
        this.chip = chip;
        this.rowLines = rowLines;
        this.columnLines = columnLines;
        this.time = time;
        finger = new bool[rowLines.Count * columnLines.Count];
        contact = new bool[finger.Length];
        generation = new long[finger.Length];
    }

    /// <summary>Rows of keys.</summary>
    public int Rows => rowLines.Count;

    /// <summary>Columns of keys.</summary>
    public int Columns => columnLines.Count;

    /// <summary>Puts a key down; nothing happens when it is down.</summary>
    public void Press(int row, int column) => Move(KeyAt(row, column), down: true);

    /// <summary>Lets a key up; nothing happens when it is up.</summary>
    public void Release(int row, int column) => Move(KeyAt(row, column), down: false);

    /// <summary>Brings a fault about, or ends it.</summary>
    public void SetFault(KeyboardFault fault, bool active)
    {
        lock (chip.Gate)
        {
            if (active)
            {
                faults.Add(fault);
                return;
            }

            if (!faults.Remove(fault) || fault != KeyboardFault.StuckKeys) return;
            for (var key = 0; key < finger.Length; key++) SetContact(key, finger[key]);
        }
    }

    private int KeyAt(int row, int column)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Rows);
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, Columns);
        return (row * Columns) + column;
    }

    private void Move(int key, bool down)
    {
        lock (chip.Gate)
        {
            if (finger[key] == down) return;
            finger[key] = down;
            generation[key]++;
            if (!down && faults.Contains(KeyboardFault.StuckKeys)) return;
            SetContact(key, down);
            if (faults.Contains(KeyboardFault.Bounce)) Bounce(key, down);
        }
    }

    private void Bounce(int key, bool down)
    {
        var mine = generation[key];
        for (var index = 0; index < BounceAt.Length; index++)
        {
            var closed = index % 2 == 0 ? !down : down;
            ITimer? timer = null;
            timer = time.CreateTimer(Flicker, state: null, BounceAt[index], Timeout.InfiniteTimeSpan);

            void Flicker(object? state)
            {
                lock (chip.Gate)
                {
                    timer?.Dispose();
                    if (generation[key] == mine) SetContact(key, closed);
                }
            }
        }
    }

    private void SetContact(int key, bool closed)
    {
        if (contact[key] == closed) return;
        contact[key] = closed;
        chip.SetSwitch(rowLines[key / Columns], columnLines[key % Columns], closed);
    }
}
