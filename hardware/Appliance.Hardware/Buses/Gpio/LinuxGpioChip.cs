using System.Text;
using Appliance.Hardware.Buses.Kernel;

namespace Appliance.Hardware.Buses.Gpio;

/// <summary>
/// A GPIO chip of Linux through its character device, version 2 (kernel 5.10 and later). Choose it by its label: the
/// number in <c>/dev/gpiochip0</c> is whatever the kernel found first, and the header of a Pi 5 is not where it was on
/// a Pi 4.
/// </summary>
public sealed class LinuxGpioChip : IGpioChip, IDisposable
{
    /// <summary>Longest debounce: what a bouncing key or drawer needs, with much to spare.</summary>
    public static readonly TimeSpan DebounceLimit = TimeSpan.FromSeconds(1);

    private const string DeviceFolder = "/dev";
    private const string DevicePattern = "gpiochip*";
    private readonly DeviceFile file;

    private LinuxGpioChip(DeviceFile file, string name, string label, int lineCount)
    {
        this.file = file;
        Name = name;
        Label = label;
        LineCount = lineCount;
    }

    /// <summary>The kernel's name of it, for example <c>gpiochip0</c>.</summary>
    public string Name { get; }

    /// <summary>What it is, for example <c>pinctrl-rp1</c> (Pi 5) or <c>pinctrl-bcm2711</c> (Pi 4).</summary>
    public string Label { get; }

    /// <summary>How many lines it has; offsets run from 0.</summary>
    public int LineCount { get; }

    /// <summary>Opens the chip with a label.</summary>
    /// <param name="label">For example <c>pinctrl-rp1</c>; upper and lower case differ.</param>
    /// <exception cref="IOException">No chip, or more than one, has it: the message lists those found.</exception>
    public static LinuxGpioChip OpenByLabel(string label)
    {
        ArgumentException.ThrowIfNullOrEmpty(label);
        var paths = Directory.EnumerateFileSystemEntries(DeviceFolder, DevicePattern).Order(StringComparer.Ordinal);
        return Open(Choose([.. paths.Select(Look)], label));
    }

    /// <summary>Opens the chip behind a path; for tools that walk through all of them.</summary>
    /// <param name="path">For example <c>/dev/gpiochip0</c>.</param>
    /// <exception cref="IOException">It does not exist, or is no GPIO chip.</exception>
    public static LinuxGpioChip Open(string path)
    {
        var device = DeviceFile.Open(path, LibC.ReadWrite);
        try
        {
            GpioLayout.ChipInfo info = default;
            device.Control(GpioLayout.GetChipInfo, ref info, "find a GPIO chip behind");
            return new(device, Text(info.Name), Text(info.Label), checked((int)info.Lines));
        }
        catch
        {
            device.Dispose();
            throw;
        }
    }

    /// <summary>The offset of a line with a name, for example <c>GPIO17</c>.</summary>
    /// <exception cref="IOException">No line of this chip is called so, or the chip is gone.</exception>
    public int FindLine(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        for (var offset = 0; offset < LineCount; offset++)
        {
            var info = InfoOf(offset);
            if (Text(info.Name) == name) return offset;
        }

        throw new IOException($"{Name} ({Label}) has no line {name}.");
    }

    /// <summary>The lines' names, by offset; empty for one without.</summary>
    /// <exception cref="IOException">The chip is gone.</exception>
    public IReadOnlyList<string> LineNames()
    {
        var names = new string[LineCount];
        for (var offset = 0; offset < LineCount; offset++)
        {
            var info = InfoOf(offset);
            names[offset] = Text(info.Name);
        }

        return names;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// A consumer or a number of lines out of its range, or a debounce that is negative or over <see cref="DebounceLimit"/>.
    /// </exception>
    public IGpioInputs RequestInputs(string consumer, IReadOnlyList<int> offsets, GpioBias bias, TimeSpan debounce)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(debounce, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(debounce, DebounceLimit);
        var request = GpioRequests.Inputs(consumer, offsets, bias, debounce);
        return new LinuxGpioInputs(Request(ref request, offsets), [.. offsets]);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A consumer or a number of lines is out of its range.</exception>
    public IGpioOutputs RequestOutputs(string consumer, IReadOnlyList<int> offsets, ulong initial, bool openDrain = false)
    {
        var request = GpioRequests.Outputs(consumer, offsets, initial, openDrain);
        return new LinuxGpioOutputs(Request(ref request, offsets));
    }

    /// <summary>Closes the chip; lines requested from it stay with their owners.</summary>
    public void Dispose() => file.Dispose();

    /// <summary>Of all chips found the path of the one with a label.</summary>
    /// <exception cref="IOException">None has it, or more than one.</exception>
    internal static string Choose(IReadOnlyList<Found> found, string label)
    {
        // Some systems keep an old number as a link to the new one: one chip, two paths.
        var chips = found.DistinctBy(chip => chip.Name).ToList();
        var fitting = chips.FindAll(chip => chip.Label == label);
        if (fitting.Count == 1) return fitting[0].Path;
        var what = fitting.Count == 0 ? "No GPIO chip has" : "More than one GPIO chip has";
        var list = chips.Count == 0 ? "none" : string.Join(", ", chips.Select(chip => $"{chip.Name} ({chip.Label})"));
        throw new IOException($"{what} the label {label}. Found: {list}.");
    }

    private static Found Look(string path)
    {
        using var chip = Open(path);
        return new(path, chip.Name, chip.Label);
    }

    private static string Text(ReadOnlySpan<byte> name) => Encoding.UTF8.GetString(name[..name.IndexOf((byte)0)]);

    private GpioLayout.LineInfo InfoOf(int offset)
    {
        GpioLayout.LineInfo info = new() { Offset = (uint)offset };
        file.Control(GpioLayout.GetLineInfo, ref info, $"look at line {offset} of");
        return info;
    }

    private DeviceFile Request(ref GpioLayout.LineRequest request, IReadOnlyList<int> offsets)
    {
        foreach (var offset in offsets)
        {
            if (offset < 0 || offset >= LineCount)
                throw new IOException($"{Name} ({Label}) has lines 0–{LineCount - 1}, not {offset}.");
        }

        var lines = string.Join(", ", offsets);
        try
        {
            file.Control(GpioLayout.GetLine, ref request, $"request line {lines} of");
        }
        catch (IOException exception) when (DeviceFile.IsOneOf(exception, LibC.Busy))
        {
            var holders = string.Join(", ", offsets.Distinct().Select(HolderOf).OfType<string>());
            throw new IOException($"{exception.Message} {holders}", exception);
        }

        return DeviceFile.Adopt(request.Descriptor, $"line {lines} of {Name}");
    }

    private string? HolderOf(int offset)
    {
        var info = InfoOf(offset);
        return (info.Flags & GpioLayout.Used) == 0 ? null : $"Line {offset} is held by {Text(info.Consumer)}.";
    }

    /// <summary>A chip that is there.</summary>
    internal sealed record Found(string Path, string Name, string Label);
}
