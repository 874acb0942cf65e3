namespace Appliance.Console.Tests;

/// <summary>The working tree the tests were built in.</summary>
internal static class Tree
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Appliance.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Appliance.sln is in no folder above the tests.");
        }

        return folder.FullName;
    }
}
