using System.Diagnostics;
using Appliance.Firmware.Configuration;
using Appliance.Firmware.Replay;

namespace Appliance.Firmware.Cli;

/// <summary>Plays a scenario and tells whether it holds.</summary>
internal static class ReplayCommand
{
    public static int Run(FileInfo file, DirectoryInfo? data)
    {
        if (!file.Exists) throw new StartRefusedException($"There is no scenario {file.FullName}.");
        var own = data is null ? Directory.CreateTempSubdirectory("appliance-replay-") : null;
        var startedAt = Stopwatch.GetTimestamp();
        try
        {
            var scenario = Scenario.Parse(file.Name, File.ReadAllText(file.FullName));
            ScenarioRunner.Run(scenario, (data ?? own)!.FullName, Console.Out);
            Console.Error.WriteLine($"{file.Name} holds ({Stopwatch.GetElapsedTime(startedAt).TotalMilliseconds:0} ms).");
            return 0;
        }
        catch (ScenarioException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return CommandLine.Failed;
        }
        finally
        {
            own?.Delete(recursive: true);
        }
    }
}
