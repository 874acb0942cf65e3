using System.Xml.Linq;

namespace Appliance.Architecture.Tests;

/// <summary>Which project may reference which. Read from the project files, so that no unused reference hides.</summary>
internal static class DependencyRules
{
    private const string Firmware = "Appliance.Firmware";

    /// <summary>What each project may reference; a project that is not here may reference nothing.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Appliance.Domain"] = [],
        ["Appliance.Storage"] = ["Appliance.Domain"],
        ["Appliance.Storage.LiteDb"] = ["Appliance.Storage", "Appliance.Domain"],
        ["Appliance.Hardware"] = [],
        ["Appliance.Hardware.Emulation"] = ["Appliance.Hardware"],
        ["Appliance.Hardware.Iot"] = ["Appliance.Hardware"],
        ["Appliance.Hardware.EscPosNet"] = ["Appliance.Hardware"],
        [Firmware] =
        [
            "Appliance.Domain", "Appliance.Storage", "Appliance.Storage.LiteDb", "Appliance.Hardware",
            "Appliance.Hardware.Emulation", "Appliance.Hardware.Iot", "Appliance.Hardware.EscPosNet",
        ],
    };

    /// <summary>Breaches of the rules by a project that references what it must not.</summary>
    public static IEnumerable<string> ForbiddenReferences(string project, XDocument file) =>
        References(file, "ProjectReference")
            .Select(Path.GetFileNameWithoutExtension)
            .Where(target => !Allowed.GetValueOrDefault(project, []).Contains(target))
            .Select(target => $"{project} must not reference {target}");

    /// <summary>Packages of a project that is to stay free of them.</summary>
    public static IEnumerable<string> ForbiddenPackages(string project, XDocument file) =>
        project is "Appliance.Domain" or "Appliance.Hardware"
            ? References(file, "PackageReference").Select(package => $"{project} must not need {package}")
            : [];

    /// <summary>Words a source file of the pure domain must not contain.</summary>
    public static IEnumerable<string> ImpureWords(string file, string source) =>
        new[] { "System.IO", "File.", "TimeProvider", "HttpClient", "Thread", "Task<", "Random", "Environment." }
            .Where(word => source.Contains(word, StringComparison.Ordinal))
            .Select(word => $"{file} of the domain speaks of {word}");

    /// <summary>Business words a source file of the hardware side must not contain.</summary>
    public static IEnumerable<string> BusinessWords(string file, string source) =>
        new[] { "Appliance.Domain", "Appliance.Storage", "Appliance.Firmware", "SaleClosed", "MemberId" }
            .Where(word => source.Contains(word, StringComparison.Ordinal))
            .Select(word => $"{file} of the hardware speaks of {word}");

    /// <summary>Files that mention the package switch and are not among the few that may.</summary>
    public static IEnumerable<string> SwitchMentions(string file, string source)
    {
        string[] may = ["Directory.Build.props", "Appliance.Storage.LiteDb.csproj", "Appliance.Hardware.Iot.csproj",
            "Appliance.Hardware.EscPosNet.csproj", "Appliance.FullPackageSet.Tests.csproj", "PackageSetOffers.cs", "publish.sh"];
        var mentions = source.Contains("PackageSet" + ")", StringComparison.Ordinal)
            || source.Contains("FULL_" + "PACKAGES", StringComparison.Ordinal);
        return mentions && !may.Contains(Path.GetFileName(file)) ? [$"{file} must not know the package switch"] : [];
    }

    private static IEnumerable<string> References(XDocument file, string kind) =>
        file.Descendants(kind).Select(reference => (string?)reference.Attribute("Include")).OfType<string>();
}
