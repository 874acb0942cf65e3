namespace Appliance.Firmware.Configuration;

/// <summary>A file with one secret that only its owner may read.</summary>
internal static class SecretFile
{
    /// <summary>Longest secret.</summary>
    public const int LongestLength = 4_096;

    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Reads the secret.</summary>
    /// <param name="setting">Its name, for the message.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="StartRefusedException">The file cannot be used; the message says why.</exception>
    public static string Read(string setting, string path)
    {
        if (!File.Exists(path)) throw new StartRefusedException($"{setting}: there is no file {path}.");
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None)
        {
            throw new StartRefusedException($"{setting}: others may read {path}: chmod 600 {path}");
        }

        try
        {
            var secret = File.ReadAllText(path).Trim();
            return secret.Length is >= 1 and <= LongestLength && !secret.Any(char.IsControl)
                ? secret
                : throw new StartRefusedException($"{setting}: {path} must hold one line of 1 to {LongestLength} characters.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"{setting}: {exception.Message}", exception);
        }
    }
}
