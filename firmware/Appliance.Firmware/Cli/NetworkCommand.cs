using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Firmware.Configuration;
using Appliance.Firmware.Core;
using Appliance.Firmware.Security;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Door;

namespace Appliance.Firmware.Cli;

/// <summary>
/// Opens the console to the shop's network or closes it while the appliance is stopped: a box without a screen has to be
/// opened before anybody can see its console.
/// </summary>
internal static class NetworkCommand
{
    /// <param name="act"><c>open</c>, <c>close</c> or <c>status</c>.</param>
    /// <param name="arguments">Settings.</param>
    public static int Run(string act, string[] arguments)
    {
        var settings = ConfigurationReader.Read(AppContext.BaseDirectory, ConfigurationReader.MachineFile, arguments).Settings;
        settings.Lan.Check();
        var folder = DataFolder.From(settings.Data);
        folder.RequireWritable();
        using var stores = Open(folder, settings.Shop);
        var isOpen = stores.Documents.Get(DoorCollections.Network, Collections.TheOnly) is { IsOpen: true };
        EntryData? change = act switch
        {
            "open" when !isOpen => new NetworkOpened(NetworkDesk.ByCommand, Environment.UserName),
            "close" when isOpen => new NetworkClosed(NetworkDesk.ByCommand, Environment.UserName),
            "open" or "close" or "status" => null,
            _ => throw new StartRefusedException($"There is no “appliance network {act}”. Expected: open, close or status."),
        };
        if (change is not null)
        {
            var state = StateLoader.Load(stores.Documents, NoLookup.Instance);
            stores.Journal.Append(Decider.Import(state, [change], TimeProvider.System.GetUtcNow()).Entries);
            isOpen = act == "open";
        }

        Console.WriteLine(isOpen
            ? $"OPEN: from its next start the console is served to the network over TLS at port {settings.Lan.Port}."
            : "CLOSED: the console is served to this machine alone.");
        return 0;
    }

    /// <exception cref="StartRefusedException">An appliance runs on the folder.</exception>
    internal static ApplianceStores Open(DataFolder folder, ShopSettings shop)
    {
        using (_ = Doctor.ApplianceLock.Take(folder) ?? throw new StartRefusedException(
            "The appliance is running. Use its console (設定), or stop it first, for example "
            + "with sudo systemctl stop appliance."))
        {
            // Held only to say so in words; opening the journal takes it again.
        }

        return ApplianceStores.Open(
            folder, new DiskJournalFiles(), PresetSetting.Read(shop), () => PackageSetOffers.OpenStore(folder.Store),
            TimeProvider.System);
    }
}
