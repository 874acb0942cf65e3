using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Appliance.Hardware.Buses.Serial;

/// <summary>
/// The C library's terminal calls. Numbers and layout are those of glibc on x64 and arm64 (asm-generic/termbits.h).
/// </summary>
internal static partial class Termios
{
    public const int ReadWrite = 0x0002;
    public const int NoControllingTerminal = 0x0100;
    public const int NonBlocking = 0x0800;
    public const int CloseOnExec = 0x80000;
    public const int GetFlags = 3;
    public const int SetFlags = 4;

    public const uint SetNow = 0;
    public const int FlushBoth = 2;
    public const uint ReceiverOn = 0x0080;
    public const uint IgnoreModemLines = 0x0800;
    public const uint HardwareFlowControl = 0x80000000;
    public const int MinimumIndex = 6;
    public const int TimeoutIndex = 5;

    public const nuint Exclusive = 0x540C;
    public const nuint SetModemLines = 0x5416;
    public const int DtrAndRts = 0x002 | 0x004;

    public const short PollIn = 0x0001;
    public const short PollOut = 0x0004;
    public const short PollError = 0x0008 | 0x0010 | 0x0020;

    public const int NotATerminal = 25;
    public const int Invalid = 22;
    public const int Interrupted = 4;

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Control(SafeFileHandle handle, int command, int argument);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int IoControl(SafeFileHandle handle, nuint request, ref int argument);

    [LibraryImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int GetAttributes(SafeFileHandle handle, out Settings settings);

    [LibraryImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int SetAttributes(SafeFileHandle handle, uint when, in Settings settings);

    [LibraryImport("libc", EntryPoint = "tcflush", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Flush(SafeFileHandle handle, int queue);

    [LibraryImport("libc", EntryPoint = "cfmakeraw")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial void MakeRaw(ref Settings settings);

    [LibraryImport("libc", EntryPoint = "cfsetspeed", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int SetSpeed(ref Settings settings, uint speed);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Poll(ref PollRequest request, nuint count, int timeoutMilliseconds);

    /// <summary><c>struct termios</c>, 60 bytes.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Settings
    {
        public uint Input;
        public uint Output;
        public uint Control;
        public uint Local;
        public byte Line;
        public Characters Special;
        public uint InputSpeed;
        public uint OutputSpeed;
    }

    /// <summary><c>cc_t c_cc[32]</c>.</summary>
    [InlineArray(32)]
    public struct Characters
    {
        private byte first;
    }

    /// <summary><c>struct pollfd</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct PollRequest
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
