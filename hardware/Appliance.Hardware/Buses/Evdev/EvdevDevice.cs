using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Appliance.Hardware.Buses.Kernel;

namespace Appliance.Hardware.Buses.Evdev;

/// <summary>
/// A keyboard of Linux through evdev, or what types like one: a bar-code scanner, a card reader. It is grabbed, so
/// that what it types reaches nobody else: no login prompt on the console, no other program.
/// </summary>
public sealed class EvdevDevice : IDisposable
{
    /// <summary>Events fetched in one read.</summary>
    internal const int FetchLimit = 64;

    private readonly DeviceFile file;

    /// <summary>Makes a reader over anything that gives input events.</summary>
    internal EvdevDevice(DeviceFile file, string name, string physicalPath)
    {
        this.file = file;
        Name = name;
        PhysicalPath = physicalPath;
    }

    /// <summary>What the device calls itself, for example <c>"Honeywell Imaging 1900"</c>.</summary>
    public string Name { get; }

    /// <summary>Where it is plugged in, for example <c>usb-0000:01:00.0-1.2/input0</c>; empty when the kernel does not know.</summary>
    public string PhysicalPath { get; }

    /// <summary>Opens a keyboard and takes it for this process alone.</summary>
    /// <param name="path">
    /// Best a link that stays: <c>/dev/input/by-id/usb-…-event-kbd</c>. The number in <c>/dev/input/event3</c> does not.
    /// </param>
    /// <exception cref="IOException">It does not exist, is no input device, or is taken.</exception>
    public static EvdevDevice Open(string path)
    {
        var device = DeviceFile.Open(path, LibC.ReadOnly | LibC.NonBlocking);
        try
        {
            EvdevLayout.Text name = default;
            device.Control(EvdevLayout.GetName, ref name, "find an input device behind");
            var physicalPath = PhysicalPathOf(device);
            Grab(device);
            return new(device, TextOf(name), physicalPath);
        }
        catch
        {
            device.Dispose();
            throw;
        }
    }

    /// <summary>Yields each key that goes down or is let go until cancelled; repeats of a held key are left out.</summary>
    /// <exception cref="IOException">The device was unplugged.</exception>
    public async IAsyncEnumerable<EvdevKey> ReadKeysAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[FetchLimit * EvdevLayout.EventBytes];
        while (true)
        {
            var count = await file.ReadAsync(buffer, cancellationToken);
            for (var start = 0; start + EvdevLayout.EventBytes <= count; start += EvdevLayout.EventBytes)
            {
                if (Decode(buffer.AsSpan(start, EvdevLayout.EventBytes)) is { } key) yield return key;
            }
        }
    }

    /// <summary>Ends the reading and gives the device back.</summary>
    public void Dispose() => file.Dispose();

    internal static EvdevKey? Decode(ReadOnlySpan<byte> bytes)
    {
        var input = MemoryMarshal.Read<EvdevLayout.InputEvent>(bytes);
        return (input.Type, input.Code, input.Value) switch
        {
            (EvdevLayout.SynchronisationEvent, EvdevLayout.Dropped, _) => new(0, IsDown: false, IsGap: true),
            (EvdevLayout.KeyEvent, var code, EvdevLayout.Down) => new(code, IsDown: true),
            (EvdevLayout.KeyEvent, var code, EvdevLayout.Up) => new(code, IsDown: false),
            _ => null,
        };
    }

    /// <summary>The argument of this ioctl is a number and not a structure.</summary>
    private static void Grab(DeviceFile device) => device.Control(EvdevLayout.Grab, 1, "take");

    private static string PhysicalPathOf(DeviceFile device)
    {
        try
        {
            EvdevLayout.Text text = default;
            device.Control(EvdevLayout.GetPhysical, ref text, "find the place of");
            return TextOf(text);
        }
        catch (IOException exception) when (DeviceFile.IsOneOf(exception, LibC.NoEntry))
        {
            return ""; // Virtual devices are nowhere.
        }
    }

    private static string TextOf(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text[..text.IndexOf((byte)0)]);
}
