using Appliance.Hardware.Emulation.Buses;

namespace Appliance.Hardware.Emulation.Keyboards;

/// <summary>Keys at the crossings of an emulated chip's row and column lines: a key that is down joins the two.</summary>
public sealed class EmulatedKeyMatrix
{
    /// <summary>
    /// How long after its last change the contact changes again while it bounces, 3 ms in all; the last change stays.
    /// </summary>
    private static readonly TimeSpan[] BounceAfter =
    [
        TimeSpan.FromMilliseconds(0.4), TimeSpan.FromMilliseconds(0.5),
        TimeSpan.FromMilliseconds(0.8), TimeSpan.FromMilliseconds(1.3),
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

    /// <summary>
    /// Each flicker sets the next one's timer: timers of their own could overtake each other on real threads and leave
    /// the contact the wrong way.
    /// </summary>
    private void Bounce(int key, bool down, int flicker = 0)
    {
        if (flicker == BounceAfter.Length) return;
        var mine = generation[key];
        ITimer? timer = null;
        timer = time.CreateTimer(Flicker, state: null, BounceAfter[flicker], Timeout.InfiniteTimeSpan);

        void Flicker(object? state)
        {
            lock (chip.Gate)
            {
                timer?.Dispose();
                if (generation[key] != mine) return;
                SetContact(key, closed: flicker % 2 == 0 ? !down : down);
                Bounce(key, down, flicker + 1);
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
