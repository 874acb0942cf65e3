using Appliance.Hardware.Buses;
using Appliance.Hardware.Emulation.Buses;

namespace Appliance.Hardware.Emulation.Gates;

/// <summary>
/// A gate whose relay is on a line of an emulated chip. It opens when the relay has pulled for
/// <see cref="PullNeeded"/>, and closes <see cref="OpenTime"/> after the pulse.
/// </summary>
public sealed class EmulatedGate : IDisposable
{
    /// <summary>How long the relay must pull.</summary>
    public static readonly TimeSpan PullNeeded = TimeSpan.FromMilliseconds(30);

    /// <summary>From the end of the pulse until it closes.</summary>
    public static readonly TimeSpan OpenTime = TimeSpan.FromSeconds(5);

    private readonly EmulatedGpioChip chip;
    private readonly int line;
    private readonly bool isActiveLow;
    private readonly TimeProvider time;
    private readonly HashSet<GateFault> faults = [];
    private ITimer? timer;
    private long since;
    private long? lastEnd;
    private int changes;

    /// <summary>Wires a closed gate to a chip.</summary>
    /// <param name="chip">The chip.</param>
    /// <param name="relayLine">Line of the relay.</param>
    /// <param name="time">Clock for the pulses.</param>
    /// <param name="relayIsActiveLow">Whether the relay pulls on a low level.</param>
    public EmulatedGate(EmulatedGpioChip chip, int relayLine, TimeProvider time, bool relayIsActiveLow = false)
    {
        ArgumentNullException.ThrowIfNull(chip);
        ArgumentNullException.ThrowIfNull(time);
        this.chip = chip;
        line = relayLine;
        isActiveLow = relayIsActiveLow;
        this.time = time;
        chip.SetResistor(relayLine, relayIsActiveLow ? GpioBias.PullUp : GpioBias.PullDown);
        chip.LevelChanged += OnLevelChanged;
    }

    /// <summary>Called after <see cref="IsOpen"/> changed; must not block.</summary>
    public event Action<bool>? IsOpenChanged;

    /// <summary>Whether it stands open.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Whether the relay pulls now.</summary>
    public bool IsPulling => chip.Level(line) != isActiveLow;

    /// <summary>How many pulses began.</summary>
    public int Pulses { get; private set; }

    /// <summary>The longest pulse that ended.</summary>
    public TimeSpan LongestPulse { get; private set; }

    /// <summary>The shortest rest between two pulses; null before the second.</summary>
    public TimeSpan? ShortestRest { get; private set; }

    /// <summary>Brings a fault about, or ends it.</summary>
    public void SetFault(GateFault fault, bool active)
    {
        lock (chip.Gate)
        {
            if (active) faults.Add(fault);
            else faults.Remove(fault);
        }
    }

    /// <summary>Takes the gate off the chip.</summary>
    public void Dispose()
    {
        chip.LevelChanged -= OnLevelChanged;
        timer?.Dispose();
    }

    private void OnLevelChanged(int changed, bool level)
    {
        if (changed != line) return;
        if (IsPulling) Begin();
        else End();
    }

    private void Begin()
    {
        Pulses++;
        since = time.GetTimestamp();
        if (lastEnd is { } end)
        {
            var rest = time.GetElapsedTime(end);
            if (ShortestRest is not { } shortest || rest < shortest) ShortestRest = rest;
        }

        if (!faults.Contains(GateFault.Stuck)) MoveAfter(PullNeeded, open: true);
    }

    private void End()
    {
        var length = time.GetElapsedTime(since);
        if (length > LongestPulse) LongestPulse = length;
        lastEnd = time.GetTimestamp();
        timer?.Dispose();
        changes++;
        if (IsOpen) MoveAfter(OpenTime, open: false);
    }

    private void MoveAfter(TimeSpan wait, bool open)
    {
        timer?.Dispose();
        var mine = ++changes;
        timer = time.CreateTimer(_ => Move(mine, open), state: null, wait, Timeout.InfiniteTimeSpan);
    }

    private void Move(int change, bool open)
    {
        lock (chip.Gate)
        {
            if (change != changes || IsOpen == open) return;
            IsOpen = open;
            IsOpenChanged?.Invoke(open);
        }
    }
}
