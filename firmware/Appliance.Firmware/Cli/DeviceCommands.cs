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
                "The appliance is running and its devices are its own. Stop it first, for example with "
                + "sudo systemctl stop appliance, and start it again after the test.");
        HandsOnTest test = new(wiring, TimeProvider.System, Console.Out);
        var passed = await test.RunAsync(device, cancellationToken);
        return passed ? 0 : CommandLine.Failed;
    }

    private static Settings Settings(string[] arguments) =>
        ConfigurationReader.Read(AppContext.BaseDirectory, ConfigurationReader.MachineFile, arguments).Settings;

    private static async Task<bool> ConfiguredAsync(
        Settings settings, DeviceTree tree, CancellationToken cancellationToken)
    {
        Console.WriteLine("Configured devices");
        try
        {
            var wiring = DeviceWiring.Read(settings.Devices, TimeProvider.System, tree);
            if (wiring.Roles.Count == 0) Console.WriteLine("  none: the whole counter is virtual");
            var results = wiring.Roles.Count == 0 ? [] : await ResultsAsync(settings, wiring, cancellationToken);
            foreach (var (role, driver, trouble) in results)
            {
                Console.WriteLine(trouble is null ? $"  {role} ({driver}): answers" : $"  ! {role} ({driver}): {trouble}");
            }

            return results.All(result => result.Trouble is null);
        }
        catch (Exception exception) when (exception is StartRefusedException or IOException)
        {
            Console.WriteLine($"  ! {exception.Message}");
            return false;
        }
    }

    private static async Task<IReadOnlyList<TrialResult>> ResultsAsync(
        Settings settings, DeviceWiring wiring, CancellationToken cancellationToken)
    {
        using var held = ApplianceLock.Take(DataFolder.From(settings.Data));
        if (held is not null) return await new DeviceTrial(wiring, TimeProvider.System).RunAsync(cancellationToken);
        Console.WriteLine("  The appliance is running; this is what it says:");
        return
        [
            .. (await RunningHealth.AskAsync(settings.Urls, cancellationToken))
                .Where(device => wiring.IsReal(device.Role))
                .Select(device => new TrialResult(
                    device.Role, "running", device.State == "online" ? null : $"{device.State}: {device.Words}")),
        ];
    }
}
