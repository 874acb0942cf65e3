using Appliance.Hardware.Buses;
using Appliance.Hardware.Buses.Gpio;
using Appliance.Hardware.Buses.I2c;
using Appliance.Hardware.Discovery;

namespace Appliance.Firmware.Doctor;

/// <summary>A port that is there.</summary>
/// <param name="Path">What to write into the settings.</param>
/// <param name="Name">What it says of itself, or where else it is found; empty when it says nothing.</param>
/// <param name="CanBe">What could be behind it.</param>
/// <param name="Trouble">Why it cannot be used now and what helps; null when it can.</param>
internal sealed record FoundPort(string Path, string Name, string CanBe, string? Trouble);

/// <summary>An I2C bus that is there, and the addresses on it at which something answers.</summary>
internal sealed record FoundBus(string Path, IReadOnlyList<(int Address, string[] CanBe)> Devices, string? Trouble);

/// <summary>A GPIO chip that is there; the label is empty when it may not be opened.</summary>
internal sealed record FoundChip(string Path, string Label, IReadOnlyList<string> Lines, string? Trouble);

/// <summary>Everything a scan found.</summary>
internal sealed record MachineFindings(
    IReadOnlyList<FoundPort> SerialPorts,
    IReadOnlyList<FoundBus> I2cBuses,
    IReadOnlyList<FoundChip> GpioChips,
    IReadOnlyList<FoundPort> SpiDevices,
    IReadOnlyList<FoundPort> Inputs,
    IReadOnlyList<FoundPort> UsbPrinters,
    string? PcscSocket);

/// <summary>
/// Looks through all buses of the machine. Serial ports, printers and keyboards are not opened: that may reset what is
/// behind them. On I2C only the addresses of known devices are read.
/// </summary>
internal sealed class MachineScan(DeviceTree tree)
{
    private const string SerialCanBe = "receipt printer, pole display, PN532 (HSU), RDM6300, scanner";
    private const string SpiCanBe = "PN532 or MFRC522 card reader";

    /// <summary>Opens an I2C bus; the kernel's but in tests.</summary>
    public Func<string, II2cBus> OpenI2c { get; init; } = LinuxI2cBus.Open;

    /// <summary>Label and lines of a GPIO chip; the kernel's but in tests.</summary>
    public Func<string, (string Label, IReadOnlyList<string> Lines)> LookAtGpio { get; init; } = LookAtChip;

    /// <summary>Whether a device file may be read and written; as the kernel says but in tests.</summary>
    public Func<string, bool> MayOpen { get; init; } = DeviceAccess.MayOpen;

    public MachineFindings Look() => new(
        [.. tree.SerialPorts.Select(Serial)],
        [.. tree.I2cBuses.Select(Bus)],
        [.. tree.GpioChips.DistinctBy(DeviceTree.TargetOf).Select(Chip)],
        [.. tree.SpiDevices.Select(path => new FoundPort(path, "", SpiCanBe, Trouble(path, exclusive: false)))],
        [.. tree.InputDevices.Select(Input)],
        [
            .. tree.UsbPrintersWithNames.Select(
                printer => new FoundPort(printer.Path, printer.Name, "receipt printer", Trouble(printer.Path))),
        ],
        tree.PcscSocket);

    private static (string Label, IReadOnlyList<string> Lines) LookAtChip(string path)
    {
        using var chip = LinuxGpioChip.Open(path);
        return (chip.Label, chip.LineNames());
    }

    private FoundPort Serial(string path)
    {
        var target = DeviceTree.TargetOf(path);
        var byPath = tree.SerialPortsByPath.FirstOrDefault(link => DeviceTree.TargetOf(link) == target);
        var names = new[] { target == path ? null : target, byPath }.OfType<string>();
        var canBe = DeviceWords.IsScanner(path) ? "scanner" : SerialCanBe;
        return new(path, string.Join(", ", names), canBe, Trouble(path));
    }

    private FoundPort Input(InputDevice device)
    {
        var id = device.Vendor.Length > 0 ? $"{device.Name} ({device.Vendor}:{device.Product})" : device.Name;
        var words = $"{device.Name} {device.Path}";
        var canBe = DeviceWords.IsScanner(words) ? "scanner that types"
            : DeviceWords.IsCardReader(words) ? "card reader that types"
            : "keys, scanner or card reader that types";
        return new(device.Path, id, canBe, Trouble(device.Path));
    }

    private FoundBus Bus(string path)
    {
        if (Trouble(path, exclusive: false) is { } trouble) return new(path, [], trouble);
        try
        {
            var bus = OpenI2c(path);
            using var owned = bus as IDisposable;
            return new(path, I2cProbe.Look(bus), null);
        }
        catch (IOException exception)
        {
            return new(path, [], exception.Message);
        }
    }

    private FoundChip Chip(string path)
    {
        if (Trouble(path, exclusive: false) is { } trouble) return new(path, "", [], trouble);
        try
        {
            var (label, lines) = LookAtGpio(path);
            return new(path, label, lines, null);
        }
        catch (IOException exception)
        {
            return new(path, "", [], exception.Message);
        }
    }

    /// <summary>Why a device cannot be used, with the command that helps.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="exclusive">Whether only one process may have it open.</param>
    private string? Trouble(string path, bool exclusive = true)
    {
        if (!MayOpen(path))
        {
            var group = DeviceAccess.GroupOf(path, Path.Combine(tree.Root, "etc/group"));
            return group is null or "root"
                ? "may not be opened by this user: a udev rule has to give it a group (deploy/system/70-appliance.rules)"
                : $"may not be opened by this user: sudo usermod -aG {group} $USER, then sign in again";
        }

        if (!exclusive) return null;
        var holders = DeviceAccess.HoldersOf(path, Path.Combine(tree.Root, "proc"));
        if (holders.Count == 0) return null;
        var manager = holders.Any(holder => holder.StartsWith("ModemManager ", StringComparison.Ordinal));
        var getty = holders.Any(holder => holder.StartsWith("agetty ", StringComparison.Ordinal));
        var help = manager ? ": sudo systemctl disable --now ModemManager"
            : getty ? ": switch the serial console off (sudo raspi-config nonint do_serial_cons 1)"
            : "";
        return $"in use by {string.Join(", ", holders)}{help}";
    }
}

/// <summary>Words in devices' names that tell what they are.</summary>
internal static class DeviceWords
{
    private static readonly string[] Scanners =
        ["scan", "barcode", "bar_code", "honeywell", "symbol", "zebra", "datalogic", "opticon", "denso", "newland"];

    private static readonly string[] CardReaders = ["rfid", "card", "sycreader"];

    private static readonly string[] Keys = ["keypad", "keyboard", "numeric", "tenkey", "ten_key"];

    public static bool IsScanner(string name) => Has(name, Scanners);

    public static bool IsCardReader(string name) => Has(name, CardReaders);

    public static bool IsKeyboard(string name) => Has(name, Keys);

    private static bool Has(string name, string[] words) =>
        words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
