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

    /// <summary>Serial ports: links by id, then what has no such link, for example <c>/dev/serial0</c>.</summary>
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

    /// <summary><see cref="Keyboards"/> with what the kernel knows of each.</summary>
    public IReadOnlyList<InputDevice> InputDevices =>
    [
        .. Keyboards.Select(path =>
        {
            var about = $"sys/class/input/{Path.GetFileName(TargetOf(path))}/device";
            return new InputDevice(path, Word($"{about}/name"), Word($"{about}/id/vendor"), Word($"{about}/id/product"));
        }),
    ];

    /// <summary><see cref="UsbPrinters"/> with what each says of itself.</summary>
    public IReadOnlyList<UsbPrinter> UsbPrintersWithNames =>
    [
        .. UsbPrinters.Select(path => new UsbPrinter(
            path, NameOf(Word($"sys/class/usbmisc/{Path.GetFileName(TargetOf(path))}/device/ieee1284_id")))),
    ];

    /// <summary>Where pcscd listens; null when it is not installed or not started.</summary>
    public string? PcscSocket =>
        Path.Combine(Root, "run/pcscd/pcscd.comm") is var path && File.Exists(path) ? path : null;

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
            var entries = Directory.EnumerateFileSystemEntries(path, pattern);
            return [.. entries.Order(StringComparer.Ordinal).Take(ListLimit)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return []; // Nothing of this kind is here.
        }
    }

    /// <summary>"MFG:EPSON;CMD:ESC/POS;MDL:TM-T20II;" gives "EPSON TM-T20II".</summary>
    private static string NameOf(string deviceId)
    {
        var parts = deviceId.Split(';').Select(part => part.Split(':', 2)).Where(part => part.Length == 2)
            .ToLookup(part => part[0].Trim(), part => part[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var maker = parts["MFG"].Concat(parts["MANUFACTURER"]).FirstOrDefault();
        var model = parts["MDL"].Concat(parts["MODEL"]).FirstOrDefault();
        return $"{maker} {model}".Trim();
    }

    private string Word(string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(Root, file)).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ""; // The kernel does not say.
        }
    }

    /// <summary>A PC lists its four or more ttyS whether there is a port or not; one that is none has type 0.</summary>
    private bool IsPort(string path)
    {
        if (Directory.Exists(path)) return false;
        var type = Path.Combine(Root, "sys/class/tty", Path.GetFileName(TargetOf(path)), "type");
        return !File.Exists(type) || File.ReadAllText(type).Trim() != "0";
    }
}
