using Appliance.Firmware.Configuration;
using Appliance.Firmware.Core;
using Appliance.Storage.Journal;

namespace Appliance.Firmware.Doctor;

/// <summary>Tells whether an appliance runs on the configured data folder: its devices are its own then.</summary>
internal static class ApplianceLock
{
    /// <summary>Takes the journal's lock, so that no appliance starts meanwhile.</summary>
    /// <returns>The lock, an empty one where no appliance ever ran; null when an appliance has it.</returns>
    /// <exception cref="StartRefusedException">This user may not look.</exception>
    public static IDisposable? Take(DataFolder folder)
    {
        var path = folder.JournalLock;
        if (!File.Exists(path)) return new MemoryStream();
        try
        {
            return new DiskJournalFiles().Lock(path);
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new StartRefusedException(
                $"{path} cannot be opened by this user: run the command as the appliance's user (sudo -u …).",
                exception);
        }
    }
}
