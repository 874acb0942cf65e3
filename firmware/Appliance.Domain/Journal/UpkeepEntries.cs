namespace Appliance.Domain.Journal;

/// <summary><c>backup.drilled</c>: a backup was restored to the side and looked through.</summary>
/// <param name="Sequence">Number of the last entry in the backup.</param>
/// <param name="MadeAt">When the backup was made.</param>
/// <param name="Good">Whether everything in it was as it should be.</param>
public sealed record BackupDrilled(long Sequence, DateTimeOffset MadeAt, bool Good) : EntryData;

/// <summary><c>device.tested</c>: somebody made a device move from the console, not from the counter.</summary>
/// <param name="Role">Which device, for example <c>drawer</c>.</param>
public sealed record DeviceTested(string Role) : EntryData;
