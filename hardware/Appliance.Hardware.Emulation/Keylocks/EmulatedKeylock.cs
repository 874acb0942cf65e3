using Appliance.Hardware.Emulation.Buses;
using Appliance.Hardware.Ports;

namespace Appliance.Hardware.Emulation.Keylocks;

/// <summary>
/// A mode switch with contacts to ground on lines of an emulated chip. Turned, it opens one contact, and
/// <see cref="TurnTime"/> later closes the next.
/// </summary>
public sealed class EmulatedKeylock
{
    /// <summary>How long no contact is closed while the key turns.</summary>
    public static readonly TimeSpan TurnTime = TimeSpan.FromMilliseconds(60);

    private readonly EmulatedGpioChip chip;
    private readonly Dictionary<KeylockPosition, int> lines;
    private readonly TimeProvider time;
    private readonly HashSet<KeylockFault> faults = [];
    private KeylockPosition contact = KeylockPosition.Lock;
    private int turns;

    /// <summary>Wires a keylock that stands at Lock.</summary>
    /// <param name="chip">The chip.</param>
    /// <param name="lockLine">Line of the contact at Lock; null for a lock without it.</param>
    /// <param name="normalLine">Line of the contact at Normal.</param>
    /// <param name="supervisorLine">Line of the contact at Supervisor.</param>
    /// <param name="time">Clock for turning.</param>
    public EmulatedKeylock(
        EmulatedGpioChip chip, int? lockLine, int normalLine, int supervisorLine, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(chip);
        ArgumentNullException.ThrowIfNull(time);
        this.chip = chip;
        this.time = time;
        lines = new() { [KeylockPosition.Normal] = normalLine, [KeylockPosition.Supervisor] = supervisorLine };
        if (lockLine is { } line) lines[KeylockPosition.Lock] = line;
        Drive();
    }

    /// <summary>Where the key stands.</summary>
    public KeylockPosition Position { get; private set; } = KeylockPosition.Lock;

    /// <summary>Turns the key; to Unknown leaves it between two positions.</summary>
    public void Turn(KeylockPosition position)
    {
        lock (chip.Gate)
        {
            if (Position == position) return;
            Position = position;
            contact = KeylockPosition.Unknown;
            Drive();
            var mine = ++turns;
            ITimer? timer = null;
            timer = time.CreateTimer(_ => Arrive(mine, timer), state: null, TurnTime, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Brings a fault about, or ends it.</summary>
    public void SetFault(KeylockFault fault, bool active)
    {
        lock (chip.Gate)
        {
            if (active) faults.Add(fault);
            else faults.Remove(fault);
            Drive();
        }
    }

    private void Arrive(int turn, ITimer? timer)
    {
        lock (chip.Gate)
        {
            timer?.Dispose();
            if (turn != turns) return;
            contact = Position;
            Drive();
        }
    }

    private void Drive()
    {
        foreach (var (position, line) in lines)
        {
            var shorted = faults.Contains(KeylockFault.Shorted) && position != KeylockPosition.Lock;
            var closed = (position == contact || shorted) && !faults.Contains(KeylockFault.Unplugged);
            chip.Drive(line, closed ? EmulatedDrive.Low : EmulatedDrive.None);
        }
    }
}
