using System.Xml.Linq;

namespace Appliance.Architecture.Tests;

/// <summary>The directions of the arrows hold; for each rule a canary shows that it can fail.</summary>
public sealed class ArchitectureTests
{
    private static readonly string Root = FindRoot();

    public static TheoryData<string> Projects => [.. Directory
        .EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories)
        .Where(file => file.Contains("/firmware/", StringComparison.Ordinal) || file.Contains("/hardware/", StringComparison.Ordinal))
        .Select(file => Path.GetRelativePath(Root, file))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Projects_reference_only_what_they_may(string file)
    {
        var project = Path.GetFileNameWithoutExtension(file);
        var content = XDocument.Load(Path.Combine(Root, file));

        Assert.Empty(DependencyRules.ForbiddenReferences(project, content));
        Assert.Empty(DependencyRules.ForbiddenPackages(project, content));
    }

    [Fact]
    public void The_domain_is_pure() =>
        Assert.Empty(Sources("firmware/Appliance.Domain").SelectMany(file => DependencyRules.ImpureWords(file.Name, file.Text)));

    [Fact]
    public void The_hardware_knows_no_business() =>
        Assert.Empty(Sources("hardware").SelectMany(file => DependencyRules.BusinessWords(file.Name, file.Text)));

    [Fact]
    public void Only_a_few_files_know_the_package_switch() =>
        Assert.Empty(Sources("firmware").Concat(Sources("hardware")).Concat(Sources("tests"))
            .SelectMany(file => DependencyRules.SwitchMentions(file.Name, file.Text)));

    [Fact]
    public void The_top_level_is_fixed()
    {
        string[] folders = ["firmware", "hardware", "deploy", "tests", "artifacts", "data"];
        var others = Directory.EnumerateDirectories(Root)
            .Select(Path.GetFileName)
            .Where(name => !name!.StartsWith('.') && !folders.Contains(name));

        Assert.Empty(others);
    }

    [Fact]
    public void Canary_a_domain_that_references_storage_is_caught() =>
        Assert.Single(DependencyRules.ForbiddenReferences("Appliance.Domain", Project("ProjectReference", "../Appliance.Storage/Appliance.Storage.csproj")));

    [Fact]
    public void Canary_hardware_that_references_the_domain_is_caught() =>
        Assert.Single(DependencyRules.ForbiddenReferences("Appliance.Hardware", Project("ProjectReference", "../../firmware/Appliance.Domain/Appliance.Domain.csproj")));

    [Fact]
    public void Canary_a_domain_with_a_package_is_caught() =>
        Assert.Single(DependencyRules.ForbiddenPackages("Appliance.Domain", Project("PackageReference", "Newtonsoft.Json")));

    [Fact]
    public void Canary_a_domain_that_reads_a_clock_is_caught() =>
        Assert.Single(DependencyRules.ImpureWords("Sale.cs", "var now = TimeProvider.System.GetUtcNow();"));

    [Fact]
    public void Canary_a_driver_that_knows_a_sale_is_caught() =>
        Assert.Single(DependencyRules.BusinessWords("EscPosPrinter.cs", "public void Print(SaleClosed sale)"));

    [Fact]
    public void Canary_a_stranger_that_knows_the_switch_is_caught() =>
        Assert.Single(DependencyRules.SwitchMentions("Station.cs", "#if FULL_" + "PACKAGES"));

    private static XDocument Project(string kind, string include) =>
        new(new XElement("Project", new XElement("ItemGroup", new XElement(kind, new XAttribute("Include", include)))));

    private static IEnumerable<(string Name, string Text)> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories))
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal))
            .Select(file => (Path.GetRelativePath(Root, file), File.ReadAllText(file)));

    internal static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Appliance.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the project.");
    }
}
