using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Appliance.Hardware.Buses.Evdev;

/// <summary>Numbers and the structure of <c>linux/input.h</c>, as they are on 64-bit systems.</summary>
internal static class EvdevLayout
{
    public const nuint Grab = 0x40044590;
    public const nuint GetName = 0x81004506;
    public const nuint GetPhysical = 0x81004507;
    public const int TextBytes = 256;
    public const int EventBytes = 24;

    public const ushort SynchronisationEvent = 0;
    public const ushort KeyEvent = 1;
    public const ushort Dropped = 3;
    public const int Up = 0;
    public const int Down = 1;

    /// <summary><c>struct input_event</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct InputEvent
    {
        public long Seconds;
        public long Microseconds;
        public ushort Type;
        public ushort Code;
        public int Value;
    }

    /// <summary><c>char[256]</c>, ended by a zero.</summary>
    [InlineArray(TextBytes)]
    public struct Text
    {
        private byte first;
    }
}
