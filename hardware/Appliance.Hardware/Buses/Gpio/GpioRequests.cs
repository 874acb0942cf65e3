using System.Text;

namespace Appliance.Hardware.Buses.Gpio;

/// <summary>Puts together what the kernel is asked for.</summary>
internal static class GpioRequests
{
    public static GpioLayout.LineRequest Inputs(
        string consumer, IReadOnlyList<int> offsets, GpioBias bias, TimeSpan debounce)
    {
        var request = Lines(consumer, offsets);
        request.Config.Flags = GpioLayout.Input | GpioLayout.RisingEdge | GpioLayout.FallingEdge | bias switch
        {
            // Said outright: a line left alone keeps the resistor that the boot loader gave it.
            GpioBias.None => GpioLayout.BiasDisabled,
            GpioBias.PullUp => GpioLayout.PullUp,
            GpioBias.PullDown => GpioLayout.PullDown,
            _ => throw new ArgumentOutOfRangeException(nameof(bias), bias, "No such bias."),
        };
        if (debounce > TimeSpan.Zero)
            Add(ref request, GpioLayout.DebounceAttribute, Math.Max(1, (ulong)debounce.TotalMicroseconds));
        return request;
    }

    public static GpioLayout.LineRequest Outputs(
        string consumer, IReadOnlyList<int> offsets, ulong initial, bool openDrain)
    {
        var request = Lines(consumer, offsets);
        request.Config.Flags = GpioLayout.Output | (openDrain ? GpioLayout.OpenDrain : 0);
        Add(ref request, GpioLayout.OutputValuesAttribute, initial);
        return request;
    }

    /// <summary>What any chip is asked for keeps to the kernel's limits.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    public static void Check(string consumer, IReadOnlyList<int> offsets)
    {
        ArgumentException.ThrowIfNullOrEmpty(consumer);
        ArgumentNullException.ThrowIfNull(offsets);
        if (consumer.Length >= GpioLayout.NameBytes || !Ascii.IsValid(consumer))
            throw new ArgumentException($"1–{GpioLayout.NameBytes - 1} ASCII characters.", nameof(consumer));
        if (offsets.Count is 0 or > GpioLayout.LineLimit)
            throw new ArgumentException($"1–{GpioLayout.LineLimit} lines.", nameof(offsets));
    }

    private static GpioLayout.LineRequest Lines(string consumer, IReadOnlyList<int> offsets)
    {
        Check(consumer, offsets);
        GpioLayout.LineRequest request = new() { LineCount = (uint)offsets.Count };
        Encoding.ASCII.GetBytes(consumer, request.Consumer);
        for (var index = 0; index < offsets.Count; index++) request.Offsets[index] = unchecked((uint)offsets[index]);
        return request;
    }

    private static void Add(ref GpioLayout.LineRequest request, uint id, ulong value)
    {
        var all = request.LineCount == GpioLayout.LineLimit ? ulong.MaxValue : (1UL << (int)request.LineCount) - 1;
        request.Config.Attributes[(int)request.Config.AttributeCount++] = new() { Id = id, Value = value, Mask = all };
    }
}
