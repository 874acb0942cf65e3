namespace Appliance.Scenarios.Tests;

/// <summary>Where the scenarios lie.</summary>
internal static class ScenarioFolder
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder!.FullName, "Appliance.sln"))) folder = folder.Parent;
        return System.IO.Path.Combine(folder.FullName, "tests", "Scenarios");
    }
}
