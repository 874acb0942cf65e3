using Appliance.Domain.Journal;
using Appliance.Storage.Journal;

namespace Appliance.Firmware.Security;

/// <summary>
/// Tells the log of every entry that matters to security, so that another machine may hear of it at once (<c>deploy/system/rsyslog.conf</c>):
/// kind, number and hash, and nothing of what is in it. With the hash there, nobody can write the journal anew here unnoticed, not
/// even with the device's key; the closing of each day is told for that.
/// </summary>
internal sealed partial class SecurityLog(ILogger<SecurityLog> logger)
{
    /// <summary>Tells where the journal stands at a start: what was done by commands before it has had no other teller.</summary>
    public void Begin(long sequence, string hash) => LogBegin(logger, sequence, hash);

    /// <summary>Tells of an entry that matters.</summary>
    public void Hear(JournalEntry entry)
    {
        var level = LevelOf(entry.Data);
        if (level == LogLevel.None) return;
        var kind = JournalKinds.Of(entry.Data);
        if (level == LogLevel.Warning) LogRefused(logger, kind, entry.Sequence, entry.Hash);
        else LogEvent(logger, kind, entry.Sequence, entry.Hash);
    }

    /// <summary>How much an entry matters: a warning is worth a look by itself.</summary>
    public static LogLevel LevelOf(EntryData data) => data switch
    {
        ConsoleRefused or RequestRefused or PinRefused or DrawerForced or SecondFactorRecovered or SecondFactorRemoved
            or ConsoleCodeOffered or ProgramRolledBack or BackupDrilled { Good: false } => LogLevel.Warning,
        ConsoleSignedIn or ConsoleSignedOut or AccountDefined or AccountRemoved or PasswordChanged or AccessGranted or AccessRevoked
            or SecondFactorSet or SecondFactorDemanded or NetworkOpened or NetworkClosed or PermissionsDefined or StaffRegistered
            or ActionOverridden or MemberDisclosed or MemberErased or ProgramInstalled or DeviceKeyChanged or DayClosed or BackupDrilled => LogLevel.Information,
        _ => LogLevel.None,
    };

    [LoggerMessage(EventId = 7201, Level = LogLevel.Information, Message = "{Kind} is journal entry {Sequence}, hash {Hash}")]
    private static partial void LogEvent(ILogger logger, string kind, long sequence, string hash);

    [LoggerMessage(EventId = 7203, Level = LogLevel.Information, Message = "The journal goes on from entry {Sequence}, hash {Hash}")]
    private static partial void LogBegin(ILogger logger, long sequence, string hash);

    [LoggerMessage(EventId = 7202, Level = LogLevel.Warning, Message = "{Kind} is journal entry {Sequence}, hash {Hash}")]
    private static partial void LogRefused(ILogger logger, string kind, long sequence, string hash);
}
