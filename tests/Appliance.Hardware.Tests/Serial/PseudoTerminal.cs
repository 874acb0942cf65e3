using System.Runtime.InteropServices;
using System.Text;
using Appliance.Hardware.Buses.Serial;
using Appliance.Hardware.Tests.Printers;
using Microsoft.Win32.SafeHandles;

namespace Appliance.Hardware.Tests.Serial;

/// <summary>A pair of terminals made by the kernel: what one end writes the other reads.</summary>
internal sealed partial class PseudoTerminal : IDisposable
{
    private const int ReadWriteNoControl = 0x0002 | 0x0100;

    public PseudoTerminal()
    {
        SafeFileHandle master = new(Open(ReadWriteNoControl), ownsHandle: true);
        var name = new byte[64];
        if (master.IsInvalid || Grant(master) != 0 || Unlock(master) != 0 || Name(master, name, name.Length) != 0)
        {
            throw new IOException("No pseudo-terminal to be had.");
        }

        Path = Encoding.ASCII.GetString(name.AsSpan(0, name.AsSpan().IndexOf((byte)0)));

        Device = new MasterStream(master);
    }

    public string Path { get; }

    public Stream Device { get; }

    public void Dispose() => Device.Dispose();

    [LibraryImport("libc", EntryPoint = "posix_openpt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(int flags);

    [LibraryImport("libc", EntryPoint = "grantpt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Grant(SafeFileHandle master);

    [LibraryImport("libc", EntryPoint = "unlockpt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Unlock(SafeFileHandle master);

    [LibraryImport("libc", EntryPoint = "ptsname_r")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Name(SafeFileHandle master, [Out] byte[] name, nint length);

    /// <summary>The master's end. It has no VTIME of its own, so it waits with poll.</summary>
    private sealed class MasterStream : AsyncStream
    {
        private const int WaitMilliseconds = 50;
        private readonly SafeFileHandle master;
        private readonly FileStream file;
        private readonly SerialReader reader;

        public MasterStream(SafeFileHandle master)
        {
            this.master = master;
            file = new(master, FileAccess.ReadWrite, bufferSize: 0);
            reader = new(Read);
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await reader.ReadAsync(buffer, cancellationToken);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            file.WriteAsync(buffer, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            reader.Dispose();
            file.Dispose();
            base.Dispose(disposing);
        }

        private int Read(Memory<byte> buffer)
        {
            Termios.PollRequest request = new()
            {
                Descriptor = (int)master.DangerousGetHandle(),
                Events = Termios.PollIn,
            };
            return Termios.Poll(ref request, 1, WaitMilliseconds) > 0 ? file.Read(buffer.Span) : 0;
        }
    }
}
