using Appliance.Firmware.Replay;
using Appliance.Scenarios.Tests.Wires;

namespace Appliance.Hil;

/// <summary>
/// The same days as on wires in memory and on terminals, here with every device on a wire of this kernel; the
/// configuration file is the only difference.
/// </summary>
internal static class DayChecks
{
    private const string Wires = "virtual-machine.json";

    /// <summary>The whole appliance is compiled as it runs, by an emulated processor.</summary>
    private static readonly TimeSpan DayLimit = TimeSpan.FromSeconds(240);

    public static async Task RunAsync(Bench bench, ForwardedI2cBus i2c)
    {
        await bench.CheckAsync(
            "A member's sale passes on this kernel's wires, and the journal tells the same as in memory",
            _ => PlayAsync("one-sale.day", i2c), DayLimit);
        await bench.CheckAsync(
            "So does a mixed basket with a scan, a correction and change", _ => PlayAsync("mixed-basket.day", i2c), DayLimit);
    }

    private static async Task PlayAsync(string day, ForwardedI2cBus i2c)
    {
        var scenarios = Path.Combine(FindTests(), "Scenarios");
        var scenario = Scenario.Parse(day, await File.ReadAllTextAsync(Path.Combine(scenarios, "first", day)));
        var data = Directory.CreateTempSubdirectory("day-").FullName;
        await using (WiredCounter counter = new(Path.Combine(scenarios, "wirings", Wires), scenario.Start, i2c))
            await ScenarioRunner.RunAsync(scenario, data, TextWriter.Null, counter.Stage);

        // Kept beside the settings: simulating the day anew takes an emulated processor most of a minute.
        var expected = await File.ReadAllLinesAsync(Path.Combine(scenarios, "wirings", WhatHappened.FileOf(day)));
        var actual = WhatHappened.In(data);
        Expect.Equal(expected.Length, actual.Count);
        foreach (var (before, after) in expected.Zip(actual)) Expect.Equal(before, after);
    }

    private static string FindTests()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Appliance.sln"))) folder = folder.Parent;
        return Path.Combine(folder.FullName, "tests");
    }
}
