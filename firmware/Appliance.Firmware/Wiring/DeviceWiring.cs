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
/// virtual; one that not every counter has is there only when it is named. Reading it opens nothing, so a device that is
/// not plugged in does not stop the start; a setting that is wrong does.
/// </summary>
internal sealed class DeviceWiring
{
    /// <summary>The driver of a role that stays on the virtual counter.</summary>
    public const string Virtual = "virtual";

    /// <summary>The driver of a role that the shop does without.</summary>
    public const string None = "none";

    private const string DriverKey = "Driver";

    /// <summary>Nobody can sell without them, or see what they do.</summary>
    private static readonly string[] Indispensable =
        [DeviceRoles.OperatorDisplay, DeviceRoles.Printer, DeviceRoles.Keyboard];

    private readonly CurrentPrinter printer = new();
    private readonly HashSet<string> virtualRoles = new(StringComparer.Ordinal);
    private readonly HashSet<string> without = new(StringComparer.Ordinal);

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

        Optional = new(
            Read(devices, "Keylock", DeviceRoles.Keylock, KeylockDrivers.All, bench),
            Read(devices, "CallButton", DeviceRoles.CallButton, CallButtonDrivers.All, bench),
            Read(devices, "Power", DeviceRoles.Power, PowerDrivers.All, bench),
            Read(devices, "Gate", DeviceRoles.Gate, GateDrivers.All, bench),
            Read(devices, "CoinAcceptor", DeviceRoles.CoinAcceptor, CashAcceptorDrivers.Coins, bench),
            Read(devices, "BillAcceptor", DeviceRoles.BillAcceptor, CashAcceptorDrivers.Bills, bench));

        DrawerIsOnPrinter = Drawer?.Driver == CashDrawerDrivers.PrinterKick;
        if (!DrawerIsOnPrinter || PosPrinterDrivers.Kicking.Contains(Printer?.Driver ?? Virtual)) return;
        throw new StartRefusedException(
            $"Devices:Drawer:Driver is {CashDrawerDrivers.PrinterKick}, but the printer's driver {Printer!.Driver} has "
            + $"no pulse. Expected: a printer with the driver {string.Join(", ", PosPrinterDrivers.Kicking)}.");
    }

    /// <summary>Names of the sections of devices that not every counter has.</summary>
    public static IReadOnlyList<string> OptionalSections { get; } =
        ["Keylock", "CallButton", "Power", "Gate", "CoinAcceptor", "BillAcceptor"];

    /// <summary>Names of the sections.</summary>
    public static IReadOnlyList<string> Sections { get; } =
    [
        "OperatorDisplay", "CustomerDisplay", "Printer", "Drawer", "Tone", "Keyboard", "CardReader", "Scanner",
        .. OptionalSections,
    ];

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

    /// <summary>Devices that not every counter has.</summary>
    public OptionalWiring Optional { get; }

    /// <summary>The roles that settings name as virtual.</summary>
    public IReadOnlySet<string> VirtualRoles => virtualRoles;

    /// <summary>The roles that settings say the shop does without.</summary>
    public IReadOnlySet<string> Without => without;

    /// <summary>Which key of the keyboard means what, where settings say so; else as the shop arranged them.</summary>
    public KeyLayout? Keys { get; private set; }

    /// <summary>The roles on real wires.</summary>
    public IReadOnlyCollection<string> Roles => new[]
    {
        OperatorDisplay?.Role, CustomerDisplay?.Role, Printer?.Role, Drawer?.Role, Tone?.Role, Keyboard?.Role,
        CardReader?.Role, Scanner?.Role,
    }.Concat(Optional.Roles).OfType<string>().ToList();

    /// <summary>Reads the section.</summary>
    /// <param name="devices">Null when there is none.</param>
    /// <param name="time">The clock of all drivers.</param>
    /// <param name="tree">What is there, for messages.</param>
    /// <exception cref="StartRefusedException">A setting is wrong; the message says what was expected and found.</exception>
    public static DeviceWiring Read(IConfigurationSection? devices, TimeProvider time, DeviceTree tree) =>
        new(devices, time, tree);

    public bool IsReal(string role) => Roles.Contains(role);

    /// <summary>The devices: real ones where there are, those of the virtual counter for the rest.</summary>
    /// <param name="virtually">The virtual counter's.</param>
    /// <param name="mirror">Where the console sees the real ones.</param>
    public DeviceFactories Over(DeviceFactories virtually, CounterMirror mirror)
    {
        return new(
            OperatorDisplay is { } forOperator
                ? MirroredLineDisplay.Opener(forOperator.Open, mirror.OperatorGlass)
                : virtually.OperatorDisplay,
            CustomerDisplay is { } forCustomer
                ? MirroredLineDisplay.Opener(forCustomer.Open, mirror.CustomerGlass)
                : virtually.CustomerDisplay,
            Printer is { } wired ? MirroredPosPrinter.Opener(wired.Open, mirror.Paper) : printer.Watched(virtually.Printer),
            Drawer?.Open ?? virtually.Drawer,
            Tone?.Open ?? virtually.Tone,
            Keyboard is { } block ? MirroredPosKeyboard.Opener(block.Open, mirror) : virtually.Keyboard,
            CardReader?.Open ?? virtually.CardReader,
            Scanner?.Open ?? virtually.Scanner)
        {
            Keys = Keys,
            Optional = Optional.Over(virtually.Optional),
            Without = without,
        };
    }

    private WiredDevice<T>? Read<T>(
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
        if (!Indispensable.Contains(role)) known.Add(None);
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
        if (chosen == Virtual) virtualRoles.Add(role);
        if (chosen == None) without.Add(role);
        return open is null ? null : new(role, chosen, open);
    }
}
