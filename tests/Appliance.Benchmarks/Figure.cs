using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Appliance.Benchmarks;

/// <summary>A measured figure and the goal it is held against.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Value">What was measured.</param>
/// <param name="Goal">What it should be.</param>
/// <param name="Unit">Unit of both.</param>
/// <param name="AtLeast">Whether more is better.</param>
internal sealed record Figure(string Id, double Value, double Goal, string Unit, bool AtLeast = false)
{
    public bool IsMet => AtLeast ? Value >= Goal : Value <= Goal;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"figure {Id} value={Value:0.###} goal={(AtLeast ? ">=" : "<=")}{Goal:0.###} unit={Unit} {(IsMet ? "ok" : "missed")}");
}

/// <summary>Keeps figures with the machine and the commit they were measured on.</summary>
internal static class FigureFile
{
    public static string Write(IEnumerable<Figure> figures)
    {
        var path = Path.GetFullPath(Path.Combine(Root(), "artifacts", "benchmarks.csv"));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var machine = $"{RuntimeInformation.OSArchitecture} {Environment.ProcessorCount} cores {RuntimeInformation.FrameworkDescription}";
        var commit = Commit();
        File.WriteAllLines(path,
        [
            "figure,value,goal,unit,met,machine,commit",
            .. figures.Select(it => string.Create(
                CultureInfo.InvariantCulture, $"{it.Id},{it.Value:0.######},{it.Goal},{it.Unit},{it.IsMet},{machine},{commit}")),
        ]);
        return path;
    }

    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Appliance.sln"))) folder = folder.Parent;
        return folder?.FullName ?? Environment.CurrentDirectory;
    }

    private static string Commit()
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", "rev-parse --short HEAD")
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                WorkingDirectory = Root(),
            })!;
            return git.StandardOutput.ReadToEnd().Trim();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "unknown";
        }
    }
}

internal static class Quantiles
{
    public static double At(this IEnumerable<double> samples, double quantile)
    {
        var sorted = samples.Order().ToArray();
        return sorted[Math.Min((int)Math.Ceiling(quantile * sorted.Length) - 1, sorted.Length - 1)];
    }
}
