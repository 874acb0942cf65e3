using Appliance.Hardware.Buses;

namespace Appliance.Hardware.Emulation.Buses;

/// <summary>
/// A GPIO chip with parts wired to its lines. Levels settle at once after each change; edges reach a request in order.
/// It may be used from several threads: the chip and the parts on it share one lock, and events are called within it.
/// </summary>
public sealed class EmulatedGpioChip : IGpioChip
{
    /// <summary>Edges kept for a request, for each of its lines; beyond that the oldest is lost, as in the kernel.</summary>
    public const int EdgeLimitPerLine = 16;

    /// <summary>Lines a request can hold.</summary>
    public const int RequestLimit = 64;

    /// <summary>Length of a consumer's name, as in the kernel (32 bytes with the closing zero).</summary>
    public const int ConsumerLimit = 31;

    private readonly EmulatedGpioNets nets;
    private readonly EmulatedGpioRequest?[] owners;
    private readonly TimeProvider time;
    private readonly HashSet<GpioChipFault> faults = [];

    /// <summary>Makes a chip whose lines all float.</summary>
    /// <param name="lineCount">Number of lines, 1–512; a Raspberry Pi's header shows lines 0–27 of 54.</param>
    /// <param name="time">Clock for debouncing and the stamps of edges.</param>
    public EmulatedGpioChip(int lineCount, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lineCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lineCount, 512);
        ArgumentNullException.ThrowIfNull(time);
        nets = new(lineCount);
        owners = new EmulatedGpioRequest?[lineCount];
        this.time = time;
    }

    /// <summary>Called with a line and its new level after it changed; must not block.</summary>
    public event Action<int, bool>? LevelChanged;

    /// <summary>Number of lines.</summary>
    public int LineCount => owners.Length;

    /// <summary>Held by whoever changes a line, a part or a request; one lock, so none waits for another.</summary>
    internal Lock Gate { get; } = new();

    /// <summary>How often a net was found driven high and low at once. A driver that causes one damages a real chip.</summary>
    public int ShortCircuits
    {
        get
        {
            lock (Gate) return nets.ShortCircuits;
        }
    }

    /// <summary>The level of a line.</summary>
    public bool Level(int line)
    {
        lock (Gate) return nets.Level(Checked(line));
    }

    /// <summary>Who has requested a line; null when nobody has.</summary>
    public string? Consumer(int line)
    {
        lock (Gate) return owners[Checked(line)]?.Consumer;
    }

    /// <summary>Drives a line from outside. A line has one part that drives it.</summary>
    public void Drive(int line, EmulatedDrive drive)
    {
        lock (Gate)
        {
            nets.SetPart(Checked(line), drive);
            Settle();
        }
    }

    /// <summary>Puts a pull resistor on a line, outside the chip.</summary>
    public void SetResistor(int line, GpioBias bias)
    {
        lock (Gate)
        {
            nets.SetResistor(Checked(line), bias);
            Settle();
        }
    }

    /// <summary>Closes or opens a switch between two lines; each closing needs its opening.</summary>
    public void SetSwitch(int a, int b, bool closed)
    {
        lock (Gate)
        {
            if (closed) nets.Join(Checked(a), Checked(b));
            else nets.Part(Checked(a), Checked(b));
            Settle();
        }
    }

    /// <summary>Brings a fault about, or ends it.</summary>
    public void SetFault(GpioChipFault fault, bool active)
    {
        lock (Gate)
        {
            if (active) faults.Add(fault);
            else faults.Remove(fault);
            if (fault != GpioChipFault.Unplugged || !active) return;
            foreach (var request in owners.OfType<EmulatedGpioRequest>().Distinct().ToArray()) request.Break();
        }
    }

    /// <inheritdoc/>
    public IGpioInputs RequestInputs(string consumer, IReadOnlyList<int> offsets, GpioBias bias, TimeSpan debounce)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(debounce, TimeSpan.Zero);
        lock (Gate)
        {
            CheckRequest(consumer, offsets);
            foreach (var line in offsets) nets.SetHost(line, EmulatedDrive.None, bias);
            Settle();
            EmulatedGpioInputs inputs = new(this, consumer, [.. offsets], debounce, time);
            Own(inputs);
            return inputs;
        }
    }

    /// <inheritdoc/>
    public IGpioOutputs RequestOutputs(string consumer, IReadOnlyList<int> offsets, ulong initial, bool openDrain = false)
    {
        lock (Gate)
        {
            CheckRequest(consumer, offsets);
            EmulatedGpioOutputs outputs = new(this, consumer, [.. offsets], initial, openDrain);
            Own(outputs);
            outputs.Apply();
            return outputs;
        }
    }

    internal bool Has(GpioChipFault fault) => faults.Contains(fault);

    internal void DriveFromHost(int line, EmulatedDrive drive) => nets.SetHost(line, drive, GpioBias.None);

    internal void Release(EmulatedGpioRequest request)
    {
        foreach (var line in request.Offsets)
        {
            if (!ReferenceEquals(owners[line], request)) continue;
            owners[line] = null;
            nets.SetHost(line, EmulatedDrive.None, GpioBias.None);
        }

        Settle();
    }

    internal void Settle()
    {
        foreach (var line in nets.Settle())
        {
            var level = nets.Level(line);
            (owners[line] as EmulatedGpioInputs)?.LineChanged(line, level);
            LevelChanged?.Invoke(line, level);
        }
    }

    private void Own(EmulatedGpioRequest request)
    {
        foreach (var line in request.Offsets) owners[line] = request;
    }

    private int Checked(int line)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(line);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(line, owners.Length);
        return line;
    }

    private void CheckRequest(string consumer, IReadOnlyList<int> offsets)
    {
        ArgumentException.ThrowIfNullOrEmpty(consumer);
        ArgumentNullException.ThrowIfNull(offsets);
        if (consumer.Length > ConsumerLimit || !System.Text.Ascii.IsValid(consumer))
            throw new ArgumentException($"A consumer's name is ASCII and at most {ConsumerLimit} long.", nameof(consumer));
        if (offsets.Count is 0 or > RequestLimit)
            throw new ArgumentException($"A request holds 1–{RequestLimit} lines.", nameof(offsets));
        if (Has(GpioChipFault.Unplugged)) throw new IOException("The GPIO chip is gone (ENODEV).");
        if (offsets.Any(line => line < 0 || line >= owners.Length) || offsets.Distinct().Count() != offsets.Count)
            throw new IOException("A line does not exist, or is named twice (EINVAL).");
        var taken = offsets.Where(line => owners[line] is not null).Take(1).ToArray();
        if (taken is [var first]) throw new IOException($"Line {first} is taken by {owners[first]!.Consumer} (EBUSY).");
    }
}
