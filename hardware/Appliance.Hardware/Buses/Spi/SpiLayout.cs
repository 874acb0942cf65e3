using System.Runtime.InteropServices;

namespace Appliance.Hardware.Buses.Spi;

/// <summary>Numbers and the structure of <c>linux/spi/spidev.h</c>.</summary>
internal static class SpiLayout
{
    public const nuint SetMode = 0x40016B01;
    public const nuint SetBitsPerWord = 0x40016B03;
    public const nuint SetSpeed = 0x40046B04;
    public const nuint OneTransfer = 0x40206B00;

    /// <summary><c>struct spi_ioc_transfer</c>; speed and bits of 0 are those set for the device.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 32)]
    public struct Transfer
    {
        public ulong WriteBuffer;
        public ulong ReadBuffer;
        public uint Length;
        public uint SpeedHz;
        public ushort DelayMicroseconds;
        public byte BitsPerWord;
    }
}
