namespace Appliance.Hardware.Discovery;

/// <summary>
/// The device files that are there, by the names that stay when something else is plugged in. Looks at names only and
/// opens nothing.
/// </summary>
/// <param name="root">Where <c>/dev</c> and <c>/sys</c> are; <c>/</c> but in tests.</param>
public sealed class DeviceTree(string root = "/")
{
    /// <summary>Ports that are listed of one kind at most.</summary>
    public const int ListLimit = 64;

    /// <summary>Where <c>/dev</c> and <c>/sys</c> are.</summary>
    public string Root { get; } = root;

    /// <summary>Serial ports: links by id, then what has no such link, for example <c>/dev/serial0</c> and <c>/dev/ttyAMA0</c>.</summary>
    public IReadOnlyList<string> SerialPorts
    {
        get
        {
            var byId = Files("dev/serial/by-id", "*");
            var named = byId.Select(TargetOf).ToHashSet(StringComparer.Ordinal);
            string[] patterns = ["serial*", "ttyUSB*", "ttyACM*", "ttyAMA*", "ttyS*"];
            var others = patterns.SelectMany(pattern => Files("dev", pattern))
                .Where(path => IsPort(path) && !named.Contains(TargetOf(path)));
            return [.. byId.Concat(others).Take(ListLimit)];
        }
    }

    /// <summary>Links that name a serial port by the socket it is plugged into.</summary>
    public IReadOnlyList<string> SerialPortsByPath => Files("dev/serial/by-path", "*");

    /// <summary>I2C buses, for example <c>/dev/i2c-1</c>.</summary>
    public IReadOnlyList<string> I2cBuses => Files("dev", "i2c-*");

    /// <summary>SPI devices, for example <c>/dev/spidev0.0</c>.</summary>
    public IReadOnlyList<string> SpiDevices => Files("dev", "spidev*");

    /// <summary>GPIO chips, for example <c>/dev/gpiochip0</c>; their labels are what to choose by.</summary>
    public IReadOnlyList<string> GpioChips => Files("dev", "gpiochip*");

    /// <summary>Printers of the USB printer class, for example <c>/dev/usb/lp0</c>.</summary>
    public IReadOnlyList<string> UsbPrinters => Files("dev/usb", "lp*");

    /// <summary>Keyboards and what types like one: links by id; where there are none, all input devices.</summary>
    public IReadOnlyList<string> Keyboards =>
        Files("dev/input/by-id", "*-event-kbd") is { Count: > 0 } links ? links : Files("dev/input", "event*");

    /// <summary>What a link leads to, or the path itself.</summary>
    public static string TargetOf(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
        catch (IOException)
        {
            return path; // A link in a circle, or one that went away meanwhile.
        }
    }

    private List<string> Files(string folder, string pattern)
    {
        var path = Path.Combine(Root, folder);
        try
        {
            return [.. Directory.EnumerateFileSystemEntries(path, pattern).Order(StringComparer.Ordinal).Take(ListLimit)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return []; // Nothing of this kind is here.
        }
    }

    /// <summary>A PC lists its four or more ttyS whether there is a port or not; those without one have type 0.</summary>
    private bool IsPort(string path)
    {
        if (Directory.Exists(path)) return false;
        var type = Path.Combine(Root, "sys/class/tty", Path.GetFileName(TargetOf(path)), "type");
        return !File.Exists(type) || File.ReadAllText(type).Trim() != "0";
    }
}
