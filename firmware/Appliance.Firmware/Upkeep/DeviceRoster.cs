using Appliance.Firmware.Devices;
using Appliance.Firmware.Rest;
using Appliance.Firmware.Wiring;

namespace Appliance.Firmware.Upkeep;

/// <summary>A role with the device that fills it.</summary>
/// <param name="Role">Of <see cref="DeviceRoles"/>.</param>
/// <param name="Section">Its section in the settings.</param>
/// <param name="Driver">The driver's name, <c>virtual</c> or <c>none</c>.</param>
/// <param name="Port">Where it is, as the settings say; null for a virtual one.</param>
/// <param name="State">connecting, online, error (needs a hand), offline, or none without one.</param>
/// <param name="LastError">What went wrong last, or null.</param>
/// <param name="Since">Since when it is in this state; null before anything was heard.</param>
/// <param name="CanBeTested">Whether it does something when told; the others wait for a hand.</param>
/// <param name="Drivers">Drivers it can have that come with notes.</param>
internal sealed record DeviceView(
    string Role,
    string Section,
    string Driver,
    string? Port,
    string State,
    string? LastError,
    DateTimeOffset? Since,
    bool CanBeTested,
    IReadOnlyList<string> Drivers);

/// <summary>Brings settings and workers together: one line for each role.</summary>
internal static class DeviceRoster
{
    /// <summary>Keys of a section that say where a device is.</summary>
    private static readonly string[] Places = ["Port", "Host", "Bus", "Address", "Chip", "Line", "RelayLine", "Connector"];

    private static readonly string[] Testable =
    [
        DeviceRoles.Printer, DeviceRoles.Drawer, DeviceRoles.OperatorDisplay, DeviceRoles.CustomerDisplay, DeviceRoles.Buzzer,
    ];

    /// <summary>Sections by role, in the order of <see cref="DeviceWiring.Sections"/>.</summary>
    private static readonly IReadOnlyList<(string Section, string Role)> Roles =
    [
        .. DeviceWiring.Sections.Zip(
        [
            DeviceRoles.OperatorDisplay, DeviceRoles.CustomerDisplay, DeviceRoles.Printer, DeviceRoles.Drawer, DeviceRoles.Buzzer,
            DeviceRoles.Keyboard, DeviceRoles.CardReader, DeviceRoles.Scanner, DeviceRoles.Keylock, DeviceRoles.CallButton,
            DeviceRoles.Power, DeviceRoles.Gate, DeviceRoles.CoinAcceptor, DeviceRoles.BillAcceptor,
        ]),
    ];

    public static IReadOnlyList<DeviceView> Of(
        IConfigurationSection? settings, DeviceWiring wiring, CounterDevices devices)
    {
        var workers = devices.All.ToDictionary(worker => worker.Role, StringComparer.Ordinal);
        return
        [
            .. Roles.Select(it => View(
                it.Section, it.Role, settings?.GetSection(it.Section), wiring, workers.GetValueOrDefault(it.Role))),
        ];
    }

    private static DeviceView View(
        string name, string role, IConfigurationSection? section, DeviceWiring wiring, DeviceWorker? worker)
    {
        var driver = wiring.IsReal(role) ? section?["Driver"] ?? "" : worker is null ? DeviceWiring.None : DeviceWiring.Virtual;
        var places = Places.Select(key => section?[key]).OfType<string>().ToList();
        var port = wiring.IsReal(role) && places.Count > 0 ? string.Join(" ", places) : null;
        return new(
            role, name, driver, port, worker is null ? "none" : HealthEndpoint.Name(worker.State), worker?.LastError,
            worker?.StateSince, worker is not null && Testable.Contains(role), DriverNotes.DriversOf(role));
    }
}
