using System.Buffers.Binary;
using Appliance.Hardware.Buses;
using Appliance.Hardware.Buses.Spi;

namespace Appliance.Hil;

/// <summary>What is plugged into an SPI bus: it hears only mode 0, and no clock above its own highest.</summary>
/// <param name="Device">What answers.</param>
/// <param name="MostHz">Its highest clock.</param>
internal sealed record SpiSocket(ISpiDevice Device, int MostHz);

/// <summary>
/// Answers what the kernel forwards from the controller <c>spi-emu</c> (see <c>modules/spi-emu.c</c>) with an emulated
/// device. The controller's file stays open as long as the process: its reads cannot be cancelled.
/// </summary>
#pragma warning disable CA1001 // See above.
internal sealed class ForwardedSpiBus
#pragma warning restore CA1001
{
    /// <summary>The kernel's device that leads here.</summary>
    public const string Path = "/dev/spidev0.0";

    private const string DeviceFile = "/dev/spi-emu";
    private const string Driver = "/sys/bus/spi/drivers/spidev";
    private const string DeviceName = "spi0.0";
    private const int HeaderBytes = 8;
    private const byte Floating = 0xFF;
    private readonly FileStream file = new(DeviceFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);

    public ForwardedSpiBus()
    {
        Thread thread = new(Serve) { IsBackground = true, Name = "SPI device" };
        thread.Start();
    }

    /// <summary>What is on the bus now; null for nothing.</summary>
    public SpiSocket? Socket { get; set; }

    /// <summary>The highest clock of a message so far, in Hz.</summary>
    public int FastestHz { get; private set; }

    /// <summary>Has the kernel let go of the device, as when its controller is pulled.</summary>
    public static void Unplug() => File.WriteAllText(System.IO.Path.Combine(Driver, "unbind"), DeviceName);

    /// <summary>Has the kernel take it again.</summary>
    public static void PlugIn() => File.WriteAllText(System.IO.Path.Combine(Driver, "bind"), DeviceName);

    private void Serve()
    {
        var request = new byte[HeaderBytes + LinuxSpiDevice.TransferLimitBytes];
        while (true)
        {
            var count = file.Read(request);
            if (count > 0) file.Write(Answer(request.AsSpan(0, count)));
        }
    }

    /// <summary>Mode and clock (32 bits each) and what goes out; the answer is what comes in.</summary>
    private byte[] Answer(ReadOnlySpan<byte> request)
    {
        var mode = BinaryPrimitives.ReadInt32LittleEndian(request);
        var speedHz = BinaryPrimitives.ReadInt32LittleEndian(request[4..]);
        FastestHz = Math.Max(FastestHz, speedHz);
        var write = request[HeaderBytes..];
        var answer = new byte[write.Length];
        if (mode == 0 && Socket is { } socket && speedHz <= socket.MostHz) socket.Device.Transfer(write, answer);
        else Array.Fill(answer, Floating);
        return answer;
    }
}
