using Appliance.Firmware.Configuration;

namespace Appliance.Firmware.Security;

/// <summary>A token that installers and tests put into a file before the first start.</summary>
internal static class ProvisioningToken
{
    /// <summary>Shortest token accepted.</summary>
    public const int ShortestLength = 16;

    /// <summary>Longest token accepted.</summary>
    public const int LongestLength = 512;

    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Reads the token, or null when no file is named.</summary>
    /// <exception cref="StartRefusedException">The file cannot be used; the message says why.</exception>
    public static string? Read(string? path)
    {
        if (string.IsNullOrEmpty(path)) return null;
        if (!File.Exists(path)) throw new StartRefusedException($"Security:ProvisioningTokenFile: there is no file {path}.");
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None)
        {
            throw new StartRefusedException(
                $"Security:ProvisioningTokenFile: others may read {path}. Whoever reads it owns the appliance: chmod 600 {path}");
        }

        string token;
        try
        {
            token = File.ReadAllText(path).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"Security:ProvisioningTokenFile: {exception.Message}", exception);
        }

        return token.Length is >= ShortestLength and <= LongestLength && !token.Any(char.IsWhiteSpace)
            ? token
            : throw new StartRefusedException(
                $"Security:ProvisioningTokenFile: {path} must hold one token of {ShortestLength} to {LongestLength} characters.");
    }
}
