using System.Diagnostics;
using System.Text.Json;

namespace Appliance.Firmware.Tests.Update;

/// <summary>The list of what a program is made of (deploy/sbom.py) against the program these tests run.</summary>
public sealed class SbomTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly string Root = FindRoot();

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("appliance-sbom-");

    public SbomTests()
    {
        foreach (var name in (string[])["appliance.deps.json", "appliance.runtimeconfig.json"])
            File.Copy(Path.Combine(AppContext.BaseDirectory, name), Path.Combine(folder.FullName, name));
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Every_package_the_program_runs_with_and_the_console_is_built_from_is_in_it_with_its_hash()
    {
        var (exitCode, text, errors) = await MakeAsync();
        Assert.Equal((0, ""), (exitCode, errors));
        using var document = JsonDocument.Parse(text);
        Assert.Equal("CycloneDX", document.RootElement.GetProperty("bomFormat").GetString());
        var components = document.RootElement.GetProperty("components").EnumerateArray().ToDictionary(
            it => it.GetProperty("purl").GetString()!, it => it, StringComparer.Ordinal);

        foreach (var library in Packages()) AssertListed(components, "pkg:nuget/" + library.Replace('/', '@'));
        foreach (var purl in ConsolePackages()) AssertListed(components, purl);
        Assert.Contains("pkg:nuget/Microsoft.AspNetCore.App@10.0.0", components.Keys);
        Assert.Contains("pkg:nuget/SourceGear.sqlite3", string.Join(' ', components.Keys), StringComparison.Ordinal);
        Assert.DoesNotContain("Meziantou", string.Join(' ', components.Keys), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_program_gives_the_same_list() => Assert.Equal((await MakeAsync()).Text, (await MakeAsync()).Text);

    [Fact]
    public async Task A_package_that_is_not_the_locked_one_is_an_error()
    {
        var file = Path.Combine(folder.FullName, "appliance.deps.json");
        var package = Packages().First(it => it.StartsWith("CsvHelper/", StringComparison.Ordinal));
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace(package, "CsvHelper/1.2.3", StringComparison.Ordinal));

        var (exitCode, _, errors) = await MakeAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("CsvHelper/1.2.3 is not the package of the lock file.", errors, StringComparison.Ordinal);
    }

    private static void AssertListed(Dictionary<string, JsonElement> components, string purl)
    {
        Assert.Contains(purl, components.Keys);
        var hash = components[purl].GetProperty("hashes")[0];
        Assert.Equal(("SHA-512", 128), (hash.GetProperty("alg").GetString(), hash.GetProperty("content").GetString()!.Length));
    }

    private List<string> Packages()
    {
        using var deps = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.FullName, "appliance.deps.json")));
        return
        [
            .. deps.RootElement.GetProperty("libraries").EnumerateObject()
                .Where(it => it.Value.GetProperty("type").GetString() == "package").Select(it => it.Name),
        ];
    }

    /// <summary>What package.json asks for itself, in the versions of the lock file.</summary>
    private static List<string> ConsolePackages()
    {
        using var locked = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "firmware", "console", "package-lock.json")));
        var packages = locked.RootElement.GetProperty("packages");
        return
        [
            .. packages.GetProperty("").GetProperty("dependencies").EnumerateObject().Select(it =>
                $"pkg:npm/{it.Name.Replace("@", "%40", StringComparison.Ordinal)}@"
                + packages.GetProperty($"node_modules/{it.Name}").GetProperty("version").GetString()),
        ];
    }

    private async Task<(int ExitCode, string Text, string Errors)> MakeAsync()
    {
        ProcessStartInfo start = new("/usr/bin/python3", [Path.Combine(Root, "deploy", "sbom.py"), folder.FullName])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using CancellationTokenSource limit = new(Patience);
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await text, (await errors).Trim());
    }

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Appliance.sln"))) at = at.Parent!;
        return at.FullName;
    }
}
