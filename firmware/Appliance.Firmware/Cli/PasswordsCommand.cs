using Appliance.Firmware.Configuration;
using Appliance.Firmware.Security;

namespace Appliance.Firmware.Cli;

/// <summary>Makes the file of breached passwords of a public list; best on a computer, it holds all of them in memory.</summary>
internal static class PasswordsCommand
{
    public static int Run(FileInfo list, FileInfo file, int seen)
    {
        if (!list.Exists) throw new StartRefusedException($"There is no list {list.FullName}.");
        using var lines = list.OpenText();
        var entries = BreachedPasswordsFile.Read(lines, seen);
        BreachedPasswordsFile.Write(file.FullName, entries);
        Console.WriteLine(
            $"OK: {entries.Count} passwords in {file.FullName}. Copy it to the appliance, name it in Security:BreachedPasswordsFile, "
            + "and start the appliance anew.");
        return 0;
    }
}
