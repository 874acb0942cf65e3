using System.Runtime.InteropServices;
using System.Text;
using Appliance.Hardware.Buses;
using Appliance.Hardware.Buses.Kernel;
using Microsoft.Win32.SafeHandles;

namespace Appliance.Hardware.Emulation.Wires;

/// <summary>
/// A serial cable made by the kernel: one end is a path that a driver opens as its serial port, the other is the
/// stream of an emulated device. What one end writes the other reads.
/// </summary>
public sealed partial class PseudoTerminal : IDisposable
{
    private const int NameLimitBytes = 64;

    /// <summary>Makes one.</summary>
    /// <exception cref="IOException">The kernel has none left.</exception>
    public PseudoTerminal()
    {
        var file = DeviceFile.Adopt(Open(LibC.ReadWrite | LibC.NoControllingTerminal | LibC.CloseOnExec), "a pseudo-terminal");
        Device = new DeviceEnd(file);
        try
        {
            var name = new byte[NameLimitBytes];
            file.Check(Grant(file.Handle), "grant");
            file.Check(Unlock(file.Handle), "unlock");
            if (Name(file.Handle, name, name.Length) != 0) throw new IOException("A pseudo-terminal has no name.");
            Path = Encoding.ASCII.GetString(name.AsSpan(0, name.AsSpan().IndexOf((byte)0)));
        }
        catch
        {
            Device.Dispose();
            throw;
        }
    }

    /// <summary>What the driver opens, for example <c>/dev/pts/3</c>.</summary>
    public string Path { get; }

    /// <summary>
    /// The device's end. A device does not notice whether anybody listens: while no driver has the port open it hears
    /// nothing, and what it says then waits for the first driver, or is lost.
    /// </summary>
    public Stream Device { get; }

    /// <summary>Unplugs it: reads and writes of the driver fail.</summary>
    public void Dispose() => Device.Dispose();

    [LibraryImport("libc", EntryPoint = "posix_openpt", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(int flags);

    [LibraryImport("libc", EntryPoint = "grantpt", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Grant(SafeFileHandle master);

    [LibraryImport("libc", EntryPoint = "unlockpt", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Unlock(SafeFileHandle master);

    [LibraryImport("libc", EntryPoint = "ptsname_r")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Name(SafeFileHandle master, [Out] byte[] name, nint length);

    private sealed class DeviceEnd(DeviceFile file) : AsyncStream
    {
        /// <summary>From one look for a driver to the next: the kernel tells only that there is none.</summary>
        private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(4);

        private volatile bool disposed;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (buffer.IsEmpty) return 0;
            while (true)
            {
                try
                {
                    return await file.ReadAsync(buffer, cancellationToken);
                }
                catch (IOException) when (!disposed)
                {
                    await Task.Delay(LookInterval, TimeProvider.System, cancellationToken);
                }
            }
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            try
            {
                await file.WriteAsync(buffer, cancellationToken);
            }
            catch (IOException) when (!disposed)
            {
                // Nobody listens.
            }
        }

        protected override void Dispose(bool disposing)
        {
            disposed = true;
            if (disposing) file.Dispose();
            base.Dispose(disposing);
        }
    }
}
