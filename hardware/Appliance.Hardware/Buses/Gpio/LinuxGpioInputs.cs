using System.Runtime.InteropServices;
using Appliance.Hardware.Buses.Kernel;

namespace Appliance.Hardware.Buses.Gpio;

/// <summary>
/// Requested inputs. The kernel keeps the edges, 16 a line and the newest of them; several are fetched at once.
/// </summary>
/// <param name="file">What the kernel gave for the request; owned.</param>
/// <param name="offsets">Its lines.</param>
internal sealed class LinuxGpioInputs(DeviceFile file, int[] offsets) : IGpioInputs
{
    /// <summary>Edges fetched in one read.</summary>
    public const int FetchLimit = 16;

    private const int EventBytes = 48;
    private readonly byte[] fetched = new byte[FetchLimit * EventBytes];
    private int start;
    private int end;

    public ulong Read()
    {
        GpioLayout.LineValues values = new() { Mask = ulong.MaxValue >> (GpioLayout.LineLimit - offsets.Length) };
        file.Control(GpioLayout.GetValues, ref values, "read");
        return values.Bits;
    }

    public async ValueTask<GpioEdge> WaitForEdgeAsync(CancellationToken cancellationToken)
    {
        if (start == end)
        {
            end = 0;
            start = 0;
            end = await file.ReadAsync(fetched, cancellationToken);
        }

        var edge = MemoryMarshal.Read<GpioLayout.LineEvent>(fetched.AsSpan(start, EventBytes));
        start += EventBytes;
        var timestamp = TimeSpan.FromTicks((long)(edge.TimestampNanoseconds / TimeSpan.NanosecondsPerTick));
        return new(Array.IndexOf(offsets, (int)edge.Offset), edge.Id == GpioLayout.Rising, timestamp);
    }

    public void Dispose() => file.Dispose();
}
