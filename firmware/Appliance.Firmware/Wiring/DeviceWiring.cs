using Appliance.Firmware.Configuration;
using Appliance.Firmware.Devices;
using Appliance.Firmware.Virtual;
using Appliance.Hardware.Discovery;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Wiring;

/// <summary>A device that settings put on a real wire.</summary>
/// <param name="Role">Of <see cref="DeviceRoles"/>.</param>
/// <param name="Driver">The driver's name.</param>
/// <param name="Open">Opens it anew.</param>
internal sealed record WiredDevice<T>(string Role, string Driver, DeviceOpener<T> Open)
    where T : class;

/// <summary>
/// Section <c>Devices</c>: which devices are on real wires, and with which drivers. A role that is not there is
/// virtual. Reading it opens nothing, so a device that is not plugged in does not stop the start; a setting that is wrong does.
/// </summary>
internal sealed class DeviceWiring
{
    /// <summary>The driver of a role that stays on the virtual counter.</summary>
    public const string Virtual = "virtual";

    private const string DriverKey = "Driver";
    private readonly CurrentPrinter printer = new();

    private DeviceWiring(IConfigurationSection? devices, TimeProvider time, DeviceTree tree)
    {
        foreach (var child in devices?.GetChildren() ?? [])
        {
            if (Sections.Contains(child.Key, StringComparer.OrdinalIgnoreCase)) continue;
            throw new StartRefusedException(
                $"The setting {child.Path} does not exist. Did you mean "
                + $"{devices!.Path}:{NearestName.Of(child.Key, Sections)}? Devices are {string.Join(", ", Sections)}.");
        }

        WiringBench bench = new(time, tree, printer);
        OperatorDisplay = Read(devices, "OperatorDisplay", DeviceRoles.OperatorDisplay, LineDisplayDrivers.All, bench);
        CustomerDisplay = Read(devices, "CustomerDisplay", DeviceRoles.CustomerDisplay, LineDisplayDrivers.All, bench);
        Printer = Read(devices, "Printer", DeviceRoles.Printer, PosPrinterDrivers.All, bench);
        if (Printer is not null) Printer = Printer with { Open = printer.Watched(Printer.Open) };
        Drawer = Read(devices, "Drawer", DeviceRoles.Drawer, CashDrawerDrivers.All, bench);
        Tone = Read(devices, "Tone", DeviceRoles.Buzzer, ToneDrivers.All, bench);
        Keyboard = Read(
            devices, "Keyboard", DeviceRoles.Keyboard, KeyboardDrivers.All, bench,
            (section, driver) => Keys = KeyboardDrivers.Layout(section, driver));
        CardReader = Read(devices, "CardReader", DeviceRoles.CardReader, CardReaderDrivers.All, bench);
        Scanner = Read(devices, "Scanner", DeviceRoles.Scanner, ScannerDrivers.All, bench);

        DrawerIsOnPrinter = Drawer?.Driver == CashDrawerDrivers.PrinterKick;
        if (!DrawerIsOnPrinter || PosPrinterDrivers.Kicking.Contains(Printer?.Driver ?? Virtual)) return;
        throw new StartRefusedException(
            $"Devices:Drawer:Driver is {CashDrawerDrivers.PrinterKick}, but the printer's driver {Printer!.Driver} has "
            + $"no pulse. Expected: a printer with the driver {string.Join(", ", PosPrinterDrivers.Kicking)}.");
    }

    /// <summary>Names of the sections.</summary>
    public static IReadOnlyList<string> Sections { get; } =
        ["OperatorDisplay", "CustomerDisplay", "Printer", "Drawer", "Tone", "Keyboard", "CardReader", "Scanner"];

    public WiredDevice<ILineDisplay>? OperatorDisplay { get; }

    public WiredDevice<ILineDisplay>? CustomerDisplay { get; }

    public WiredDevice<IPosPrinter>? Printer { get; }

    public WiredDevice<ICashDrawer>? Drawer { get; }

    /// <summary>Whether the drawer is on the printer's connector: it opens only while the printer is open.</summary>
    public bool DrawerIsOnPrinter { get; }

    public WiredDevice<IToneIndicator>? Tone { get; }

    public WiredDevice<IPosKeyboard>? Keyboard { get; }

    public WiredDevice<ICardReader>? CardReader { get; }

    public WiredDevice<IScanner>? Scanner { get; }

    /// <summary>Which key of the keyboard means what.</summary>
    public KeyLayout Keys { get; private set; } = KeyLayout.Default;

    /// <summary>The roles on real wires.</summary>
    public IReadOnlyCollection<string> Roles => new[]
    {
        OperatorDisplay?.Role, CustomerDisplay?.Role, Printer?.Role, Drawer?.Role, Tone?.Role, Keyboard?.Role,
        CardReader?.Role, Scanner?.Role,
    }.OfType<string>().ToList();

    /// <summary>Reads the section.</summary>
    /// <param name="devices">Null when there is none.</param>
    /// <param name="time">The clock of all drivers.</param>
    /// <param name="tree">What is there, for messages.</param>
    /// <exception cref="StartRefusedException">A setting is wrong; the message says what was expected and found.</exception>
    public static DeviceWiring Read(IConfigurationSection? devices, TimeProvider time, DeviceTree tree) =>
        new(devices, time, tree);

    public bool IsReal(string role) => Roles.Contains(role);

    /// <summary>The devices: real ones where there are, those of the virtual counter for the rest.</summary>
    public DeviceFactories Over(DeviceFactories virtually)
    {
        return new(
            Mirrored(OperatorDisplay, virtually.OperatorDisplay),
            Mirrored(CustomerDisplay, virtually.CustomerDisplay),
            Printer?.Open ?? printer.Watched(virtually.Printer),
            Drawer?.Open ?? virtually.Drawer,
            Tone?.Open ?? virtually.Tone,
            Keyboard?.Open ?? virtually.Keyboard,
            CardReader?.Open ?? virtually.CardReader,
            Scanner?.Open ?? virtually.Scanner)
        {
            Keys = Keys,
        };
    }

    private static DeviceOpener<ILineDisplay> Mirrored(
        WiredDevice<ILineDisplay>? wired, DeviceOpener<ILineDisplay> mirror) =>
        wired is null ? mirror : MirroredLineDisplay.Opener(wired.Open, mirror);

    private static WiredDevice<T>? Read<T>(
        IConfigurationSection? devices,
        string name,
        string role,
        IReadOnlyList<DeviceDriver<T>> drivers,
        WiringBench bench,
        Action<StrictSection, string>? readMore = null)
        where T : class
    {
        if (devices?.GetSection(name) is not { } found || !found.Exists()) return null;
        var known = drivers.Select(driver => driver.Name).Append(Virtual).ToList();
        if (found.Value is not null)
        {
            throw new StartRefusedException(
                $"{found.Path} is \"{found.Value}\". Expected: a section with a {DriverKey}: "
                + $"{string.Join(", ", known)}.");
        }

        StrictSection section = new(found);
        var chosen = section.Text(DriverKey, $"one of {string.Join(", ", known)}");
        if (!known.Contains(chosen))
        {
            throw new StartRefusedException(
                $"{section.PathOf(DriverKey)}: there is no driver {chosen}. Did you mean "
                + $"{NearestName.Of(chosen, known)}? Known: {string.Join(", ", known)}.");
        }

        var driver = drivers.FirstOrDefault(driver => driver.Name == chosen);
        var open = driver?.Read(section, bench);
        if (driver is not null) readMore?.Invoke(section, chosen);
        section.RefuseUnread(chosen);
        return open is null ? null : new(role, chosen, open);
    }
}
