using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Appliance.Hardware.Buses.Gpio;

/// <summary>
/// The GPIO character device, version 2: numbers and structures of <c>linux/gpio.h</c>, the same on x64 and arm64.
/// </summary>
internal static class GpioLayout
{
    public const nuint GetChipInfo = 0x8044B401;
    public const nuint GetLineInfo = 0xC100B405;
    public const nuint GetLine = 0xC250B407;
    public const nuint GetValues = 0xC010B40E;
    public const nuint SetValues = 0xC010B40F;

    public const int NameBytes = 32;
    public const int LineLimit = 64;

    public const ulong Used = 1 << 0;
    public const ulong Input = 1 << 2;
    public const ulong Output = 1 << 3;
    public const ulong RisingEdge = 1 << 4;
    public const ulong FallingEdge = 1 << 5;
    public const ulong OpenDrain = 1 << 6;
    public const ulong PullUp = 1 << 8;
    public const ulong PullDown = 1 << 9;
    public const ulong BiasDisabled = 1 << 10;

    public const uint OutputValuesAttribute = 2;
    public const uint DebounceAttribute = 3;
    public const uint Rising = 1;

    /// <summary><c>struct gpiochip_info</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct ChipInfo
    {
        public Name Name;
        public Name Label;
        public uint Lines;
    }

    /// <summary><c>struct gpio_v2_line_info</c>, up to what is read of it.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 256)]
    public struct LineInfo
    {
        public Name Name;
        public Name Consumer;
        public uint Offset;
        public uint AttributeCount;
        public ulong Flags;
    }

    /// <summary><c>struct gpio_v2_line_request</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct LineRequest
    {
        public Offsets Offsets;
        public Name Consumer;
        public LineConfig Config;
        public uint LineCount;
        public uint EventBufferSize;
        public Padding Padding;
        public int Descriptor;
    }

    /// <summary><c>struct gpio_v2_line_config</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct LineConfig
    {
        public ulong Flags;
        public uint AttributeCount;
        public Padding Padding;
        public Attributes Attributes;
    }

    /// <summary><c>struct gpio_v2_line_config_attribute</c> with the attribute in it; a debounce period is its low half.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct LineAttribute
    {
        public uint Id;
        public uint Padding;
        public ulong Value;
        public ulong Mask;
    }

    /// <summary><c>struct gpio_v2_line_values</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct LineValues
    {
        public ulong Bits;
        public ulong Mask;
    }

    /// <summary><c>struct gpio_v2_line_event</c>.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 48)]
    public struct LineEvent
    {
        public ulong TimestampNanoseconds;
        public uint Id;
        public uint Offset;
        public uint Sequence;
        public uint LineSequence;
    }

    /// <summary><c>char[32]</c>, ended by a zero.</summary>
    [InlineArray(NameBytes)]
    public struct Name
    {
        private byte first;
    }

    /// <summary><c>__u32[64]</c>.</summary>
    [InlineArray(LineLimit)]
    public struct Offsets
    {
        private uint first;
    }

    /// <summary><c>__u32[5]</c>.</summary>
    [InlineArray(5)]
    public struct Padding
    {
        private uint first;
    }

    /// <summary>Ten attributes.</summary>
    [InlineArray(10)]
    public struct Attributes
    {
        private LineAttribute first;
    }
}
