using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Appliance.Hardware.Buses.Kernel;

/// <summary>
/// The C library's calls for device files. Numbers are those of Linux on x64 and arm64 (asm-generic/errno.h, fcntl.h).
/// </summary>
internal static unsafe partial class LibC
{
    public const int ReadOnly = 0x0000;
    public const int ReadWrite = 0x0002;
    public const int NoControllingTerminal = 0x0100;
    public const int NonBlocking = 0x0800;
    public const int CloseOnExec = 0x80000;
    public const int SetFlags = 4;
    public const int GetFlags = 3;

    public const short PollIn = 0x0001;
    public const short PollOut = 0x0004;
    public const short PollGone = 0x0008 | 0x0010 | 0x0020;

    public const int NoEntry = 2;
    public const int Interrupted = 4;
    public const int NoSuchAddress = 6;
    public const int TryAgain = 11;
    public const int Busy = 16;
    public const int RemoteIo = 121;

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int FileControl(SafeFileHandle handle, int command, int argument);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int IoControl(SafeFileHandle handle, nuint request, void* argument);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint Read(SafeFileHandle handle, void* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint Write(SafeFileHandle handle, void* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int EventDescriptor(uint initial, int flags);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Poll(PollRequest* requests, nuint count, int timeoutMilliseconds);

    /// <summary><c>struct pollfd</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct PollRequest
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
