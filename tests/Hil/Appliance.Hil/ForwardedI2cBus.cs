using System.Buffers.Binary;
using Appliance.Hardware.Emulation.Buses;

namespace Appliance.Hil;

/// <summary>
/// Answers what the kernel forwards from the adapter <c>i2c-emu</c> (see <c>modules/i2c-emu.c</c>) with emulated
/// devices. The adapter's file stays open as long as the process: its reads cannot be cancelled.
/// </summary>
#pragma warning disable CA1001 // See above.
internal sealed class ForwardedI2cBus
#pragma warning restore CA1001
{
    private const string DeviceFile = "/dev/i2c-emu";
    private const string AdapterName = "i2c-emu";
    private const int RequestLimitBytes = 16_384;
    private const ushort ReadFlag = 1;
    private const byte Acknowledged = 0;
    private const byte NotAcknowledged = 1;
    private readonly FileStream file = new(DeviceFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);

    public ForwardedI2cBus()
    {
        Thread thread = new(Serve) { IsBackground = true, Name = "I2C devices" };
        thread.Start();
    }

    /// <summary>The kernel's bus that leads here.</summary>
    public static string Path { get; } = "/dev/" + System.IO.Path.GetFileName(
        Directory.EnumerateDirectories("/sys/class/i2c-dev")
            .Single(bus => File.ReadAllText(System.IO.Path.Combine(bus, "name")).Trim() == AdapterName));

    /// <summary>What is on the bus now.</summary>
    public EmulatedI2cBus Devices { get; set; } = new();

    private void Serve()
    {
        var request = new byte[RequestLimitBytes];
        while (true)
        {
            var count = file.Read(request);
            if (count > 0) file.Write(Answer(request.AsSpan(0, count)));
        }
    }

    /// <summary>Messages of address, flags, length (16 bits each) and what is written; the answer has what was read.</summary>
    private byte[] Answer(ReadOnlySpan<byte> request)
    {
        List<byte> answer = [Acknowledged];
        var rest = request[2..];
        for (var left = BinaryPrimitives.ReadUInt16LittleEndian(request); left > 0; left--)
        {
            var address = BinaryPrimitives.ReadUInt16LittleEndian(rest);
            var isRead = (BinaryPrimitives.ReadUInt16LittleEndian(rest[2..]) & ReadFlag) != 0;
            var length = BinaryPrimitives.ReadUInt16LittleEndian(rest[4..]);
            rest = rest[6..];
            try
            {
                if (isRead)
                {
                    var bytes = new byte[length];
                    Devices.Read(address, bytes);
                    answer.AddRange(bytes);
                }
                else
                {
                    Devices.Write(address, rest[..length]);
                    rest = rest[length..];
                }
            }
            catch (IOException)
            {
                return [NotAcknowledged];
            }
        }

        return [.. answer];
    }
}
