using Appliance.Firmware.Replay;
using Appliance.Scenarios.Tests.Wires;

namespace Appliance.Hil;

/// <summary>
/// The same day as on wires in memory and on terminals, here with every device on a wire of this kernel; the
/// configuration file is the only difference.
/// </summary>
internal static class DayChecks
{
    private const string Day = "a-day-at-the-cafe.day";
    private const string Wires = "virtual-machine.json";

    /// <summary>A drawer rests a second between two of the day's sales, and the processor is emulated.</summary>
    private static readonly TimeSpan DayLimit = TimeSpan.FromSeconds(90);

    public static Task RunAsync(Bench bench, ForwardedI2cBus i2c) => bench.CheckAsync(
        "A whole day passes on this kernel's wires, and the journal tells the same as in memory", _ => PlayAsync(i2c), DayLimit);

    private static async Task PlayAsync(ForwardedI2cBus i2c)
    {
        var scenarios = Path.Combine(FindTests(), "Scenarios");
        var scenario = Scenario.Parse(Day, await File.ReadAllTextAsync(Path.Combine(scenarios, "first", Day)));
        var inMemory = Directory.CreateTempSubdirectory("simulated-").FullName;
        var onWires = Directory.CreateTempSubdirectory("wired-").FullName;
        ScenarioRunner.Run(scenario, inMemory, TextWriter.Null);

        await using (WiredCounter counter = new(Path.Combine(scenarios, "wires", Wires), scenario.Start, i2c))
            await ScenarioRunner.RunAsync(scenario, onWires, TextWriter.Null, counter.Stage);

        var expected = WhatHappened.In(inMemory);
        var actual = WhatHappened.In(onWires);
        Expect.Equal(expected.Count, actual.Count);
        foreach (var (before, after) in expected.Zip(actual)) Expect.Equal(before, after);
    }

    private static string FindTests()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Appliance.sln"))) folder = folder.Parent;
        return Path.Combine(folder.FullName, "tests");
    }
}
