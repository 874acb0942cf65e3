using Appliance.Hardware.Buses.Kernel;

namespace Appliance.Hardware.Buses.I2c;

/// <summary>
/// An I2C bus of Linux through i2c-dev. Each transfer names its address (I2C_RDWR), so one open bus serves all devices
/// on it.
/// </summary>
public sealed class LinuxI2cBus : II2cBus, IDisposable
{
    /// <summary>Lowest address that is not reserved.</summary>
    public const int FirstAddress = 0x08;

    /// <summary>Highest address that is not reserved.</summary>
    public const int LastAddress = 0x77;

    /// <summary>Bytes in one transfer; the kernel takes no more.</summary>
    public const int TransferLimitBytes = 8_192;

    private readonly DeviceFile file;

    private LinuxI2cBus(DeviceFile file) => this.file = file;

    /// <summary>Opens a bus.</summary>
    /// <param name="path">For example <c>/dev/i2c-1</c>, the bus on pins 3 and 5 of a Pi's header.</param>
    /// <exception cref="IOException">It does not exist, is no I2C bus, or takes no plain transfers.</exception>
    public static LinuxI2cBus Open(string path)
    {
        var device = DeviceFile.Open(path, LibC.ReadWrite);
        try
        {
            nuint functions = 0;
            device.Control(I2cLayout.GetFunctions, ref functions, "find an I2C bus behind");
            return (functions & I2cLayout.PlainTransfers) != 0
                ? new(device)
                : throw new IOException($"{path} takes SMBus transfers only.");
        }
        catch
        {
            device.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Write(int address, ReadOnlySpan<byte> bytes) => Transfer(address, bytes, 0, "write to");

    /// <inheritdoc/>
    public void Read(int address, Span<byte> bytes) => Transfer(address, bytes, I2cLayout.ReadFlag, "read");

    /// <summary>
    /// The addresses, in order, at which something answers a read of one byte. For the technician: takes some
    /// milliseconds, and advances a device that counts its reads.
    /// </summary>
    /// <exception cref="IOException">The bus itself failed, for example because a line is held low.</exception>
    public IReadOnlyList<int> Scan()
    {
        List<int> found = [];
        Span<byte> one = stackalloc byte[1];
        for (var address = FirstAddress; address <= LastAddress; address++)
        {
            try
            {
                Read(address, one);
                found.Add(address);
            }
            catch (IOException exception) when (IsUnanswered(exception))
            {
                // Nobody there: what a scan is for.
            }
        }

        return found;
    }

    /// <summary>Closes the bus.</summary>
    public void Dispose() => file.Dispose();

    internal static void Check(int address, int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(address, FirstAddress);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(address, LastAddress);
        if (bytes is 0 or > TransferLimitBytes)
            throw new ArgumentException($"A transfer has 1–{TransferLimitBytes} bytes.", nameof(bytes));
    }

    /// <summary>Drivers say ENXIO, as the kernel's i2c/fault-codes has it; that of the Pi 4 and older (i2c-bcm2835) EREMOTEIO.</summary>
    private static bool IsUnanswered(IOException exception) =>
        DeviceFile.IsOneOf(exception.InnerException as IOException ?? exception, LibC.NoSuchAddress, LibC.RemoteIo);

    private unsafe void Transfer(int address, ReadOnlySpan<byte> bytes, ushort flags, string what)
    {
        Check(address, bytes.Length);
        fixed (byte* buffer = bytes)
        {
            I2cLayout.Message message = new()
            {
                Address = (ushort)address,
                Flags = flags,
                Length = (ushort)bytes.Length,
                Buffer = buffer,
            };
            I2cLayout.Transfer transfer = new() { Messages = &message, Count = 1 };
            try
            {
                file.Control(I2cLayout.ReadWrite, ref transfer, $"{what} 0x{address:X2} on");
            }
            catch (IOException exception) when (IsUnanswered(exception))
            {
                throw new IOException($"No device answers at 0x{address:X2} on {file.Name}.", exception);
            }
        }
    }
}
