using Appliance.Firmware.Configuration;
using Appliance.Firmware.Core;
using Appliance.Firmware.Doctor;
using Appliance.Firmware.Wiring;
using Appliance.Hardware.Discovery;

namespace Appliance.Firmware.Cli;

/// <summary>Commands for whoever connects devices.</summary>
internal static class DeviceCommands
{
    /// <summary>Lists what is connected, tries what is configured, and proposes settings for the rest.</summary>
    public static async Task<int> DoctorAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var settings = Settings(arguments);
        DeviceTree tree = new();
        var found = new MachineScan(tree).Look();
        MachineReport.Write(found, Console.Out);
        Console.WriteLine();
        var allAnswer = await ConfiguredAsync(settings, tree, cancellationToken);
        Console.WriteLine();
        var proposed = ProposedSettings.For(found);
        Console.WriteLine(proposed.Count == 0
            ? "Nothing was found that says what it is: no settings to propose."
            : "Proposed settings, guessed from what the devices say of themselves; put what is right into "
                + $"{ConfigurationReader.MachineFile}:\n{ProposedSettings.Json(proposed)}");
        return allAnswer ? 0 : CommandLine.Failed;
    }

    /// <summary>Tries one configured device.</summary>
    public static async Task<int> TestAsync(string device, string[] arguments, CancellationToken cancellationToken)
    {
        var settings = Settings(arguments);
        var wiring = DeviceWiring.Read(settings.Devices, TimeProvider.System, new());
        using var held = ApplianceLock.Take(DataFolder.From(settings.Data))
            ?? throw new StartRefusedException(
                "The appliance is running and its devices are its own. Stop it first (sudo systemctl stop appliance), and start "
                + "it again after the test.");
        var passed = await new HandsOnTest(wiring, TimeProvider.System, Console.Out).RunAsync(device, cancellationToken);
        return passed ? 0 : CommandLine.Failed;
    }

    private static Settings Settings(string[] arguments) =>
        ConfigurationReader.Read(AppContext.BaseDirectory, ConfigurationReader.MachineFile, arguments).Settings;

    private static async Task<bool> ConfiguredAsync(Settings settings, DeviceTree tree, CancellationToken cancellationToken)
    {
        Console.WriteLine("Configured devices");
        DeviceWiring wiring;
        try
        {
            wiring = DeviceWiring.Read(settings.Devices, TimeProvider.System, tree);
        }
        catch (StartRefusedException exception)
        {
            Console.WriteLine($"  ! {exception.Message}");
            return false;
        }

        if (wiring.Roles.Count == 0)
        {
            Console.WriteLine("  none: the whole counter is virtual");
            return true;
        }

        using var held = ApplianceLock.Take(DataFolder.From(settings.Data));
        IReadOnlyList<TrialResult> results;
        if (held is not null)
        {
            results = await new DeviceTrial(wiring, TimeProvider.System).RunAsync(cancellationToken);
        }
        else
        {
            Console.WriteLine("  The appliance is running; this is what it says:");
            results =
            [
                .. (await RunningHealth.AskAsync(settings.Urls, cancellationToken))
                    .Where(device => wiring.IsReal(device.Role))
                    .Select(device => new TrialResult(
                        device.Role, "running", device.State == "online" ? null : $"{device.State}: {device.Words}")),
            ];
        }

        foreach (var (role, driver, trouble) in results)
        {
            Console.WriteLine(trouble is null ? $"  {role} ({driver}): answers" : $"  ! {role} ({driver}): {trouble}");
        }

        return results.All(result => result.Trouble is null);
    }
}
