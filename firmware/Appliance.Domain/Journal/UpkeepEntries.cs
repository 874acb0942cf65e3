namespace Appliance.Domain.Journal;

/// <summary><c>backup.drilled</c>: a backup was restored to the side and looked through.</summary>
/// <param name="Sequence">Number of the last entry in the backup.</param>
/// <param name="MadeAt">When the backup was made.</param>
/// <param name="Good">Whether everything in it was as it should be.</param>
public sealed record BackupDrilled(long Sequence, DateTimeOffset MadeAt, bool Good) : EntryData;

/// <summary><c>device.tested</c>: somebody made a device move from the console, not from the counter.</summary>
/// <param name="Role">Which device, for example <c>drawer</c>.</param>
public sealed record DeviceTested(string Role) : EntryData;

/// <summary><c>program.installed</c>: a newer program was verified and runs from the next start.</summary>
/// <param name="Version">Of the new one, three numbers.</param>
/// <param name="Before">Of the one that runs until then.</param>
/// <param name="By">Who installed it: an id of staff or of a token, or <c>command</c> for the command line.</param>
/// <param name="From">Remote address, or the machine's own user for the command line.</param>
public sealed record ProgramInstalled(string Version, string Before, string By, string From) : EntryData;

/// <summary><c>program.rolled-back</c>: a newer program did not start, and the one before was put back.</summary>
/// <param name="Version">The one that was given up.</param>
/// <param name="Running">The one that runs again.</param>
public sealed record ProgramRolledBack(string Version, string Running) : EntryData;
