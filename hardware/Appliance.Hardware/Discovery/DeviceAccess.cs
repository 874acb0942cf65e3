using System.Runtime.InteropServices;
using System.Text;

namespace Appliance.Hardware.Discovery;

/// <summary>Whether this process may open a device file, who owns it, and who has it open.</summary>
public static partial class DeviceAccess
{
    private const int CurrentFolder = -100;
    private const int ReadAndWrite = 4 | 2;
    private const uint GroupWanted = 0x10;
    private const int StatBytes = 256;
    private const int GroupOffset = 24;

    /// <summary>Whether the file's mode and groups let this process read and write it. Opens nothing.</summary>
    public static bool MayOpen(string path) => Access(path, ReadAndWrite) == 0;

    /// <summary>The name of the file's group, else its number; null when the file is not there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="groups">The system's list of groups, <c>/etc/group</c>.</param>
    public static string? GroupOf(string path, string groups)
    {
        var stat = new byte[StatBytes];
        if (Statx(CurrentFolder, path, 0, GroupWanted, stat) != 0) return null;
        var number = BitConverter.ToUInt32(stat, GroupOffset).ToString();
        if (!File.Exists(groups)) return number;
        return File.ReadLines(groups, Encoding.UTF8).Select(line => line.Split(':'))
            .FirstOrDefault(parts => parts.Length > 2 && parts[2] == number)?[0] ?? number;
    }

    /// <summary>
    /// Processes other than this one that have a device open, for example <c>ModemManager (712)</c>; only those that
    /// this user may look at.
    /// </summary>
    /// <param name="path">The device; a link is followed.</param>
    /// <param name="processes">The kernel's list of processes, <c>/proc</c>.</param>
    public static IReadOnlyList<string> HoldersOf(string path, string processes)
    {
        var target = DeviceTree.TargetOf(path);
        List<string> holders = [];
        foreach (var process in Entries(processes))
        {
            if (!int.TryParse(Path.GetFileName(process), out var id) || id == Environment.ProcessId) continue;
            if (!Entries(Path.Combine(process, "fd")).Any(file => LinkOf(file) == target)) continue;
            holders.Add($"{NameOf(process)} ({id})");
        }

        return holders;
    }

    private static string[] Entries(string folder)
    {
        try
        {
            return Directory.GetFileSystemEntries(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return []; // Somebody else's process, or one that has just ended.
        }
    }

    private static string? LinkOf(string file)
    {
        try
        {
            return new FileInfo(file).LinkTarget;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // Closed meanwhile.
        }
    }

    private static string NameOf(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "comm")).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "process";
        }
    }

    [LibraryImport("libc", EntryPoint = "access", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Access(string path, int mode);

    /// <summary><c>struct statx</c> has the same form on x64 and arm64: the group is at byte 24.</summary>
    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Statx(int folder, string path, int flags, uint mask, [Out] byte[] result);
}
