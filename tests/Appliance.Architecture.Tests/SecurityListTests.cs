using System.Text.RegularExpressions;

namespace Appliance.Architecture.Tests;

/// <summary>The list of what OWASP ASVS asks is true to the tree: a test that is named there exists, and no row is without.</summary>
public sealed partial class SecurityListTests
{
    private static readonly string Root = ArchitectureTests.FindRoot();

    private static readonly Dictionary<string, string> Tests = ReadTests();

    /// <summary>Numbers of the standard's requirements of levels 1 and 2, in its order.</summary>
    private static readonly string[] Standard =
        File.ReadAllLines(Path.Combine(Root, "firmware", "security", "asvs-5.0-level-2.txt"));

    private static readonly string Inventory = File.ReadAllText(Path.Combine(Root, "firmware", "security", "INVENTORY.md"));

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
    public void Every_requirement_of_levels_1_and_2_is_in_one_row() =>
        Assert.Equal(Standard, Rows.SelectMany(row => NumbersIn((string)row[0])).Order(Comparer<string>.Create(ByPlace)));

    [Fact]
    public void Every_file_that_is_taken_in_has_its_limit_in_the_inventory()
    {
        var limits = Sources("firmware/Appliance.Firmware/Rest")
            .SelectMany(text => SizePattern().Matches(text).Select(match => match.Groups["limit"].Value)).Distinct().ToList();

        Assert.True(limits.Count > 3);
        Assert.All(limits, limit => Assert.Contains($"`{limit}`", Inventory, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_key_in_the_data_folder_is_in_the_inventory()
    {
        var keys = KeyPattern().Matches(File.ReadAllText(Path.Combine(Root, "firmware", "Appliance.Firmware", "Core", "DataFolder.cs")))
            .Select(match => match.Groups["file"].Value).ToList();

        Assert.True(keys.Count > 3);
        Assert.All(keys, key => Assert.Contains($"| `{key}` |", Inventory, StringComparison.Ordinal));
    }

    [Fact]
    public void Everyone_it_talks_to_is_in_the_inventory()
    {
        var talking = Directory.EnumerateFiles(Path.Combine(Root, "firmware", "Appliance.Firmware"), "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, "hardware"), "*.cs", SearchOption.AllDirectories))
            .Where(file => TalkPattern().IsMatch(File.ReadAllText(file))).Select(Path.GetFileNameWithoutExtension).ToList();

        Assert.True(talking.Count > 3);
        Assert.All(talking, name => Assert.Contains($"`{name}`", Inventory, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("V6.2.1", "6.2.1")]
    [InlineData("V6.2.1, V6.2.3", "6.2.1 6.2.3")]
    [InlineData("V16.4.2–V16.5.1", "16.4.2 16.4.3 16.5.1")]
    [InlineData("V6.2.99", "6.2.99")]
    public void Numbers_of_a_row_are_read(string item, string numbers) => Assert.Equal(numbers, string.Join(' ', NumbersIn(item)));

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

    /// <summary>One number, several with commas, or all from one to another.</summary>
    private static IEnumerable<string> NumbersIn(string item)
    {
        if (item.Split('–') is not [var first, var last]) return item.Split(", ").Select(number => number.TrimStart('V'));
        var (from, to) = (Array.IndexOf(Standard, first.TrimStart('V')), Array.IndexOf(Standard, last.TrimStart('V')));
        return Standard[from..(to + 1)];
    }

    private static int ByPlace(string one, string other) => Array.IndexOf(Standard, one).CompareTo(Array.IndexOf(Standard, other));

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs").Select(File.ReadAllText);

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

    [GeneratedRegex(@"RequestSizeLimitAttribute\((?<limit>[A-Za-z.]+)", RegexOptions.None, 1000)]
    private static partial Regex SizePattern();

    [GeneratedRegex("\"keys\", \"(?<file>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex KeyPattern();

    [GeneratedRegex(@"\bHttpClient\b.*new|SocketsHttpHandler|\bTcpClient\b|\bSocket\b[^;\n]*new", RegexOptions.None, 1000)]
    private static partial Regex TalkPattern();

    /// <summary>What follows <c>T:</c>: names with commas, each perhaps with words in brackets.</summary>
    [GeneratedRegex(@"T: (`[^`]+`( \([^)]*\))?(, )?)+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TestsPattern();

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.None, 1000)]
    private static partial Regex NamePattern();
}
