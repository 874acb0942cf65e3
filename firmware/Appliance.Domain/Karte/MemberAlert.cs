namespace Appliance.Domain.Karte;

/// <summary>What an alert says. All of it is sealed in the journal: that somebody has an allergy is about their health.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">In a few words, 1–40 characters.</param>
/// <param name="Reading">The same for plain displays: 1–30 half-width characters.</param>
public sealed record AlertNote(AlertKind Kind, string Text, string Reading);

/// <summary>An alert of a member.</summary>
/// <param name="AlertId">1, 2, 3 … for each member.</param>
/// <param name="Note">What it says.</param>
/// <param name="Day">Business day on which it was written or last changed.</param>
/// <param name="StaffId">Who wrote it, or null.</param>
public sealed record MemberAlert(int AlertId, AlertNote Note, DateOnly Day, string? StaffId);
