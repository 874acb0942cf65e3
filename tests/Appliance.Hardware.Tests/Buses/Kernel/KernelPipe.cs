using System.Runtime.InteropServices;
using Appliance.Hardware.Buses.Kernel;
using Microsoft.Win32.SafeHandles;

namespace Appliance.Hardware.Tests.Buses.Kernel;

/// <summary>A pipe of the kernel: the nearest thing to a device file that every machine has.</summary>
internal sealed partial class KernelPipe : IDisposable
{
    private const int CloseOnExec = 0x80000;

    public KernelPipe()
    {
        var ends = new int[2];
        if (Pipe(ends, CloseOnExec) != 0) throw new IOException("No pipe to be had.");
        Reader = DeviceFile.Adopt(ends[0], "the pipe");
        Writer = DeviceFile.Adopt(ends[1], "the pipe");
    }

    public DeviceFile Reader { get; }

    public DeviceFile Writer { get; }

    public void Dispose()
    {
        Reader.Dispose();
        Writer.Dispose();
    }

    /// <summary>The reading end as a bare handle.</summary>
    public static SafeFileHandle OpenSilentHandle(out SafeFileHandle writer)
    {
        var ends = new int[2];
        if (Pipe(ends, CloseOnExec) != 0) throw new IOException("No pipe to be had.");
        writer = new(ends[1], ownsHandle: true);
        return new(ends[0], ownsHandle: true);
    }

    [LibraryImport("libc", EntryPoint = "pipe2")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Pipe([Out] int[] ends, int flags);
}
