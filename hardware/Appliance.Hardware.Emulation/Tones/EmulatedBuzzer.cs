using Appliance.Hardware.Buses;
using Appliance.Hardware.Emulation.Buses;

namespace Appliance.Hardware.Emulation.Tones;

/// <summary>An active buzzer on a line of an emulated chip; it sounds while the line is high.</summary>
public sealed class EmulatedBuzzer : IDisposable
{
    /// <summary>How many tones are remembered; beyond that the oldest is forgotten.</summary>
    public const int HistoryLimit = 256;

    private readonly EmulatedGpioChip chip;
    private readonly int line;
    private readonly TimeProvider time;
    private readonly Queue<EmulatedTone> tones = new();
    private DateTimeOffset since;

    /// <summary>Wires a buzzer to a chip.</summary>
    public EmulatedBuzzer(EmulatedGpioChip chip, int line, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(chip);
        ArgumentNullException.ThrowIfNull(time);
        this.chip = chip;
        this.line = line;
        this.time = time;
        chip.SetResistor(line, GpioBias.PullDown);
        chip.LevelChanged += OnLevelChanged;
    }

    /// <summary>Called when it begins (true) and ends (false) to sound; must not block.</summary>
    public event Action<bool>? SoundingChanged;

    /// <summary>Whether it sounds now.</summary>
    public bool IsSounding => chip.Level(line);

    /// <summary>How many tones began.</summary>
    public long Count { get; private set; }

    /// <summary>The tones that ended, oldest first, at most <see cref="HistoryLimit"/>.</summary>
    public IReadOnlyList<EmulatedTone> Tones
    {
        get
        {
            lock (chip.Gate) return [.. tones];
        }
    }

    /// <summary>Takes the buzzer off the chip.</summary>
    public void Dispose() => chip.LevelChanged -= OnLevelChanged;

    private void OnLevelChanged(int changed, bool level)
    {
        if (changed != line) return;
        if (level)
        {
            Count++;
            since = time.GetUtcNow();
        }
        else
        {
            tones.Enqueue(new EmulatedTone(since, time.GetUtcNow() - since));
            if (tones.Count > HistoryLimit) tones.Dequeue();
        }

        SoundingChanged?.Invoke(level);
    }
}

/// <summary>A tone that sounded.</summary>
/// <param name="Start">When it began.</param>
/// <param name="Length">How long it was.</param>
public readonly record struct EmulatedTone(DateTimeOffset Start, TimeSpan Length);
