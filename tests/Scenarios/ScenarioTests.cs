using Appliance.Firmware.Replay;

namespace Appliance.Scenarios.Tests;

/// <summary>Every scenario holds, gives the transcript beside it, and twice gives the same bytes.</summary>
public sealed class ScenarioTests
{
    internal static readonly string Folder = ScenarioFolder.Path;

    public static TheoryData<string> Files => [.. Directory
        .EnumerateFiles(Folder, "*.day", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Folder, file))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_scenario_holds_and_its_transcript_is_as_kept(string file)
    {
        var (transcript, _) = Play(file);
        var golden = Path.Combine(Folder, Path.ChangeExtension(file, ".golden"));
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(golden, transcript);

        Assert.Equal(File.ReadAllText(golden), transcript);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Played_twice_it_gives_the_same_journal_byte_for_byte(string file)
    {
        var (_, first) = Play(file);
        var (_, second) = Play(file);

        Assert.NotEmpty(first);
        Assert.Equal(first, second);
    }

    [Theory]
    [InlineData("keys 1 5 0 DEPT1\nexpect display operator \"¥151\"", "x.day:2: the operator display does not show “¥151”")]
    [InlineData("keys 1 5 0 DEPT1 CASH\nexpect sale total=151", "x.day:2: sale total: expected 151, found 150")]
    [InlineData("expect drawer open", "x.day:1: drawer: expected open, found closed")]
    [InlineData("expect receipt \"合計\"", "x.day:1: nothing was printed yet")]
    [InlineData("expect sale total=1", "x.day:1: there is no sale")]
    [InlineData("fault printer on-fire on", "x.day:1: there is no such fault")]
    [InlineData("keys 1 5 0 DEPT1 CASH\nexpect session z=1 sales=2", "x.day:2: session sales: expected 2, found 1")]
    [InlineData("expect stock 032=9", "x.day:1: stock 032: expected 9, found 10")]
    [InlineData("staff 09 pin 1234", "x.day:1: nobody has the number 09; known: 01 02")]
    [InlineData("expect paper \"精算\"", "x.day:1: nothing was printed yet")]
    [InlineData("owner reads /today net=1", "x.day:1: net: expected 1, found 0")]
    [InlineData("owner reads /today gross=1", "x.day:1: gross: expected 1, found nothing of that name")]
    [InlineData("owner reads /nowhere net=1", "x.day:1: it was refused: not-found")]
    [InlineData("owner reads /reports/sales.csv?from=2026-11-21&to=2026-11-21&by=day \"消費税\"", "x.day:1: it does not say “消費税”")]
    [InlineData("02 reads /reports/visitors count=0", "x.day:1: it was refused: not-allowed")]
    [InlineData("02 cannot read /today not-allowed", "x.day:1: /today: expected not-allowed, found the page")]
    [InlineData("expect answer id=1", "x.day:1: nothing was asked for in the console yet")]
    [InlineData("owner sends PUT /goals {\"kind\":\"nonsense\"}\nexpect refusal goal-amount", "x.day:2: refusal: expected goal-amount, found malformed-request")]
    public void What_does_not_hold_is_told_with_its_line(string script, string message)
    {
        using StringWriter transcript = new();
        var folder = Directory.CreateTempSubdirectory("appliance-scenario-");
        try
        {
            var failed = Assert.Throws<ScenarioException>(
                () => ScenarioRunner.Run(Scenario.Parse("x.day", script), folder.FullName, transcript));
            Assert.StartsWith(message, failed.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("jump", "x.day:1: “jump” is not understood here")]
    [InlineData("\nkeys ENTER", "x.day:2: there is no key ENTER")]
    [InlineData("tap 123", "x.day:1: tap wants a card id")]
    [InlineData("wait a bit", "x.day:1: “wait” is not understood here")]
    [InlineData("wait 5", "x.day:1: wait wants a time")]
    [InlineData("expect display operator \"a", "x.day:1: a quote is not closed")]
    [InlineData("expect sale total", "x.day:1: total should be name=value")]
    [InlineData("at noon", "x.day:1: at wants a day and a time")]
    [InlineData("shop saloon", "x.day:1: there is no shop saloon; did you mean salon?")]
    [InlineData("shop", "x.day:1: shop wants a trade")]
    [InlineData("staff 02 pin", "x.day:1: “staff” is not understood here")]
    public void A_line_that_cannot_be_read_is_told_with_its_number(string script, string message) =>
        Assert.StartsWith(message, Assert.Throws<ScenarioException>(() => Scenario.Parse("x.day", script)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_line_and_a_scenario_have_a_limit()
    {
        Assert.Throws<ScenarioException>(() => Scenario.Parse("x.day", new string('x', Scenario.LineLength + 1)));
        Assert.Throws<ScenarioException>(() => Scenario.Parse("x.day", new string('\n', Scenario.LineCount)));
    }

    private static (string Transcript, byte[] Journal) Play(string file)
    {
        using StringWriter transcript = new();
        var folder = Directory.CreateTempSubdirectory("appliance-scenario-");
        try
        {
            ScenarioRunner.Run(
                Scenario.Parse(Path.GetFileName(file), File.ReadAllText(Path.Combine(Folder, file))), folder.FullName, transcript);
            return (transcript.ToString(), Bytes(Path.Combine(folder.FullName, "journal")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static byte[] Bytes(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.jsonl*").Order(StringComparer.Ordinal).SelectMany(File.ReadAllBytes)];
}
