namespace Appliance.Domain.Journal;

/// <summary>An entry before it has its place in the journal.</summary>
/// <param name="At">Instant of the decision, UTC.</param>
/// <param name="Day">Business day, never before that of an earlier entry.</param>
/// <param name="StaffId">Who was signed in, or null.</param>
/// <param name="Data">What happened.</param>
public sealed record EntryDraft(DateTimeOffset At, DateOnly Day, string? StaffId, EntryData Data);

/// <summary>An entry in the journal.</summary>
/// <param name="Sequence">1, 2, 3 … without gaps.</param>
/// <param name="At">Instant of the decision, UTC.</param>
/// <param name="Day">Business day.</param>
/// <param name="DeviceId">The device that wrote it.</param>
/// <param name="StaffId">Who was signed in, or null.</param>
/// <param name="Data">What happened.</param>
/// <param name="Hash">SHA-256 of its canonical form, lower-case hex; the next entry names it.</param>
public sealed record JournalEntry(
    long Sequence, DateTimeOffset At, DateOnly Day, string DeviceId, string? StaffId, EntryData Data, string Hash);
