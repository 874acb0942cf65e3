using System.Text.RegularExpressions;

namespace Appliance.Scenarios.Tests;

/// <summary>Every row of the owner's list has a scenario whose first line names it, and which reads a figure.</summary>
public sealed partial class RowTests
{
    /// <summary>O16 is the manual inside the console: it has no figure, and is held by the tests of the console.</summary>
    private const int LastRow = 15;

    private static readonly string[] Figures =
        ["expect member", "expect campaign", "expect segment", "expect figures", "expect liability", "expect day", "expect booking", " reads /"];

    public static TheoryData<int> Rows => [.. Enumerable.Range(1, LastRow)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_row_of_the_owners_list_has_a_scenario_that_ends_in_a_figure(int row)
    {
        var named = Directory.EnumerateFiles(ScenarioFolder.Path, "*.day", SearchOption.AllDirectories)
            .Select(File.ReadAllLines)
            .Where(lines => Named(lines[0]).Contains(row))
            .ToList();

        Assert.NotEmpty(named);
        Assert.Contains(named, lines => lines.Any(HasHands) && lines.Any(HasFigure));
    }

    private static IEnumerable<int> Named(string title) => Row().Matches(title).Select(it => int.Parse(it.Groups["row"].ValueSpan));

    private static bool HasHands(string line) =>
        line.StartsWith("tap ", StringComparison.Ordinal) || line.StartsWith("keys ", StringComparison.Ordinal);

    private static bool HasFigure(string line) => Figures.Any(it => line.Contains(it, StringComparison.Ordinal));

    [GeneratedRegex(@"\bO(?<row>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Row();
}
