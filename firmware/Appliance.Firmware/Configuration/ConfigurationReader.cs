using System.Reflection;

namespace Appliance.Firmware.Configuration;

/// <summary>
/// Reads the settings: appsettings.json beside the program, /etc/appliance/appliance.json, environment, command line,
/// later ones winning. A key nobody reads is a typing mistake and stops the start.
/// </summary>
internal static class ConfigurationReader
{
    public const string MachineFile = "/etc/appliance/appliance.json";

    private const int NearEnough = 2;

    public static (IConfigurationRoot Root, Settings Settings) Read(string programFolder, string machineFile, string[] commandLine)
    {
        var files = Build(builder => builder
            .AddJsonFile(Path.Combine(programFolder, "appsettings.json"), optional: true)
            .AddJsonFile(machineFile, optional: true));
        var arguments = Build(builder => builder.AddCommandLine(commandLine));
        var environment = Build(builder => builder.AddEnvironmentVariables());
        RefuseUnknown(files, everything: true);
        RefuseUnknown(arguments, everything: true);
        RefuseUnknown(environment, everything: false);

        var root = Build(builder => builder.AddConfiguration(files).AddConfiguration(environment).AddConfiguration(arguments));
        Settings settings = new();
        root.Bind(settings);
        return (root, settings);
    }

    private static IConfigurationRoot Build(Func<IConfigurationBuilder, IConfigurationBuilder> add)
    {
        try
        {
            return add(new ConfigurationBuilder()).Build();
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException)
        {
            throw new StartRefusedException($"The configuration cannot be read: {exception.Message} {exception.InnerException?.Message}", exception);
        }
    }

    private static void RefuseUnknown(IConfigurationRoot configuration, bool everything)
    {
        foreach (var (key, value) in configuration.AsEnumerable())
        {
            if (value is null || IsKnown(key)) continue;
            var nearest = Nearest(key);

            // The environment is everybody's: only what looks like one of our keys can be a mistake.
            var ours = everything
                || (key.Contains(':', StringComparison.Ordinal)
                    && Distance(key.Split(':')[0], nearest.Split(':')[0]) <= NearEnough);
            if (ours) throw new StartRefusedException($"The setting {key} does not exist. Did you mean {nearest}?");
        }
    }

    private static bool IsKnown(string key) =>
        KnownKeys.Contains(key, StringComparer.OrdinalIgnoreCase)
        || key.StartsWith("Logging:LogLevel:", StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<string> KnownKeys { get; } = [.. Keys(typeof(Settings), "")];

    private static IEnumerable<string> Keys(Type type, string prefix)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var isSection = property.PropertyType.Namespace == typeof(Settings).Namespace;
            if (!isSection) yield return prefix + property.Name;
            else foreach (var key in Keys(property.PropertyType, prefix + property.Name + ":")) yield return key;
        }
    }

    private static string Nearest(string key) => KnownKeys.MinBy(known => Distance(key, known))!;

    /// <summary>Levenshtein's distance, letters' case aside.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                var same = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (same ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
