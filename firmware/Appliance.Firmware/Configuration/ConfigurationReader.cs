using System.Reflection;

namespace Appliance.Firmware.Configuration;

/// <summary>
/// Reads the settings: appsettings.json beside the program, /etc/appliance/appliance.json, environment, command line,
/// later ones winning. A key nobody reads is a typing mistake and stops the start.
/// </summary>
internal static class ConfigurationReader
{
    public const string MachineFile = "/etc/appliance/appliance.json";

    /// <summary>What is below it depends on the drivers chosen: <see cref="Wiring.DeviceWiring"/> checks it.</summary>
    private const string DevicesPrefix = nameof(Settings.Devices) + ":";

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
                    && NearestName.Distance(key.Split(':')[0], nearest.Split(':')[0]) <= NearEnough);
            if (ours) throw new StartRefusedException($"The setting {key} does not exist. Did you mean {nearest}?");
        }
    }

    private static bool IsKnown(string key) =>
        KnownKeys.Contains(key, StringComparer.OrdinalIgnoreCase)
        || key.StartsWith("Logging:LogLevel:", StringComparison.OrdinalIgnoreCase)
        || key.StartsWith(DevicesPrefix, StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<string> KnownKeys { get; } =
    [
        .. Keys(typeof(Settings), "").Where(key => key != nameof(Settings.Devices)),
        .. Wiring.DeviceWiring.Sections.Select(role => $"{DevicesPrefix}{role}:Driver"),
    ];

    private static IEnumerable<string> Keys(Type type, string prefix)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var isSection = property.PropertyType.Namespace == typeof(Settings).Namespace;
            if (!isSection) yield return prefix + property.Name;
            else foreach (var key in Keys(property.PropertyType, prefix + property.Name + ":")) yield return key;
        }
    }

    private static string Nearest(string key) => NearestName.Of(key, KnownKeys);
}
