using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Appliance.Firmware.Tests.Wiring;

/// <summary>
/// A pair of terminals made by the kernel: the appliance opens <see cref="Path"/> as a serial port, an emulated device
/// stands behind <see cref="Device"/>.
/// </summary>
internal sealed partial class PseudoTerminal : IDisposable
{
    private const int ReadWriteNoControl = 0x0002 | 0x0100;
    private readonly SafeFileHandle master;

    public PseudoTerminal()
    {
        master = new(Open(ReadWriteNoControl), ownsHandle: true);
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

    [LibraryImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Poll(ref PollRequest request, nuint count, int timeoutMilliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollRequest
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }

    /// <summary>The master's end; while nobody has the other end open it is silent.</summary>
    private sealed class MasterStream(SafeFileHandle master) : Stream
    {
        private const short PollIn = 0x0001;

        /// <summary>From one look for bytes to the next.</summary>
        private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(4);

        private readonly FileStream file = new(master, FileAccess.ReadWrite, bufferSize: 0);

        public override bool CanRead => true;

        public override bool CanWrite => true;

        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            while (!HasBytes()) await Task.Delay(Look, TimeProvider.System, cancellationToken);
            return file.Read(buffer.Span);
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            file.WriteAsync(buffer, cancellationToken);

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => file.Write(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            file.Dispose();
            base.Dispose(disposing);
        }

        private bool HasBytes()
        {
            PollRequest request = new() { Descriptor = (int)master.DangerousGetHandle(), Events = PollIn };
            return Poll(ref request, 1, 0) > 0 && (request.Returned & PollIn) != 0;
        }
    }
}
