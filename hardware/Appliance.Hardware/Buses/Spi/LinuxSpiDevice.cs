using Appliance.Hardware.Buses.Kernel;

namespace Appliance.Hardware.Buses.Spi;

/// <summary>A device on an SPI bus of Linux through spidev: eight bits a word, most significant bit first.</summary>
public sealed class LinuxSpiDevice : ISpiDevice, IDisposable
{
    /// <summary>Bytes in one transfer: the buffer of spidev unless its <c>bufsiz</c> parameter says otherwise.</summary>
    public const int TransferLimitBytes = 4_096;

    /// <summary>Highest clock; a Pi's bus does no more.</summary>
    public const int SpeedLimitHz = 125_000_000;

    private readonly DeviceFile file;

    private LinuxSpiDevice(DeviceFile file) => this.file = file;

    /// <summary>Opens a device.</summary>
    /// <param name="path">For example <c>/dev/spidev0.1</c>: bus 0, chip select 1.</param>
    /// <param name="mode">0–3: bit 0 the clock's phase, bit 1 its polarity.</param>
    /// <param name="speedHz">Highest clock, 1–<see cref="SpeedLimitHz"/>.</param>
    /// <exception cref="IOException">It does not exist, is no SPI device, or cannot do this.</exception>
    public static LinuxSpiDevice Open(string path, int mode, int speedHz)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mode);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mode, 3);
        ArgumentOutOfRangeException.ThrowIfLessThan(speedHz, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(speedHz, SpeedLimitHz);
        var device = DeviceFile.Open(path, LibC.ReadWrite);
        try
        {
            var modeByte = (byte)mode;
            byte bits = 8;
            device.Control(SpiLayout.SetMode, ref modeByte, "set the mode of");
            device.Control(SpiLayout.SetBitsPerWord, ref bits, "set the word of");
            device.Control(SpiLayout.SetSpeed, ref speedHz, "set the speed of");
            return new(device);
        }
        catch
        {
            device.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The lengths differ, or are out of 1–<see cref="TransferLimitBytes"/>.</exception>
    public unsafe void Transfer(ReadOnlySpan<byte> write, Span<byte> read)
    {
        CheckLengths(write.Length, read.Length);
        fixed (byte* output = write, input = read)
        {
            SpiLayout.Transfer transfer = new()
            {
                WriteBuffer = (ulong)output,
                ReadBuffer = (ulong)input,
                Length = (uint)write.Length,
            };
            try
            {
                file.Control(SpiLayout.OneTransfer, ref transfer, "transfer bytes with");
            }
            catch (IOException exception) when (DeviceFile.IsOneOf(exception, LibC.Shutdown))
            {
                throw new IOException($"{file.Name} is gone.", exception); // What spidev says once its controller went.
            }
        }
    }

    /// <summary>Closes the device.</summary>
    public void Dispose() => file.Dispose();

    internal static void CheckLengths(int write, int read)
    {
        if (write is 0 or > TransferLimitBytes)
            throw new ArgumentException($"A transfer has 1–{TransferLimitBytes} bytes.", nameof(write));
        if (read != 0 && read != write) throw new ArgumentException("As many bytes come back as go out.", nameof(read));
    }
}
