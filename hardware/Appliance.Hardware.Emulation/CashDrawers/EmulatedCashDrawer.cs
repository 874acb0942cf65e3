using Appliance.Hardware.Buses;
using Appliance.Hardware.Emulation.Buses;

namespace Appliance.Hardware.Emulation.CashDrawers;

/// <summary>
/// A cash drawer: a relay on one line of an emulated chip pulls its solenoid, and it opens when that has pulled for
/// <see cref="PullNeeded"/>. The relay's board has the resistor that lets it rest while nobody holds the line.
/// </summary>
public sealed class EmulatedCashDrawer : IDisposable
{
    /// <summary>How long the solenoid must pull to free the drawer.</summary>
    public static readonly TimeSpan PullNeeded = TimeSpan.FromMilliseconds(50);

    private readonly EmulatedGpioChip chip;
    private readonly int relayLine;
    private readonly bool relayIsActiveLow;
    private readonly int? sensorLine;
    private readonly bool sensorIsHighWhenOpen;
    private readonly TimeProvider time;
    private readonly HashSet<CashDrawerFault> faults = [];
    private ITimer? pull;
    private long pulledSince;
    private long? lastEnd;
    private TimeSpan longest;

    /// <summary>Wires a closed drawer to a chip.</summary>
    /// <param name="chip">The chip.</param>
    /// <param name="relayLine">Line of the relay.</param>
    /// <param name="sensorLine">Line of the sensor; null for a drawer without one.</param>
    /// <param name="time">Clock for the pulses.</param>
    /// <param name="relayIsActiveLow">Whether the relay pulls on a low level.</param>
    /// <param name="sensorIsHighWhenOpen">Whether the sensor lets its line go, rather than grounds it, when open.</param>
    public EmulatedCashDrawer(
        EmulatedGpioChip chip,
        int relayLine,
        int? sensorLine,
        TimeProvider time,
        bool relayIsActiveLow = false,
        bool sensorIsHighWhenOpen = true)
    {
        ArgumentNullException.ThrowIfNull(chip);
        ArgumentNullException.ThrowIfNull(time);
        this.chip = chip;
        this.relayLine = relayLine;
        this.relayIsActiveLow = relayIsActiveLow;
        this.sensorLine = sensorLine;
        this.sensorIsHighWhenOpen = sensorIsHighWhenOpen;
        this.time = time;
        chip.SetResistor(relayLine, relayIsActiveLow ? GpioBias.PullUp : GpioBias.PullDown);
        chip.LevelChanged += OnLevelChanged;
        MoveSensor();
        if (IsPulling) BeginPull();
    }

    /// <summary>Called after <see cref="IsOpen"/> changed; must not block.</summary>
    public event Action<bool>? IsOpenChanged;

    /// <summary>Whether it stands open.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Whether the solenoid has power now.</summary>
    public bool IsPulling => chip.Level(relayLine) != relayIsActiveLow;

    /// <summary>How many pulses began.</summary>
    public int Pulses { get; private set; }

    /// <summary>The longest the solenoid had power at a time, the present pulse included.</summary>
    public TimeSpan LongestPulse
    {
        get
        {
            lock (chip.Gate)
            {
                if (!IsPulling) return longest;
                var present = time.GetElapsedTime(pulledSince);
                return present > longest ? present : longest;
            }
        }
    }

    /// <summary>The shortest rest between two pulses; null before the second.</summary>
    public TimeSpan? ShortestRest { get; private set; }

    /// <summary>Somebody opens it with its key: no pulse was given.</summary>
    public void Unlock() => Move(open: true);

    /// <summary>Pushes the drawer shut.</summary>
    public void Close() => Move(open: false);

    /// <summary>Brings a fault about, or ends it.</summary>
    public void SetFault(CashDrawerFault fault, bool active)
    {
        lock (chip.Gate)
        {
            if (active) faults.Add(fault);
            else faults.Remove(fault);
            MoveSensor();
        }
    }

    /// <summary>Takes the drawer off the chip.</summary>
    public void Dispose()
    {
        chip.LevelChanged -= OnLevelChanged;
        pull?.Dispose();
    }

    private void OnLevelChanged(int line, bool level)
    {
        if (line != relayLine) return;
        if (IsPulling) BeginPull();
        else EndPull();
    }

    private void BeginPull()
    {
        Pulses++;
        pulledSince = time.GetTimestamp();
        if (lastEnd is { } end)
        {
            var rest = time.GetElapsedTime(end);
            if (ShortestRest is not { } shortest || rest < shortest) ShortestRest = rest;
        }

        var mine = Pulses;
        pull = time.CreateTimer(_ => Pulled(mine), state: null, PullNeeded, Timeout.InfiniteTimeSpan);
    }

    private void Pulled(int pulse)
    {
        lock (chip.Gate)
        {
            if (pulse == Pulses && IsPulling && !faults.Contains(CashDrawerFault.Jammed)) Move(open: true);
        }
    }

    private void EndPull()
    {
        pull?.Dispose();
        var length = time.GetElapsedTime(pulledSince);
        if (length > longest) longest = length;
        lastEnd = time.GetTimestamp();
    }

    private void Move(bool open)
    {
        lock (chip.Gate)
        {
            if (IsOpen == open) return;
            IsOpen = open;
            MoveSensor();
            IsOpenChanged?.Invoke(open);
        }
    }

    private void MoveSensor()
    {
        if (sensorLine is not { } line) return;
        var grounded = IsOpen != sensorIsHighWhenOpen && !faults.Contains(CashDrawerFault.SensorUnplugged);
        chip.Drive(line, grounded ? EmulatedDrive.Low : EmulatedDrive.None);
    }
}
