using System.Runtime.InteropServices;

namespace Appliance.Hardware.Buses.I2c;

/// <summary>Numbers and structures of <c>linux/i2c.h</c> and <c>linux/i2c-dev.h</c>.</summary>
internal static unsafe class I2cLayout
{
    public const nuint GetFunctions = 0x0705;
    public const nuint ReadWrite = 0x0707;
    public const nuint PlainTransfers = 1;
    public const ushort ReadFlag = 1;

    /// <summary><c>struct i2c_msg</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Message
    {
        public ushort Address;
        public ushort Flags;
        public ushort Length;
        public byte* Buffer;
    }

    /// <summary><c>struct i2c_rdwr_ioctl_data</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Transfer
    {
        public Message* Messages;
        public uint Count;
    }
}
