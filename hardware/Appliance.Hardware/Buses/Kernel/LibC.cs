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

    public const int EpollAdd = 1;
    public const int EpollRemove = 2;
    public const int EpollModify = 3;
    public const uint EpollOnce = 1u << 30;

    public const int NoEntry = 2;
    public const int Interrupted = 4;
    public const int NoSuchAddress = 6;
    public const int TryAgain = 11;
    public const int Busy = 16;
    public const int Shutdown = 108;
    public const int RemoteIo = 121;

    /// <summary>
    /// Where the caller's number is in <c>struct epoll_event</c>: packed on x64, aligned elsewhere (linux/eventpoll.h).
    /// </summary>
    public static readonly int EpollDataOffset = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;

    /// <summary>Bytes of a <c>struct epoll_event</c>.</summary>
    public static readonly int EpollEventSize = EpollDataOffset + sizeof(long);

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

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int EpollCreate(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int EpollControl(SafeFileHandle epoll, int operation, SafeFileHandle handle, void* change);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int EpollWait(SafeFileHandle epoll, void* events, int limit, int timeoutMilliseconds);
}
