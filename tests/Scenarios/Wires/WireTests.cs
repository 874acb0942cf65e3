using Appliance.Firmware.Replay;

namespace Appliance.Scenarios.Tests.Wires;

/// <summary>
/// The same day passes on wires in memory and on the kernel's terminals, with one configuration file as the only
/// difference, and the journal tells the same. The kernel's other wires: <c>tests/Hil</c>.
/// </summary>
public sealed class WireTests
{
    private const string Day = "a-day-at-the-cafe.day";

    [Theory]
    [InlineData("memory.json", 0)]
    [InlineData("terminals.json", 4)]
    public async Task A_day_passes_on_any_wires_and_the_journal_tells_the_same(string wires, int terminals)
    {
        var scenario = Scenario.Parse(Day, await File.ReadAllTextAsync(Path.Combine(ScenarioTests.Folder, "first", Day)));
        var simulated = Directory.CreateTempSubdirectory("appliance-scenario-");
        var real = Directory.CreateTempSubdirectory("appliance-scenario-");
        try
        {
            using StringWriter transcript = new();
            ScenarioRunner.Run(scenario, simulated.FullName, transcript);
            await using TerminalCounter counter = new(
                Path.Combine(ScenarioTests.Folder, "wires", wires), scenario.Start);
            Assert.Equal(terminals, counter.Terminals);

            await ScenarioRunner.RunAsync(scenario, real.FullName, transcript, counter.Stage);

            Assert.Equal(WhatHappened.In(simulated.FullName), WhatHappened.In(real.FullName));
        }
        finally
        {
            simulated.Delete(recursive: true);
            real.Delete(recursive: true);
        }
    }
}
