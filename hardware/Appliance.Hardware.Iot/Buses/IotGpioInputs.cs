using System.Device.Gpio;
using System.Threading.Channels;
using Appliance.Hardware.Buses;

namespace Appliance.Hardware.Iot.Buses;

/// <summary>
/// Requested inputs. The library calls back on threads of its own; edges go through a channel from there. It cannot
/// debounce, so a level counts here once it has lasted.
/// </summary>
internal sealed class IotGpioInputs : IGpioInputs
{
    /// <summary>Edges kept for each line; beyond that the oldest is lost, as in the kernel.</summary>
    private const int EdgeLimitPerLine = 16;

    private readonly IotGpioChip chip;
    private readonly int[] lines;
    private readonly TimeSpan debounce;
    private readonly TimeProvider time;
    private readonly long start;
    private readonly Channel<GpioEdge> edges;
    private readonly bool[] counted;
    private readonly ITimer?[] settling;
    private readonly long[] generations;
    private readonly Lock gate = new();
    private readonly LineWatch watch;
    private bool isDisposed;

    public IotGpioInputs(IotGpioChip chip, int[] lines, TimeSpan debounce, TimeProvider time)
    {
        (this.chip, this.lines, this.debounce, this.time) = (chip, lines, debounce, time);
        start = time.GetTimestamp();
        settling = new ITimer?[lines.Length];
        generations = new long[lines.Length];
        edges = Channel.CreateBounded<GpioEdge>(new BoundedChannelOptions(lines.Length * EdgeLimitPerLine)
        {
            FullMode = BoundedChannelFullMode.DropOldest,
        });
        counted = [.. lines.Select(LevelOf)];
        chip.Access(controller =>
        {
            foreach (var line in lines)
                controller.RegisterCallbackForPinValueChangedEvent(line, PinEventTypes.Rising | PinEventTypes.Falling, Changed);
            return true;
        });
        watch = new(() => LevelOf(lines[0]), failure => edges.Writer.TryComplete(failure), time);
    }

    public ulong Read()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        ulong value = 0;
        for (var index = 0; index < lines.Length; index++)
        {
            if (debounce == TimeSpan.Zero ? LevelOf(lines[index]) : IsCounted(index)) value |= 1UL << index;
        }

        return value;
    }

    public async ValueTask<GpioEdge> WaitForEdgeAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        try
        {
            return await edges.Reader.ReadAsync(cancellationToken);
        }
        catch (ChannelClosedException error)
        {
            throw new IOException(error.InnerException?.Message ?? "The lines were released.", error);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            if (isDisposed) return;
            isDisposed = true;
            foreach (var timer in settling) timer?.Dispose();
        }

        watch.Dispose();
        edges.Writer.TryComplete();
        try
        {
            chip.Access(controller =>
            {
                foreach (var line in lines) controller.UnregisterCallbackForPinValueChangedEvent(line, Changed);
                return true;
            });
        }
        finally
        {
            chip.Close(lines);
        }
    }

    private bool LevelOf(int line) => chip.Access(controller => controller.Read(line) == PinValue.High);

    private bool IsCounted(int index)
    {
        lock (gate) return counted[index];
    }

    private void Changed(object sender, PinValueChangedEventArgs change)
    {
        var index = Array.IndexOf(lines, change.PinNumber);
        var high = change.ChangeType == PinEventTypes.Rising;
        lock (gate)
        {
            if (isDisposed || index < 0) return;
            settling[index]?.Dispose();
            settling[index] = null;
            var mine = ++generations[index];
            if (debounce == TimeSpan.Zero) Count(index, high);
            else if (high != counted[index])
                settling[index] = time.CreateTimer(_ => Settle(index, high, mine), null, debounce, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>A timer that was replaced may already be on its way on another thread.</summary>
    private void Settle(int index, bool high, long mine)
    {
        lock (gate)
        {
            if (!isDisposed && generations[index] == mine) Count(index, high);
        }
    }

    private void Count(int index, bool high)
    {
        counted[index] = high;
        edges.Writer.TryWrite(new(index, high, time.GetElapsedTime(start)));
    }
}
