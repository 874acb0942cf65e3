using System.Text.RegularExpressions;

namespace Appliance.Architecture.Tests;

/// <summary>The list of what OWASP ASVS asks is true to the tree: a test that is named there exists, and no row is without.</summary>
public sealed partial class SecurityListTests
{
    private static readonly string Root = ArchitectureTests.FindRoot();

    private static readonly Dictionary<string, string> Tests = ReadTests();

    public static TheoryData<string, string> Rows
    {
        get
        {
            TheoryData<string, string> rows = [];
            foreach (var line in File.ReadLines(Path.Combine(Root, "firmware", "security", "ASVS.md")))
            {
                if (RowPattern().Match(line) is { Success: true } row) rows.Add(row.Groups["item"].Value, row.Groups["text"].Value);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_item_has_a_test_or_a_reason(string item, string text) => Assert.True(HasTestOrReason(text), item);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_test_named_in_the_list_exists(string item, string text) =>
        Assert.Equal((item, ""), (item, string.Join(' ', Named(text).Where(name => !Exists(name)))));

    [Fact]
    public void All_parts_of_the_standard_are_there() =>
        Assert.Equal(
            Enumerable.Range(1, 17),
            Rows.Select(row => int.Parse(PartPattern().Match((string)row[0]).Groups["part"].Value)).Distinct().Order());

    [Theory]
    [InlineData("`NobodyWroteTheseTests`", false)]
    [InlineData("`SecurityListTests`", true)]
    [InlineData("`SecurityListTests.Every_item_has…`", true)]
    [InlineData("`SecurityListTests.Every_item_had…`", false)]
    public void A_test_that_does_not_exist_is_found_out(string name, bool exists) => Assert.Equal(exists, Exists(Named("T: " + name).Single()));

    [Theory]
    [InlineData("T: `SecurityListTests`", true)]
    [InlineData("**n/a**: there is none", true)]
    [InlineData("**missing**", true)]
    [InlineData("it is all right", false)]
    public void A_row_without_either_is_found_out(string text, bool holds) => Assert.Equal(holds, HasTestOrReason(text));

    private static bool HasTestOrReason(string text) =>
        text.Contains("T: ", StringComparison.Ordinal) || text.Contains("**n/a**", StringComparison.Ordinal)
        || text.Contains("**why**", StringComparison.Ordinal) || text.Contains("**missing**", StringComparison.Ordinal);

    /// <summary>Names of tests: <c>Class</c>, <c>Class.Beginning_of_a_method…</c>, or a file of the console's tests.</summary>
    private static IEnumerable<string> Named(string text) =>
        TestsPattern().Matches(text).SelectMany(list => NamePattern().Matches(list.Value)).Select(name => name.Groups["name"].Value);

    private static bool Exists(string name)
    {
        if (name.Contains(".test.", StringComparison.Ordinal)) return Tests.ContainsKey(name);
        var parts = name.TrimEnd('…').Split('.', 2);
        return Tests.Where(it => it.Key.StartsWith(parts[0] + ".cs", StringComparison.Ordinal))
            .Any(it => parts.Length == 1 || it.Value.Contains(" " + parts[1], StringComparison.Ordinal));
    }

    /// <summary>Texts by file name; of two with one name the second has its folder added.</summary>
    private static Dictionary<string, string> ReadTests()
    {
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        var files = Directory.EnumerateFiles(Path.Combine(Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, "firmware", "console", "src"), "*.test.ts*", SearchOption.AllDirectories));
        foreach (var file in files)
        {
            var name = Path.GetFileName(file);
            if (!found.TryAdd(name, File.ReadAllText(file))) found.TryAdd($"{name} {Path.GetDirectoryName(file)}", File.ReadAllText(file));
        }

        return found;
    }

    [GeneratedRegex(@"^\| (?<item>V[0-9][^|]*?) \| (?<text>.*) \|$", RegexOptions.None, 1000)]
    private static partial Regex RowPattern();

    [GeneratedRegex("^V(?<part>[0-9]+)", RegexOptions.None, 1000)]
    private static partial Regex PartPattern();

    /// <summary>What follows <c>T:</c>: names with commas, each perhaps with words in brackets.</summary>
    [GeneratedRegex(@"T: (`[^`]+`( \([^)]*\))?(, )?)+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TestsPattern();

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.None, 1000)]
    private static partial Regex NamePattern();
}
