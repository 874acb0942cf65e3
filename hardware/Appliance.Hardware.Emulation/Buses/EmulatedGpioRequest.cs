using System.Threading.Channels;
using Appliance.Hardware.Buses;
using Appliance.Hardware.Queues;

namespace Appliance.Hardware.Emulation.Buses;

/// <summary>Lines of an emulated chip in somebody's hands.</summary>
internal abstract class EmulatedGpioRequest(EmulatedGpioChip chip, string consumer, int[] offsets) : IDisposable
{
    private bool disposed;

    public string Consumer => consumer;

    public int[] Offsets => offsets;

    protected EmulatedGpioChip Chip => chip;

    protected bool Broken { get; private set; }

    /// <summary>The chip went away: the lines float, and the request is of no use any more.</summary>
    public virtual void Break()
    {
        Broken = true;
        chip.Release(this);
    }

    public virtual void Dispose()
    {
        lock (chip.Gate)
        {
            if (disposed) return;
            disposed = true;
            chip.Release(this);
        }
    }

    protected void Check()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (Broken) throw new IOException("The GPIO chip is gone (ENODEV).");
    }
}

/// <summary>Requested outputs.</summary>
internal sealed class EmulatedGpioOutputs(
    EmulatedGpioChip chip, string consumer, int[] offsets, ulong initial, bool openDrain)
    : EmulatedGpioRequest(chip, consumer, offsets), IGpioOutputs
{
    private ulong current = initial;

    public void Write(ulong values, ulong mask)
    {
        lock (Chip.Gate)
        {
            Check();
            if (Chip.Has(GpioChipFault.WriteFailure)) throw new IOException("The write failed (EIO).");
            current = (current & ~mask) | (values & mask);
            Apply();
        }
    }

    public void Apply()
    {
        for (var index = 0; index < Offsets.Length; index++)
        {
            var high = (current >> index & 1) != 0;
            var drive = !high ? EmulatedDrive.Low : openDrain ? EmulatedDrive.None : EmulatedDrive.High;
            Chip.DriveFromHost(Offsets[index], drive);
        }

        Chip.Settle();
    }
}

/// <summary>Requested inputs, debounced as the kernel does: a level counts once it has lasted.</summary>
internal sealed class EmulatedGpioInputs : EmulatedGpioRequest, IGpioInputs
{
    private readonly AsyncQueue<GpioEdge> edges;
    private readonly bool[] counted;
    private readonly ITimer?[] settling;
    private readonly long[] generations;
    private readonly TimeSpan debounce;
    private readonly TimeProvider time;
    private readonly long start;
    private long generation;

    public EmulatedGpioInputs(EmulatedGpioChip chip, string consumer, int[] offsets, TimeSpan debounce, TimeProvider time)
        : base(chip, consumer, offsets)
    {
        this.debounce = debounce;
        this.time = time;
        start = time.GetTimestamp();
        counted = [.. offsets.Select(chip.Level)];
        settling = new ITimer?[offsets.Length];
        generations = new long[offsets.Length];
        edges = new(offsets.Length * EmulatedGpioChip.EdgeLimitPerLine);
    }

    public ulong Read()
    {
        lock (Chip.Gate)
        {
            Check();
            ulong value = 0;
            for (var index = 0; index < counted.Length; index++)
            {
                if (counted[index]) value |= 1UL << index;
            }

            return value;
        }
    }

    public async ValueTask<GpioEdge> WaitForEdgeAsync(CancellationToken cancellationToken)
    {
        lock (Chip.Gate) Check();
        try
        {
            return await edges.TakeAsync(cancellationToken);
        }
        catch (ChannelClosedException exception)
        {
            throw new IOException("The GPIO chip is gone (ENODEV), or the lines were released.", exception);
        }
    }

    public void LineChanged(int line, bool level)
    {
        var index = Array.IndexOf(Offsets, line);
        if (debounce == TimeSpan.Zero)
        {
            if (level != counted[index]) Count(index, level);
            return;
        }

        settling[index]?.Dispose();
        settling[index] = null;
        if (level == counted[index]) return;
        var mine = ++generation;
        generations[index] = mine;
        settling[index] = time.CreateTimer(_ => Settled(index, level, mine), null, debounce, Timeout.InfiniteTimeSpan);
    }

    public override void Break()
    {
        base.Break();
        End();
    }

    public override void Dispose()
    {
        base.Dispose();
        End();
    }

    private void Settled(int index, bool level, long mine)
    {
        lock (Chip.Gate)
        {
            // A timer that was replaced may already be on its way on another thread.
            if (settling[index] is not null && generations[index] == mine) Count(index, level);
        }
    }

    private void Count(int index, bool level)
    {
        counted[index] = level;
        edges.AddDroppingOldest(new GpioEdge(index, level, time.GetElapsedTime(start)));
    }

    private void End()
    {
        lock (Chip.Gate)
        {
            foreach (var timer in settling) timer?.Dispose();
            Array.Clear(settling);
        }

        edges.Close();
    }
}
