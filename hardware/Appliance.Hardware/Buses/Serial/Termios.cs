using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Appliance.Hardware.Buses.Serial;

/// <summary>
/// The C library's terminal calls. Numbers and layout are those of glibc on x64 and arm64 (asm-generic/termbits.h).
/// </summary>
internal static partial class Termios
{
    public const uint SetNow = 0;
    public const int FlushBoth = 2;
    public const uint ReceiverOn = 0x0080;
    public const uint IgnoreModemLines = 0x0800;
    public const uint HardwareFlowControl = 0x80000000;

    public const nuint Exclusive = 0x540C;
    public const nuint SetModemLines = 0x5416;
    public const int DtrAndRts = 0x002 | 0x004;

    public const int NotATerminal = 25;
    public const int Invalid = 22;

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
}
