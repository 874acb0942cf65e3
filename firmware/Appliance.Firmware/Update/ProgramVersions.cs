using System.Reflection;
using System.Security.Cryptography;
using Appliance.Firmware.Configuration;

namespace Appliance.Firmware.Update;

/// <summary>
/// The programs on this machine: <c>versions/1.2.3/</c> each, <c>current</c> and <c>previous</c> as links, <c>next</c> naming one
/// that was installed, and <c>trial</c> with its starts so far. What starts the program (deploy/before-start.sh) sets the links,
/// and puts the one before back after three starts that nobody confirmed; <c>rolled-back</c> then names the one given up.
/// </summary>
internal sealed class ProgramVersions
{
    private const string Next = "next";
    private const string Trial = "trial";
    private const string RolledBack = "rolled-back";

    private readonly UpdateSettings settings;

    public ProgramVersions(UpdateSettings settings) => this.settings = settings;

    /// <summary>The version of the running program.</summary>
    public static Version Running { get; } = Three(Assembly.GetExecutingAssembly().GetName().Version ?? new(0, 0, 0));

    /// <summary>Whether programs can be installed here.</summary>
    public bool IsSetUp => settings.Folder is not null && settings.KeyFile is not null && Directory.Exists(At("versions"));

    /// <summary>Whether the current program is one whose start nobody has confirmed yet.</summary>
    public bool IsOnTrial => settings.Folder is not null && (File.Exists(At(Trial)) || File.Exists(At(Next)));

    /// <summary>Verifies a package, unpacks it beside the others and makes it the one of the next start.</summary>
    /// <param name="package">A file; it is left where it is.</param>
    /// <param name="running">The version now.</param>
    /// <returns>The new version.</returns>
    /// <exception cref="UpdateException">It is not taken; nothing has changed.</exception>
    public Version Install(string package, Version running)
    {
        if (!IsSetUp)
            throw new UpdateException("update-not-set-up", "この本体は更新の設定（Update:Folder と Update:KeyFile）がされていません。");
        var update = UpdatePackage.Open(package, ReadKey());
        if (update.Version <= running)
        {
            throw new UpdateException(
                "update-older", $"この本体のバージョン {running} より新しくありません（{update.Version}）。古いものには戻せません。");
        }

        var name = update.Version.ToString();
        var (folder, half) = (At("versions", name), At("versions", name + ".half"));
        if (Directory.Exists(half)) Directory.Delete(half, recursive: true);
        Directory.CreateDirectory(half);
        update.UnpackTo(half);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.Move(half, folder);
        File.Delete(At(RolledBack));
        File.WriteAllText(At(Next + ".new"), $"versions/{name}\n");
        File.Move(At(Next + ".new"), At(Next), overwrite: true);
        return update.Version;
    }

    /// <summary>The current program starts as it should: it is no longer on trial.</summary>
    public void Confirm()
    {
        if (settings.Folder is not null) File.Delete(At(Trial));
    }

    /// <summary>The version that was given up since the last time, told once; null for none.</summary>
    public string? TakeRolledBack()
    {
        if (settings.Folder is null || !File.Exists(At(RolledBack))) return null;
        var version = Path.GetFileName(File.ReadAllText(At(RolledBack)).Trim());
        File.Delete(At(RolledBack));
        return version;
    }

    /// <summary>Beside the versions, so that nothing is copied over from another disk.</summary>
    public string NewFile() => At(".update-" + Path.GetRandomFileName());

    private static Version Three(Version version) => new(version.Major, version.Minor, Math.Max(version.Build, 0));

    private ECDsa ReadKey()
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(settings.KeyFile!));
            return key;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or CryptographicException or UnauthorizedAccessException)
        {
            key.Dispose();
            throw new UpdateException("update-key", "製造元の公開鍵（Update:KeyFile）を読めません。", exception);
        }
    }

    private string At(params string[] parts) => Path.Combine([settings.Folder!, .. parts]);
}
