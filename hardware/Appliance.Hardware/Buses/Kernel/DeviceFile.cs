using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Appliance.Hardware.Buses.Kernel;

/// <summary>
/// An open device file. What the kernel refuses becomes an <see cref="IOException"/> that names the device; a read or
/// write that would block waits on <see cref="KernelPoll"/> instead.
/// </summary>
internal sealed class DeviceFile : IDisposable
{
    /// <summary>
    /// How long to wait after a read of no bytes from a device that is still there: some USB printers answer each
    /// question for data with an empty packet.
    /// </summary>
    public static readonly TimeSpan EmptyReadPause = TimeSpan.FromMilliseconds(20);

    private readonly SafeFileHandle handle;

    private DeviceFile(SafeFileHandle handle, string name)
    {
        this.handle = handle;
        Name = name;
    }

    /// <summary>What it is called in messages: its path.</summary>
    public string Name { get; }

    /// <summary>For calls of the C library that this class has not got; it stays the file's.</summary>
    public SafeFileHandle Handle => handle;

    /// <summary>Opens a device.</summary>
    /// <exception cref="IOException">It does not exist or may not be opened.</exception>
    public static DeviceFile Open(string path, int flags)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var descriptor = LibC.Open(path, flags | LibC.CloseOnExec);
        return descriptor < 0 ? throw Failure("open", path) : new(new(descriptor, ownsHandle: true), path);
    }

    /// <summary>Takes over a descriptor that the kernel gave, and makes it non-blocking.</summary>
    /// <exception cref="IOException">Its flags cannot be set.</exception>
    public static DeviceFile Adopt(int descriptor, string name)
    {
        DeviceFile file = new(new(descriptor, ownsHandle: true), name);
        var flags = LibC.FileControl(file.handle, LibC.GetFlags, 0);
        if (flags >= 0 && LibC.FileControl(file.handle, LibC.SetFlags, flags | LibC.NonBlocking) >= 0) return file;
        var failure = Failure("set the flags of", name);
        file.Dispose();
        throw failure;
    }

    /// <summary>The C library's last error in words.</summary>
    /// <param name="what">What was tried: "read".</param>
    /// <param name="name">On what.</param>
    public static IOException Failure(string what, string name)
    {
        Win32Exception reason = new(Marshal.GetLastPInvokeError());
        return new($"Cannot {what} {name}: {reason.Message}.", reason);
    }

    /// <summary>Whether a failure of <see cref="Failure"/> has one of these error numbers.</summary>
    public static bool IsOneOf(IOException exception, params ReadOnlySpan<int> errors) =>
        exception.InnerException is Win32Exception reason && errors.Contains(reason.NativeErrorCode);

    /// <summary>An ioctl that fills or reads a structure.</summary>
    /// <param name="request">Its number.</param>
    /// <param name="argument">Its structure.</param>
    /// <param name="what">What is tried, for the message.</param>
    /// <exception cref="IOException">It was refused, or the device is gone.</exception>
    public unsafe void Control<T>(nuint request, ref T argument, string what)
        where T : unmanaged
    {
        fixed (T* pointer = &argument) Control(request, (nint)pointer, what);
    }

    /// <summary>An ioctl whose argument is a number.</summary>
    /// <exception cref="IOException">It was refused, or the device is gone.</exception>
    public unsafe void Control(nuint request, nint argument, string what)
    {
        while (LibC.IoControl(handle, request, (void*)argument) < 0)
        {
            if (Marshal.GetLastPInvokeError() != LibC.Interrupted) throw Failure(what, Name);
        }
    }

    /// <summary>Looks at what a call of the C library on <see cref="Handle"/> returned.</summary>
    /// <exception cref="IOException">It failed.</exception>
    public void Check(int result, string what)
    {
        if (result < 0) throw Failure(what, Name);
    }

    /// <summary>Reads at least one byte; silence is not the end.</summary>
    /// <exception cref="IOException">The device is gone.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = Read(buffer.Span);
            if (count > 0) return count;
            var ready = await KernelPoll.Shared.WaitAsync(handle, LibC.PollIn, cancellationToken);
            if ((ready & LibC.PollGone) != 0 && Read(buffer.Span) is var last) return last > 0 ? last : throw Gone();
            if (count == 0) await Task.Delay(EmptyReadPause, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>Writes all bytes, as fast as the device takes them.</summary>
    /// <exception cref="IOException">The device is gone.</exception>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken)
    {
        while (!buffer.IsEmpty)
        {
            cancellationToken.ThrowIfCancellationRequested();
            buffer = buffer[Math.Max(0, Write(buffer.Span))..];
            if (buffer.IsEmpty) return;
            var ready = await KernelPoll.Shared.WaitAsync(handle, LibC.PollOut, cancellationToken);
            if ((ready & LibC.PollGone) != 0) throw Gone();
        }
    }

    /// <summary>Ends what waits on it and closes it.</summary>
    public void Dispose()
    {
        if (handle.IsClosed) return;
        KernelPoll.Shared.Release(handle);
        handle.Dispose();
    }

    private unsafe int Read(Span<byte> buffer)
    {
        fixed (byte* pointer = buffer) return Result(LibC.Read(handle, pointer, (nuint)buffer.Length), "read");
    }

    private unsafe int Write(ReadOnlySpan<byte> buffer)
    {
        fixed (byte* pointer = buffer) return Result(LibC.Write(handle, pointer, (nuint)buffer.Length), "write to");
    }

    /// <summary>The count; -1 when the call has to be made again later, as the C library has it.</summary>
    private int Result(nint count, string what)
    {
        if (count >= 0) return (int)count;
        return Marshal.GetLastPInvokeError() is LibC.TryAgain or LibC.Interrupted ? -1 : throw Failure(what, Name);
    }

    private IOException Gone() => new($"{Name} is gone.");
}
