using Appliance.Firmware.Replay;

namespace Appliance.Scenarios.Tests.Wires;

/// <summary>
/// The same day passes on wires in memory and on the kernel's terminals, with one configuration file as the only
/// difference, and the journal tells the same. The kernel's other wires: <c>tests/Hil</c>.
/// </summary>
public sealed class WireTests
{
    [Theory]
    [InlineData("one-sale.day")]
    [InlineData("mixed-basket.day")]
    [InlineData("a-day-at-the-cafe.day")]
    public async Task In_simulated_time_the_journal_tells_what_is_kept(string day) => await InFolderAsync(async data =>
    {
        ScenarioRunner.Run(await ReadAsync(day), data, TextWriter.Null);
        var told = WhatHappened.In(data);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") await File.WriteAllLinesAsync(Kept(day), told);

        Assert.Equal(await File.ReadAllLinesAsync(Kept(day)), told);
    });

    [Theory]
    [InlineData("one-sale.day", "memory.json", 0)]
    [InlineData("one-sale.day", "terminals.json", 4)]
    [InlineData("mixed-basket.day", "memory.json", 0)]
    [InlineData("mixed-basket.day", "terminals.json", 4)]
    [InlineData("a-day-at-the-cafe.day", "terminals.json", 4)]
    public async Task In_real_time_on_any_wires_it_tells_the_same(string day, string wires, int terminals) =>
        await InFolderAsync(async data =>
        {
            var scenario = await ReadAsync(day);
            await using TerminalCounter counter = new(Path.Combine(ScenarioTests.Folder, "wirings", wires), scenario.Start);
            Assert.Equal(terminals, counter.Terminals);

            await ScenarioRunner.RunAsync(scenario, data, TextWriter.Null, counter.Stage);

            Assert.Equal(await File.ReadAllLinesAsync(Kept(day)), WhatHappened.In(data));
        });

    private static string Kept(string day) => Path.Combine(ScenarioTests.Folder, "wirings", WhatHappened.FileOf(day));

    private static async Task<Scenario> ReadAsync(string day) =>
        Scenario.Parse(day, await File.ReadAllTextAsync(Path.Combine(ScenarioTests.Folder, "first", day)));

    private static async Task InFolderAsync(Func<string, Task> act)
    {
        var folder = Directory.CreateTempSubdirectory("appliance-scenario-");
        try
        {
            await act(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
