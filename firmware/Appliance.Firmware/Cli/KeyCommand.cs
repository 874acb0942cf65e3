using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Firmware.Configuration;
using Appliance.Firmware.Core;
using Appliance.Firmware.Security;
using Appliance.Storage.Journal;

namespace Appliance.Firmware.Cli;

/// <summary>Tells which key the device signs with, or changes it while the appliance is stopped.</summary>
internal static class KeyCommand
{
    /// <param name="act"><c>show</c> or <c>change</c>.</param>
    /// <param name="reason">Why, as the journal has it.</param>
    /// <param name="arguments">Settings.</param>
    public static int Run(string act, string reason, string[] arguments)
    {
        KeyChangeReason? why = reason switch
        {
            "scheduled" => KeyChangeReason.Scheduled,
            "backup-lost" => KeyChangeReason.BackupLost,
            "suspected" => KeyChangeReason.Suspected,
            "handed-over" => KeyChangeReason.HandedOver,
            _ => null,
        };
        if (act is not ("show" or "change") || why is null)
        {
            throw new StartRefusedException(
                "Expected: appliance key show, or appliance key change [--reason scheduled|backup-lost|suspected|handed-over].");
        }

        var settings = ConfigurationReader.Read(AppContext.BaseDirectory, ConfigurationReader.MachineFile, arguments).Settings;
        var folder = DataFolder.From(settings.Data);
        folder.RequireRestored();
        using var stores = NetworkCommand.Open(folder, settings.Shop);
        if (act == "change") Change(stores, why.Value);
        var keys = stores.Journal.Keys;
        Console.WriteLine(
            $"Device {keys.DeviceId} signs with its key no. {keys.Changes.Count + 1}"
            + (keys.Changes is [.., var last] ? $", in use from {last.Day:yyyy-MM-dd} (entry {last.Sequence})." : "."));
        return 0;
    }

    private static void Change(ApplianceStores stores, KeyChangeReason reason)
    {
        if (stores.Journal.Keys.Changes.Count == DevicePublicKeys.MostChanges)
            throw new StartRefusedException($"The key was changed {DevicePublicKeys.MostChanges} times; a journal takes no more.");
        DeviceKeyChanged change = new(stores.PrepareKey(), reason, NetworkDesk.ByCommand, Environment.UserName);
        var state = StateLoader.Load(stores.Documents, NoLookup.Instance);
        stores.Journal.Append(Decider.Import(state, [change], TimeProvider.System.GetUtcNow()).Entries);
        stores.FinishKeyChange();
        Console.WriteLine(
            "OK: the key is changed and the one before destroyed. Make a new backup: earlier ones hold the earlier key. "
            + $"Give {Journal.KeyChangesFile} to whoever checks receipts with {Journal.PublicKeyFile}.");
    }
}
